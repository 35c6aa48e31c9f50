import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { earlyQuestion, released, takeOver } from '../../src/app/early-question.ts'

function option(type: string, value: string, isChosen: boolean): string {
  return `<input type="${type}" name="q" value="${value}" data-testid="option" ${isChosen ? 'checked' : ''}>`
}

/** A page with a question on it: as drawn early with the moment it came, as the app draws it without. */
function screen({ type = 'radio', chosen = [] as string[], question = 'q1', early = false } = {}): string {
  return `<article data-testid="question" data-question-id="${question}" data-session-id="s1" ${early ? 'data-shown-at="5"' : ''}>
    <h1 id="stem" tabindex="-1"></h1>
    ${['b', 'a', 'c'].map((id) => option(type, id, chosen.includes(id))).join('')}
    </article><button data-testid="confirm"></button>`
}

const app = (): HTMLElement => document.getElementById('app') as HTMLElement
const chosen = (): string[] =>
  [...app().querySelectorAll<HTMLInputElement>(':checked')].map(({ value }) => value)

beforeEach(() => {
  document.body.innerHTML = '<div id="app"></div><template></template>'
})

afterEach(() => void vi.useRealTimers())

describe('earlyQuestion', () => {
  it('is none where the page shows something else, or the app has drawn', () => {
    app().innerHTML = '<h1>今日</h1>'
    expect(earlyQuestion()).toBeNull()
    app().innerHTML = screen()
    expect(earlyQuestion()).toBeNull()
  })

  it('says what stands there and what is chosen', () => {
    app().innerHTML = screen({ chosen: ['a'], early: true })
    expect(earlyQuestion()).toEqual({
      question: 'q1',
      session: 's1',
      order: ['b', 'a', 'c'],
      shownAt: 5,
      chosen: ['a'],
    })
  })
})

describe('released', () => {
  it('resolves at once where nothing is held, and a moment after the release where something is', async () => {
    vi.useFakeTimers()
    let done = 0
    await released()
    app().dataset['held'] = 'down'
    void released().then(() => done++)
    await vi.advanceTimersByTimeAsync(500)
    expect(done).toBe(0)
    app().dataset['held'] = 'r-up'
    await vi.advanceTimersByTimeAsync(100)
    expect(done).toBe(1)
  })

  it('does not wait for ever', async () => {
    vi.useFakeTimers()
    let done = 0
    app().dataset['held'] = 'down'
    void released().then(() => done++)
    await vi.advanceTimersByTimeAsync(1200)
    expect(done).toBe(1)
  })
})

describe('takeOver', () => {
  const mount = (html: string) => () => {
    app().innerHTML = html
  }

  it.each([
    ['radio', ['a'], []],
    ['checkbox', ['b', 'c'], ['a', 'b']],
  ])('chooses in the app what was chosen before: %s', async (type, before, noted) => {
    app().innerHTML = screen({ type, chosen: before, early: true })
    await takeOver(mount(screen({ type, chosen: noted })))
    expect(chosen()).toEqual(before)
  })

  it('presses what was pressed, after the choice', async () => {
    const done: string[] = []
    app().innerHTML = screen({ chosen: ['c'], early: true })
    app().dataset['pressed'] = 'confirm'
    await takeOver(() => {
      app().innerHTML = screen()
      app()
        .querySelector('button')
        ?.addEventListener('click', () => done.push(...chosen()))
    })
    expect(done).toEqual(['c'])
  })

  it('leaves another question alone', async () => {
    app().innerHTML = screen({ chosen: ['c'], early: true })
    await takeOver(mount(screen({ question: 'q2' })))
    expect(chosen()).toEqual([])
  })

  it('waits until the app asks', async () => {
    app().innerHTML = screen({ chosen: ['c'], early: true })
    const taken = takeOver(mount('<p></p>'))
    await nextTick()
    app().innerHTML = screen()
    await taken
    expect(chosen()).toEqual(['c'])
  })

  it('keeps the focus on the stem', async () => {
    app().innerHTML = screen({ early: true })
    document.getElementById('stem')?.focus()
    await takeOver(mount(screen()))
    expect(document.activeElement?.id).toBe('stem')
  })

  it('takes the templates out of the page', async () => {
    await takeOver(mount('<h1>今日</h1>'))
    expect(document.querySelector('template')).toBeNull()
  })
})
