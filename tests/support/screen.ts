// Putting parts and pages on a screen. With the app's own addresses, so that no link leads nowhere unnoticed.
import { mount } from '@vue/test-utils'
import type { VueWrapper } from '@vue/test-utils'
import type { Pinia } from 'pinia'
import type { Component } from 'vue'
import { createMemoryHistory, createRouter, matchedRouteKey } from 'vue-router'
import type { Router } from 'vue-router'
import { makeRouter } from '../../src/app/router.ts'
import { i18n, loadWords } from '../../src/locales/i18n.ts'

// A page that is not in the first script waits for its words; the tests begin when they are there.
await loadWords()

/** A router that knows the app's addresses by name and shows nothing. */
export function aRouter(): Router {
  const component = { render: () => null }
  const routes = makeRouter(createMemoryHistory()).getRoutes()
  return createRouter({
    history: createMemoryHistory(),
    routes: routes.map(({ path, name }) => ({ path, component, ...(name === undefined ? {} : { name }) })),
  })
}

/** Mounts a part of a page: with words, without stores and routes. */
export function mountPart(
  part: Component,
  props: Record<string, unknown>,
  slots: Record<string, () => string> = {},
): VueWrapper {
  return mount(part, { props, slots, attachTo: document.body, global: { plugins: [i18n] } })
}

/** Mounts a page over the stores of the page load. What it loads may still be under way: see `until`. */
export function mountPage(
  page: Component,
  pinia: Pinia,
  props: Record<string, unknown> = {},
): { readonly page: VueWrapper; readonly router: Router } {
  const router = aRouter()
  // Mounted by no router view, the page has no record of its own to leave.
  const record = { value: { leaveGuards: new Set(), updateGuards: new Set() } }
  const mounted = mount(page, {
    props,
    attachTo: document.body,
    global: { plugins: [pinia, i18n, router], provide: { [matchedRouteKey as symbol]: record } },
  })
  return { page: mounted, router }
}
