// A bank goes from one phone to another by QR codes: those that the first shows are what the second one's camera sees.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import type { Page } from '@playwright/test'
import { BROWSER_ARGUMENTS, chromiumPath, headlessShellPath } from '../../scripts/support/chromium.mjs'
import { expect, test } from './support/page-test.ts'

const CSV = [
  '题干,选项A,选项B,选项C,正确答案,解析',
  ...Array.from(
    { length: 40 },
    (_, at) => `第${at}间阅览室几点开门？,${at}点,${at + 1}点,不开,B,见门口的牌子${at * 7}`,
  ),
].join('\n')

async function importSheet(page: Page): Promise<void> {
  await page.goto('./#/banks')
  const file = { name: '读书会.csv', mimeType: 'text/csv', buffer: Buffer.from(CSV) }
  await page.getByTestId('import-file').setInputFiles(file)
  await page.getByTestId('import-confirm').click()
  await expect(page.getByTestId('import-done')).toHaveAttribute('data-count', '40')
}

const WIDTH = 640
const HEIGHT = 480

/** A drawn code in the middle of a camera's picture, as brightness. */
function picture(page: Page): Promise<string> {
  return page.evaluate(
    async ([width, height]) => {
      const code = document.querySelector<SVGElement>('[data-testid=bank-code]')
      if (!code) throw new Error('no code')
      const drawing = code.cloneNode(true) as SVGElement
      for (const side of ['width', 'height']) drawing.setAttribute(side, '420')
      const image = new Image()
      image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(drawing))}`
      await image.decode()
      const canvas = Object.assign(document.createElement('canvas'), { width, height })
      const context = canvas.getContext('2d')
      if (!context) throw new Error('no canvas')
      context.fillStyle = '#888'
      context.fillRect(0, 0, width, height)
      context.drawImage(image, (width - 420) / 2, (height - 420) / 2)
      const { data } = context.getImageData(0, 0, width, height)
      return Array.from({ length: width * height }, (_, at) => String.fromCharCode(data[at * 4] ?? 0)).join(
        '',
      )
    },
    [WIDTH, HEIGHT] as const,
  )
}

/** The pictures as a video without sound or colour (YUV4MPEG2). */
function video(pictures: readonly string[]): Buffer {
  const colours = Buffer.alloc((WIDTH * HEIGHT) / 2, 128)
  const frames = pictures.flatMap((each) => [Buffer.from('FRAME\n'), Buffer.from(each, 'latin1'), colours])
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F5:1 Ip A1:1 C420jpeg\n`), ...frames])
}

test('a bank is shown as codes and read by another phone’s camera', async ({ page, baseURL }) => {
  await importSheet(page)
  await page.getByTestId('show-codes').click()
  await page.getByTestId('codes-still').click()
  const count = Number(await page.getByTestId('code-count').getAttribute('data-count'))
  expect(count).toBeGreaterThan(2)
  const pictures: string[] = []
  for (let at = 0; at < count; at++) {
    const text = await page.getByTestId('bank-code').getAttribute('data-text')
    pictures.push(await picture(page))
    await page.getByRole('button', { name: '下一张' }).click()
    await expect(page.getByTestId('bank-code')).not.toHaveAttribute('data-text', text ?? '')
  }

  const folder = mkdtempSync(join(tmpdir(), 'camera-'))
  const camera = join(folder, 'codes.y4m')
  writeFileSync(camera, video(pictures))
  const browser = await chromium.launch({
    executablePath: headlessShellPath() ?? chromiumPath(),
    args: [
      ...BROWSER_ARGUMENTS,
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${camera}`,
    ],
  })
  try {
    const other = await browser.newPage({ ...(baseURL ? { baseURL } : {}), locale: 'zh-CN' })
    await other.goto('./#/banks')
    await other.getByTestId('import-scan').click()
    await expect(other.getByTestId('scanned')).toBeVisible()
    await expect(other.getByTestId('import-ready')).toHaveAttribute('data-count', '40')
    await expect(other.getByTestId('scan-dialog')).toHaveCount(0)
    await expect(other.getByTestId('import-title')).toHaveValue('读书会')
    await other.getByTestId('import-confirm').click()
    await expect(other.getByTestId('bank-row').filter({ hasText: '读书会' })).toHaveAttribute(
      'data-questions',
      '40',
    )
  } finally {
    await browser.close()
    rmSync(folder, { recursive: true })
  }
})

test('without a camera, or leave to use it, the way by a file is said', async ({ page }) => {
  await page.goto('./#/banks')
  await page.getByTestId('import-scan').click()
  await expect(page.getByTestId('scan-fault')).toContainText('题库文件')
  await page.getByRole('button', { name: '取消' }).click()
  await expect(page.getByTestId('scan-dialog')).toHaveCount(0)
})
