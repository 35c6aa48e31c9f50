// What a journey needs of a browser, so that it is written once and run in every engine.

export interface Engine {
  readonly name: string
  /** Why it cannot be tried on this machine. */
  readonly lack: string | undefined
  start(): Promise<RunningEngine>
}

export interface RunningEngine {
  readonly version: string
  /** A page with storage of its own, as large as a phone's screen. */
  newPage(): Promise<EnginePage>
  close(): Promise<void>
}

export interface Spot {
  readonly x: number
  readonly y: number
}

export interface EnginePage {
  /** Where files go that the page saves. */
  readonly downloads: string
  open(address: string): Promise<void>
  reload(): Promise<void>
  /** Runs in the page; sees nothing but its arguments. */
  run<Given extends unknown[], T>(script: (...given: Given) => T | Promise<T>, ...given: Given): Promise<T>
  /** As a finger does it: an element that something covers is not tapped. */
  tap(selector: string): Promise<void>
  /** On a spot of the screen, whatever stands there, and again so many milliseconds after each. */
  press(spot: Spot, gapsMs?: readonly number[]): Promise<void>
  type(selector: string, text: string): Promise<void>
  /** Chooses in a select. */
  pick(selector: string, value: string): Promise<void>
  chooseFile(selector: string, file: string): Promise<void>
  resize(width: number, height: number): Promise<void>
  picture(file: string): Promise<void>
  close(): Promise<void>
}

export const PHONE = { width: 390, height: 844 } as const

/** Runs in the page. Scrolls there, and tells whether a finger would meet the element or something that covers it. */
export function isReachable(selector: string): boolean {
  const element = document.querySelector(selector)
  element?.scrollIntoView({ block: 'center', behavior: 'instant' })
  const { x, y, width, height } = element?.getBoundingClientRect() ?? new DOMRect()
  return element?.contains(document.elementFromPoint(x + width / 2, y + height / 2)) === true
}
