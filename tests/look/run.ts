// `npm run look`: pictures of every page and state of the built app in every look, and contact sheets of them, in
// test-results/look. For whoever changes how something looks: open them. `-- --looks phone-light-100,small --scenes result`
// takes only those whose names begin so; without --looks, the ten looks in which most of what goes wrong is seen.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import type { BrowserContext, BrowserContextOptions, Page } from '@playwright/test'
import { readAnswerKey } from '../browser/support/answer-key.ts'
import { BUILD } from '../browser/support/build.ts'
import { serveBuild } from '../browser/support/build-server.ts'
import { DAY, NOON, openOn } from '../browser/support/days.ts'
import { contactSheets } from './contact-sheet.ts'
import type { Picture } from './contact-sheet.ts'
import { ALL_LOOKS, wear } from './looks.ts'
import { liveIn, TODAY } from './profile.ts'
import type { Lived } from './profile.ts'
import type { Scene } from './scenes.ts'
import { SCENES } from './scenes.ts'
import { BROWSER_ARGUMENTS, chromiumPath } from '../../scripts/support/chromium.mjs'

/** Outside the folder that is emptied. */
const PROFILE = fileURLToPath(new URL('../../test-results/look-profile.json', import.meta.url))
const FOLDER = fileURLToPath(new URL('../../test-results/look', import.meta.url))
/** Every two values of screen, theme, text size, contrast and language meet in one of these, nearly. */
const USUAL =
  'phone-light-100,phone-dark-100,small-light-200,small-dark-200-more,side-light-100,side-dark-200,tablet-dark-100,desktop-light-100,desktop-dark-200,phone-light-100-more-en'
/** Longer pages are cut there in the contact sheets, and a little later in their own pictures. */
const SHEET_HEIGHT = 1700
const MOST_HEIGHT = 3400

const PLAIN = ALL_LOOKS.find(({ name }) => name === 'phone-light-100')

const { values } = parseArgs({
  options: {
    looks: { type: 'string', default: USUAL },
    scenes: { type: 'string', default: '' },
    again: { type: 'boolean', default: false },
  },
})
const looks = wanted(ALL_LOOKS, values.looks)
const scenes = wanted(SCENES, values.scenes)

rmSync(FOLDER, { recursive: true, force: true })
mkdirSync(FOLDER, { recursive: true })
const key = readAnswerKey(BUILD)
const server = await serveBuild(BUILD)
const executablePath = chromiumPath()
const browser = await chromium.launch({
  args: [...BROWSER_ARGUMENTS],
  ...(executablePath === undefined ? {} : { executablePath }),
})

const { lived, storageState } = await livedProfile()

const taken = new Map<string, Picture[]>()
let failures = 0
for (const profile of ['empty', 'lived'] as const) {
  let open: Opened | null = null
  for (const scene of scenes.filter((scene) => scene.profile === profile)) {
    open ??= await openProfile(profile)
    try {
      await scene.prepare(open.page, lived, key)
      await shoot(open.page, scene)
    } catch (error) {
      failures++
      console.error(`${scene.name}: ${String(error).slice(0, 300)}`)
      await open.context.close()
      open = null
    }
    if (!scene.fresh) continue
    await open?.context.close()
    open = null
  }
  await open?.context.close()
}
for (const { name, viewport } of looks)
  await contactSheets(browser, {
    name,
    pictures: taken.get(name) ?? [],
    columns: Math.max(1, Math.floor(2100 / viewport.width)) * (viewport.width > 700 ? 2 : 1),
    folder: path.join(FOLDER, 'sheets'),
    mostHeight: SHEET_HEIGHT,
  })
await browser.close()
await server.stop()
console.log(`${scenes.length} scenes in ${looks.length} looks: ${path.relative('.', FOLDER)}`)
process.exitCode = failures > 0 ? 1 : 0

/** Whole names, or the beginnings of names. */
function wanted<T extends { readonly name: string }>(all: readonly T[], names: string): T[] {
  const asked = names.split(',')
  return all.filter(({ name }) =>
    asked.some((part) => name === part || (name.startsWith(part) && !all.some(({ name }) => name === part))),
  )
}

/** Living takes a minute, so that with `--again` the last life is taken once more. */
async function livedProfile(): Promise<LivedProfile> {
  if (values.again && existsSync(PROFILE)) {
    const kept = JSON.parse(readFileSync(PROFILE, 'utf8')) as LivedProfile
    // The server is at another port each time.
    for (const each of kept.storageState.origins) each.origin = new URL(server.url).origin
    return kept
  }
  const { context, page } = await openContext()
  const lived = await liveIn(page, key)
  const storageState = await context.storageState({ indexedDB: true })
  await context.close()
  writeFileSync(PROFILE, JSON.stringify({ lived, storageState }))
  return { lived, storageState }
}

interface LivedProfile {
  readonly lived: Lived
  readonly storageState: Awaited<ReturnType<BrowserContext['storageState']>>
}

interface Opened {
  readonly context: BrowserContext
  readonly page: Page
}

async function openProfile(profile: Scene['profile']): Promise<Opened> {
  const opened = await openContext(profile === 'lived' ? { storageState } : {})
  await openOn(opened.page, TODAY)
  await opened.page.getByTestId('start-daily').waitFor()
  return opened
}

async function openContext(options: BrowserContextOptions = {}): Promise<Opened> {
  const context = await browser.newContext({
    ...options,
    baseURL: server.url,
    viewport: { width: 390, height: 844 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    hasTouch: true,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  // tsx names the functions it hands to the page by a helper that is not there.
  await page.addInitScript('globalThis.__name = (each) => each')
  // What is said once the app works without a network would come into one picture or another.
  await page.addInitScript(() => {
    navigator.serviceWorker.register = () => new Promise(() => undefined)
  })
  await page.clock.setFixedTime(NOON + TODAY * DAY)
  return { context, page }
}

async function shoot(page: Page, scene: Scene): Promise<void> {
  for (const look of looks) {
    await wear(page, look)
    const file = path.join(FOLDER, look.name, `${scene.name}.png`)
    const { width } = look.viewport
    const height = await page.evaluate(() => document.documentElement.scrollHeight)
    // Bars that stay on the screen keep their place when the screen is as high as the page.
    if (scene.shows === 'page' && height > look.viewport.height)
      await page.setViewportSize({ width, height: Math.min(height, MOST_HEIGHT) })
    await page.screenshot({ path: file, animations: 'disabled' })
    taken.set(look.name, [...(taken.get(look.name) ?? []), { name: scene.name, file, width }])
  }
  // The next scene is set up by Chinese names on a phone.
  if (PLAIN) await wear(page, PLAIN)
}
