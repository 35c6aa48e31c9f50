// The picture of a result. What stands where is plain data, so that it can be tested; painting needs a canvas.

import { visibleText } from '../../quiz/clean-text.ts'
import { directionOf, fitted, ROW_HEIGHT } from './fitted-text.ts'

export const CERTIFICATE = { width: 1200, height: 1600 } as const

/** Everything the picture says, in words. */
export interface CertificateWords {
  readonly title: string
  readonly kind: string
  /** As typed; may be empty. */
  readonly name: string
  /** School, office or village, as typed; may be empty. */
  readonly from: string
  readonly inFormat: string
  readonly points: number
  readonly unit: string
  readonly summary: string
  readonly date: string
  readonly code: string
  readonly note: string
}

/** One line of text, centred on `x` unless it says otherwise, standing on `y`. */
export interface CertificateLine {
  readonly part: keyof CertificateWords
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size: number
  /** Shrinks when it would be wider than this. */
  readonly widest: number
  readonly weight: 400 | 700
  readonly face: 'serif' | 'sans'
  readonly colour: keyof typeof COLOURS
  /** Extra room between letters, as a share of the size; for words of our own only, since many scripts join. */
  readonly spread: number
  /** Stands in two rows, where it can be parted, rather than get smaller than this. 0: always one row. */
  readonly inTwo: number
}

const COLOURS = {
  paper: '#faf6ee',
  sheet: '#fffdf8',
  ink: '#231f1a',
  soft: '#5e554a',
  cinnabar: '#a62a1f',
  gold: '#8a6412',
  rule: '#cbbfa9',
  water: '#d9e2df',
  deepWater: '#c2d0cc',
} as const

const FACES = {
  serif: "'Songti SC', 'Source Han Serif SC', 'Noto Serif CJK SC', STSong, SimSun, serif",
  sans: "'PingFang SC', 'HarmonyOS Sans SC', MiSans, 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif",
} as const

const CENTRE = CERTIFICATE.width / 2
const WIDEST = 940

/** Without a name the lines below it move up, so that no hole is left. */
export function certificateLines(words: CertificateWords): CertificateLine[] {
  const [name, from] = [visibleText(words.name), visibleText(words.from)]
  const line = (
    part: keyof CertificateWords,
    y: number,
    size: number,
    look: Partial<CertificateLine> = {},
  ): CertificateLine => ({
    part,
    text: String(words[part]),
    x: CENTRE,
    y,
    size,
    widest: WIDEST,
    weight: 400,
    face: 'serif',
    colour: 'ink',
    spread: 0,
    inTwo: 0,
    ...look,
  })
  const lift = name === '' ? (from === '' ? 90 : 40) : 0
  return [
    line('title', 392, 150, { weight: 700, spread: 0.16 }),
    line('kind', 484, 44, { colour: 'cinnabar', spread: 0.5 }),
    ...(name === ''
      ? []
      : [line('name', from === '' ? 632 : 604, 84, { text: name, weight: 700, inTwo: 52 })]),
    ...(from === '' ? [] : [line('from', (name === '' ? 640 : 672) - lift, 40, { text: from })]),
    line('inFormat', 740 - lift, 40, { colour: 'soft' }),
    line('points', 1010 - lift, 260, { x: CENTRE - 34, weight: 700, colour: 'gold', widest: 700 }),
    line('summary', 1108 - lift, 44),
    line('date', 1212 - lift / 2, 36, { colour: 'soft' }),
    line('code', 1264 - lift / 2, 34, { colour: 'soft', face: 'sans' }),
    line('note', 1518, 26, { colour: 'soft', face: 'sans' }),
  ]
}

export function paintCertificate(context: CanvasRenderingContext2D, words: CertificateWords): void {
  const { width, height } = CERTIFICATE
  context.fillStyle = COLOURS.paper
  context.fillRect(0, 0, width, height)
  paintWater(context)
  paintFrame(context)
  paintSail(context, { x: CENTRE, y: 178, width: 96, opacity: 1 })
  paintKindRules(context)
  for (const line of certificateLines(words)) paintLine(context, line)
  paintUnit(context, words)
}

/** A line as a whole, so that every script joins, stacks and runs as it should. */
function paintLine(context: CanvasRenderingContext2D, line: CertificateLine): void {
  context.fillStyle = COLOURS[line.colour]
  context.textAlign = 'center'
  const { rows, size } = fitted(line, (text, size) => widthAt(context, line, text, size))
  useFont(context, line, size)
  for (const [at, row] of rows.entries()) {
    context.direction = directionOf(row)
    // A browser that spaces letters puts the space behind the last one too.
    const shift = 'letterSpacing' in context ? (size * line.spread) / 2 : 0
    context.fillText(row, line.x + shift, line.y - (rows.length - 1 - at) * size * ROW_HEIGHT)
  }
  if ('letterSpacing' in context) context.letterSpacing = '0px'
}

function useFont(context: CanvasRenderingContext2D, line: CertificateLine, size: number): void {
  context.font = `${line.weight} ${size}px ${FACES[line.face]}`
  // Older Safari knows no letter spacing; it sets the few words that have some plainly.
  if ('letterSpacing' in context) context.letterSpacing = `${size * line.spread}px`
}

function widthAt(
  context: CanvasRenderingContext2D,
  line: CertificateLine,
  text: string,
  size: number,
): number {
  useFont(context, line, size)
  return context.measureText(text).width
}

/** The unit stands small behind the points, which stay centred by themselves. */
function paintUnit(context: CanvasRenderingContext2D, words: CertificateWords): void {
  const points = certificateLines(words).find(({ part }) => part === 'points')
  if (!points) return
  const { size } = fitted(points, (text, size) => widthAt(context, points, text, size))
  useFont(context, points, size)
  const right = points.x + context.measureText(points.text).width / 2
  context.font = `400 56px ${FACES.serif}`
  context.fillStyle = COLOURS.gold
  context.textAlign = 'left'
  context.fillText(words.unit, right + 20, points.y)
}

/** Two fine lines; the inner one gives way at the corners, as on old certificates. */
function paintFrame(context: CanvasRenderingContext2D): void {
  const { width, height } = CERTIFICATE
  context.strokeStyle = COLOURS.cinnabar
  context.lineWidth = 5
  context.strokeRect(44, 44, width - 88, height - 88)
  context.strokeStyle = COLOURS.gold
  context.lineWidth = 2
  const edge = 66
  const notch = 46
  context.beginPath()
  context.moveTo(edge + notch, edge)
  context.lineTo(width - edge - notch, edge)
  context.arc(width - edge, edge, notch, Math.PI, Math.PI / 2, true)
  context.lineTo(width - edge, height - edge - notch)
  context.arc(width - edge, height - edge, notch, -Math.PI / 2, Math.PI, true)
  context.lineTo(edge + notch, height - edge)
  context.arc(edge, height - edge, notch, 0, -Math.PI / 2, true)
  context.lineTo(edge, edge + notch)
  context.arc(edge, edge, notch, Math.PI / 2, 0, true)
  context.closePath()
  context.stroke()
}

function paintKindRules(context: CanvasRenderingContext2D): void {
  context.fillStyle = COLOURS.rule
  context.fillRect(CENTRE - 370, 468, 190, 2)
  context.fillRect(CENTRE + 180, 468, 190, 2)
}

/** The fleet on its water: the boat in front in full colour, the others further off. */
function paintWater(context: CanvasRenderingContext2D): void {
  const { width, height } = CERTIFICATE
  context.save()
  context.beginPath()
  context.rect(44, 44, width - 88, height - 88)
  context.clip()
  paintWave(context, { top: 1372, rise: 20, colour: COLOURS.water, shift: 0 })
  paintSail(context, { x: 912, y: 1352, width: 62, opacity: 0.34 })
  paintSail(context, { x: 1022, y: 1368, width: 44, opacity: 0.22 })
  paintSail(context, { x: 742, y: 1360, width: 36, opacity: 0.18 })
  paintSail(context, { x: 268, y: 1364, width: 122, opacity: 1 })
  paintWave(context, { top: 1430, rise: 16, colour: COLOURS.deepWater, shift: 170 })
  context.restore()
}

interface Wave {
  readonly top: number
  readonly rise: number
  readonly colour: string
  readonly shift: number
}

function paintWave(context: CanvasRenderingContext2D, { top, rise, colour, shift }: Wave): void {
  const { width, height } = CERTIFICATE
  const length = 380
  context.fillStyle = colour
  context.beginPath()
  context.moveTo(-shift, top)
  for (let x = -shift, up = 1; x < width; x += length / 2, up = -up)
    context.quadraticCurveTo(x + length / 4, top - up * rise * 2, x + length / 2, top)
  context.lineTo(width, height)
  context.lineTo(0, height)
  context.closePath()
  context.fill()
}

// The boat of components/SailIcon.vue, in its own 26 by 24 units.
const MAIN_SAIL = 'M14 1.5c4.8 3.7 7.4 8.3 7.8 13.5H14z'
const FORE_SAIL = 'M12 4.5c-1.2 4.5-3.7 8-7 10.5h7z'
const HULL = 'M3 17.5h20c-1.5 3.3-4.2 5-8 5h-4.5c-3.5 0-6-1.7-7.5-5z'

interface Sail {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly opacity: number
}

function paintSail(context: CanvasRenderingContext2D, { x, y, width, opacity }: Sail): void {
  const scale = width / 26
  context.save()
  context.translate(x - width / 2, y - (24 * scale) / 2)
  context.scale(scale, scale)
  context.fillStyle = COLOURS.cinnabar
  context.globalAlpha = opacity
  context.fill(new Path2D(MAIN_SAIL))
  context.fill(new Path2D(HULL))
  context.globalAlpha = opacity * 0.55
  context.fill(new Path2D(FORE_SAIL))
  context.restore()
}

/** The picture as a PNG; null when this browser has no canvas to paint on. */
export function certificateImage(words: CertificateWords, page: Document): Promise<Blob | null> {
  const canvas = page.createElement('canvas')
  canvas.width = CERTIFICATE.width
  canvas.height = CERTIFICATE.height
  const context = canvas.getContext('2d')
  if (!context) return Promise.resolve(null)
  paintCertificate(context, words)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'))
}
