// Runs in the measured page before its own scripts. Plain script: it is handed to the browser as it stands.
;(() => {
  const marks = {}
  const shifts = []
  const taps = []
  const tasks = []
  window.__bench = { marks, shifts, taps, tasks, tapPending: null }

  const observe = (type, each) => {
    try {
      new PerformanceObserver((list) => list.getEntries().forEach(each)).observe({ type, buffered: true })
    } catch {
      // Not known to this browser: the figure stays empty.
    }
  }
  const nodeName = (node) =>
    node ? `${node.nodeName}.${node.className || node.parentNode?.className || ''}` : '?'
  observe('layout-shift', (entry) => {
    if (entry.hadRecentInput) return
    shifts.push({
      value: entry.value,
      at: entry.startTime,
      what: (entry.sources ?? []).map(({ node }) => nodeName(node)).join(' '),
    })
  })
  observe('longtask', (entry) => tasks.push({ at: entry.startTime, ms: entry.duration }))

  /** Calls back when what is in the document now has been painted: in the frame after the next. */
  const painted = (then) => requestAnimationFrame(() => requestAnimationFrame(() => then(performance.now())))

  const find = (id) => document.querySelector(`[data-testid=${id}]`)
  const usable = {
    home: () => find('start-practice') && !find('start-practice').disabled,
    resume: () => find('resume'),
    // The counts of 今日 are those of the history: the database has been read.
    today: () => find('start-due')?.dataset.questions !== undefined,
    question: () =>
      find('question')?.querySelector(
        'input:not([disabled]):not([readonly]), select:not([disabled]), ol button:not([disabled])',
      ),
    // The same question, drawn by the app and no longer by src/app/early-question.js.
    app: () => find('question') && !find('question').dataset.shownAt,
    floor: () => find('floor-button') && !find('floor-button').disabled,
    'wrong-book': () => find('wrong-row'),
    statistics: () => find('stats-answered'),
  }
  const seen = new Set()
  /** What is touched when the mark is set, if the visit asks for it. */
  const touchedBy = { home: 'start-practice', resume: 'resume' }
  const touch = (element) => {
    const { left, top, width, height } = element.getBoundingClientRect()
    void window.__benchTouch(left + width / 2, top + height / 2)
  }

  const look = () => {
    for (const [name, test] of Object.entries(usable)) {
      if (seen.has(name) || !test()) continue
      seen.add(name)
      marks[`${name}-there`] = performance.now()
      painted((at) => {
        marks[name] = at
        if (window.__benchTouches === name) touch(find(touchedBy[name]))
      })
      if (name === 'home' && window.__benchTapsStart) find('start-practice').click()
    }
    const pending = window.__bench.tapPending
    if (!pending || !find('feedback')) return
    if (!pending.verdict && pending.isDone()) {
      pending.verdict = true
      painted((at) => (pending.ms = at - pending.from))
    }
    if (find('feedback').dataset.saved !== 'false') {
      window.__bench.tapPending = null
      painted((at) => taps.push({ form: pending.form, ms: pending.ms, savedMs: at - pending.from }))
    }
  }
  window.__bench.forget = (name) => {
    seen.delete(name)
    delete marks[name]
  }
  /** The next tap counts from its own time stamp until `isDone` and a painted frame. */
  window.__bench.expectTap = (form, isDone) => {
    addEventListener(
      'click',
      (event) => (window.__bench.tapPending = { form, isDone, from: event.timeStamp }),
      {
        capture: true,
        once: true,
      },
    )
  }
  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: [
      'disabled',
      'data-testid',
      'data-question-id',
      'data-saved',
      'data-answers',
      'data-questions',
    ],
  })

  /** Chooses the given answer the way a hand does, one thing after the other. */
  window.__bench.choose = async (answer) => {
    const article = find('question')
    const frame = () => new Promise((done) => painted(done))
    for (const option of article.querySelectorAll('[data-testid=option]'))
      if (answer.includes(option.dataset.optionId) !== option.checked) option.click()
    for (const [at] of [...article.querySelectorAll('select')].entries()) {
      const select = article.querySelectorAll('select')[at]
      select.value = answer[at] ?? ''
      select.dispatchEvent(new Event('change', { bubbles: true }))
      await frame()
    }
    const blank = find('blank-input')
    if (blank) {
      blank.value = answer[0] ?? ''
      blank.dispatchEvent(new Event('input', { bubbles: true }))
    }
    await frame()
    await frame()
    find('confirm')?.scrollIntoView({ block: 'nearest' })
    await frame()
  }
})()
