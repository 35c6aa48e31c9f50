// The ways in which a page is looked at. All are settings of the running app, so that a scene set up once is seen in each.
import type { Page } from '@playwright/test'
import { changeSettings } from './stores.ts'

const SCREENS = {
  small: { width: 320, height: 640 },
  phone: { width: 390, height: 844 },
  side: { width: 844, height: 390 },
  tablet: { width: 820, height: 1180 },
  desktop: { width: 1280, height: 800 },
} as const

const THEMES = ['light', 'dark'] as const
const TEXT_SCALES = [100, 200] as const
const CONTRASTS = ['auto', 'more'] as const
const LANGUAGES = ['zh-CN', 'en'] as const

export interface Look {
  readonly name: string
  readonly viewport: { readonly width: number; readonly height: number }
  readonly settings: Readonly<Record<string, string | number>>
}

/** Every combination of screen, theme, text size, contrast and language, by names like `phone-dark-200-more-en`. */
export const ALL_LOOKS: readonly Look[] = (Object.keys(SCREENS) as (keyof typeof SCREENS)[]).flatMap(
  (screen) =>
    THEMES.flatMap((theme) =>
      TEXT_SCALES.flatMap((textScale) =>
        CONTRASTS.flatMap((contrast) =>
          LANGUAGES.map((language) => ({
            name: [screen, theme, textScale, contrast === 'more' ? 'more' : [], language === 'en' ? 'en' : []]
              .flat()
              .join('-'),
            viewport: SCREENS[screen],
            settings: { theme, textScale, contrast, language },
          })),
        ),
      ),
    ),
)

/** Shows the page as it is in another look, the way the settings page would. */
export async function wear(page: Page, { viewport, settings }: Look): Promise<void> {
  await page.setViewportSize(viewport)
  await changeSettings(page, settings)
  // Another language may come over the line, and charts are drawn a frame later.
  await page.evaluate(async () => {
    await new Promise((done) => setTimeout(done, 60))
    for (let frame = 0; frame < 2; frame++) await new Promise((done) => requestAnimationFrame(done))
  })
}
