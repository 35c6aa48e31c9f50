// The system's Firefox, driven by WebDriver BiDi.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import puppeteer from 'puppeteer-core'
import type { ElementHandle, Page } from 'puppeteer-core'
import { firefoxPath } from '../../../scripts/support/engines.mjs'
import { isReachable, PHONE } from './engine.ts'
import type { Engine, EnginePage, RunningEngine } from './engine.ts'

export const firefox: Engine = {
  name: 'Firefox',
  lack: firefoxPath() ? undefined : 'Firefox is not installed (Debian: firefox-esr)',
  start,
}

async function start(): Promise<RunningEngine> {
  const downloads = mkdtempSync(join(tmpdir(), 'firefox-downloads-'))
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: firefoxPath() ?? '',
    headless: true,
    env: { ...process.env, TZ: 'Asia/Shanghai' },
    extraPrefsFirefox: {
      'intl.accept_languages': 'zh-CN',
      // As on a phone, where a scroll bar takes no room.
      'ui.useOverlayScrollbars': 1,
      'browser.download.folderList': 2,
      'browser.download.dir': downloads,
      'browser.download.alwaysOpenPanel': false,
    },
  })
  return {
    version: await browser.version(),
    newPage: async () => {
      const context = await browser.createBrowserContext()
      const page = await context.newPage()
      await page.setViewport(PHONE)
      return pageOf(page, downloads, () => context.close())
    },
    close: async () => {
      await browser.close()
      rmSync(downloads, { recursive: true, force: true })
    },
  }
}

function pageOf(page: Page, downloads: string, close: () => Promise<void>): EnginePage {
  const find = async (selector: string): Promise<ElementHandle> => {
    const element = await page.waitForSelector(selector)
    if (!element) throw new Error(`no ${selector}`)
    return element
  }
  return {
    downloads,
    open: async (address) => void (await page.goto(address)),
    reload: async () => {
      try {
        await page.reload()
      } catch (error) {
        // Firefox gives up a reload that meets the end of another load.
        if (!/NS_BINDING_ABORTED/.test(String(error))) throw error
        await page.reload()
      }
    },
    run: (script, ...given) => page.evaluate(script as never, ...(given as unknown as never[])),
    tap: async (selector) => {
      // What was drawn early is replaced by the app's own: a finger meets whichever is there.
      for (let triesLeft = 3; ; triesLeft--) {
        const element = await find(selector)
        // While one view changes into the next, nothing on the page can be tapped.
        await page.waitForFunction(isReachable, { polling: 30 }, selector)
        try {
          return await element.click()
        } catch (error) {
          if (triesLeft === 0 || !/detached/.test(String(error))) throw error
        }
      }
    },
    press: async ({ x, y }, gapsMs = []) => {
      await page.mouse.move(x, y)
      for (const gapMs of [0, ...gapsMs]) {
        await delay(gapMs)
        await page.mouse.down()
        await page.mouse.up()
      }
    },
    type: async (selector, text) => (await find(selector)).type(text),
    pick: async (selector, value) => void (await (await find(selector)).select(value)),
    chooseFile: async (selector, file) => (await (await find(selector)).toElement('input')).uploadFile(file),
    resize: (width, height) => page.setViewport({ width, height }),
    picture: async (file) => void (await page.screenshot({ path: file as `${string}.png` })),
    close,
  }
}
