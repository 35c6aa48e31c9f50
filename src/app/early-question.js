// Stands in the page itself, after 今日. Draws the first question of a first round while the app is still on its way, so that
// it can be read and chosen from. It uses the browser's own controls and stores nothing. src/app/early-question.ts hands what
// was done here to the app, which draws the same anew; other languages and layouts wait for it. The app's script is started
// here too (scripts/app-script.ts).
;(() => {
  const root = document.documentElement
  const app = document.getElementById('app')
  const home = [...app.childNodes]
  const stored = (name) => localStorage.getItem(root.dataset.home + name)
  const chance = (below) => crypto.getRandomValues(new Uint32Array(1))[0] % below
  const letters = (count) => Array.from({ length: count }, () => chance(36).toString(36)).join('')
  let shown

  // A page in the background has no frames.
  const painted = () =>
    new Promise((done) => {
      setTimeout(done, 300)
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))
    })

  // As `hasTraces` of src/db/witness.ts: with a history the first question follows from it.
  const isNew = () =>
    stored('kept') === null &&
    stored('bank') === null &&
    !Object.keys(localStorage).some((key) => key.startsWith(root.dataset.home + 'journal/'))

  function opening() {
    const { chapterTitle, questions } = JSON.parse(document.getElementById('opening-questions').textContent)
    const question = questions[chance(questions.length)]
    const order = Object.keys(question.options)
    for (let last = order.length - 1; last > 0; last--) {
      const other = chance(last + 1)
      const held = order[last]
      order[last] = order[other]
      order[other] = held
    }
    // Made as in src/db/device.ts, where the counter of a page begins at 1.
    const session = letters(10) + '-' + Date.now().toString(36) + letters(5) + '-0'
    return { session, question, order, chapterTitle }
  }

  function asked() {
    if (!/^#\/?start$/.test(location.hash) || !isNew()) return undefined
    const { language, readAloud = 'off', answerBy, textScale = 100 } = JSON.parse(stored('settings') ?? '{}')
    // What these settings bring to the screen is in other files.
    if (language === 'en' || readAloud !== 'off' || answerBy === 'tap') return undefined
    // From here on the answer sheet stands beside the question (src/pages/session/QuestionScreen.vue).
    if (matchMedia(`(min-width: ${0.64 * textScale}rem)`).matches || /display=hall/.test(location.search))
      return undefined
    return opening()
  }

  function draw({ session, question, order, chapterTitle }) {
    const page = document.getElementById('question-page').content.cloneNode(true)
    const find = (name) => page.querySelector(name)
    const article = find('article')
    Object.assign(article.dataset, { questionId: question.id, sessionId: session, shownAt: Date.now() })
    find('.kind span').textContent = chapterTitle
    find('#stem').textContent = question.stem
    const total = 20
    find('[data-testid=place]').textContent = `1 / ${total}`
    const confirm = find('[data-testid=confirm]')
    const progress = find('progress')
    const [line, way] = [find('.river i'), find('.river .way')]
    const label = progress.getAttribute('aria-label')
    drawOptions(find('fieldset'), { ...question, order }, (hasChosen) => {
      confirm.disabled = !hasChosen
      const done = Number(hasChosen)
      progress.max = total
      progress.value = done
      line.style.transform = `scaleX(${done / total})`
      way.style.transform = `translateX(${(done / total) * 100}%)`
      const counts = [done, total]
      progress.setAttribute(
        'aria-label',
        label.replace(/\d+/g, () => counts.shift()),
      )
    })
    return page
  }

  function drawOptions(list, { id, order, options }, onChoice) {
    // The template has one option that is chosen and one that is not.
    const looks = [...list.children]
    const lookOf = (input) =>
      looks.find((each) => each.querySelector('input').defaultChecked === input.checked)
    const labels = order.map((option) => {
      const label = looks[0].cloneNode(true)
      const input = label.querySelector('input')
      Object.assign(input, { value: option, name: id, defaultChecked: false, checked: false })
      input.dataset.optionId = option
      label.querySelector('.text').textContent = options[option]
      return label
    })
    const followChoice = () => {
      labels.forEach((label, at) => {
        const look = lookOf(label.querySelector('input'))
        label.className = look.className
        const badge = label.querySelector('.badge')
        badge.replaceChildren(...look.querySelector('.badge').cloneNode(true).childNodes)
        if (!badge.firstElementChild) badge.textContent = String.fromCharCode(65 + at)
      })
      onChoice(list.querySelector(':checked') !== null)
    }
    list.replaceChildren(...labels)
    list.addEventListener('change', followChoice)
    followChoice()
  }

  function followAddress() {
    // Taken away when the app is there.
    if (!document.getElementById('question-page')) return removeEventListener('hashchange', followAddress)
    let page
    try {
      const what = asked()
      // Told once more of a press that came before this script: its question stands already, and may have been chosen from.
      if (what && shown) return
      page = what && draw(what)
    } catch {
      // Site data is blocked: the app says what there is to say.
    }
    if (page) {
      app.replaceChildren(page)
      delete root.dataset.undrawn
      scrollTo(0, 0)
      // As the app does when another question comes, since the link that had the focus is gone. Not before the paint: it
      // would have everything laid out first.
      void painted().then(() => {
        if (document.activeElement === document.body)
          document.getElementById('stem')?.focus({ preventScroll: true })
      })
    } else if (shown) app.replaceChildren(...home)
    shown = page
  }

  // Pressed again when the app is there; choices are handed over by themselves.
  app.addEventListener('click', (event) => {
    const pressed = event.target.closest('button,.first-run input')?.dataset.testid
    if (pressed) app.dataset.pressed = (app.dataset.pressed ?? '') + ' ' + pressed
    // Where the app still has not come, what was tapped says so and loads the page anew.
    const way = event.target.closest('a,button')
    setTimeout(() => {
      if (!way || !document.getElementById('question-page')) return
      way.textContent = '没取到，再试一次'
      way.onclick = () => location.reload()
    }, 8000)
  })
  // The app waits for the release (src/app/early-question.ts): a press that is cut in two by its coming would do nothing.
  for (const type of ['pointerdown', 'pointerup', 'pointercancel', 'keydown', 'keyup'])
    addEventListener(type, () => (app.dataset.held = type.slice(-4)), true)
  addEventListener('hashchange', followAddress)
  followAddress()
  // In development the page loads it by itself.
  const script = document.getElementById('app-script')
  // In a frame of another page, which could lead a finger to buttons that it hides, there is no app.
  if (self !== top) location.replace('framed.html')
  else if (script)
    // What somebody may tap is painted first.
    void (shown || root.matches('[data-unfinished]:not([data-undrawn])') ? painted() : Promise.resolve())
      .then(() => import(script.href))
      .catch((error) => {
        // A file that does not come is told by the browser; what fails within it is a fault like any other.
        if (!/import(ed|ing a) module/i.test(error.message)) throw error
      })
})()
