// Runs before the page in the HTML is read: that page is 今日, drawn when the app was built. Hides it when another page was
// asked for, until the app takes its place, and gives it the reader's own colours and text size.
;(() => {
  const root = document.documentElement
  const plain = (root.dataset.home = 'bainian-qianti/')
  const stored = (name) => localStorage.getItem(root.dataset.home + name)
  if (!/^(#\/?(start)?)?$/.test(location.hash)) root.dataset.undrawn = ''
  try {
    // Under which names this copy keeps things (src/db/home.ts). The first that is opened on a host has the plain names, which
    // all copies shared once: what lies there goes on where the reader comes back to, and nothing is moved.
    const folder = new URL('.', location).pathname
    if ((localStorage[plain + 'home'] ??= folder) !== folder) root.dataset.home = `bainian-qianti#${folder}#`
    // 今日 in the HTML is drawn for somebody new (src/db/first-steps.ts).
    if (stored('finished-round') !== null) root.dataset.met = ''
    const settings = JSON.parse(stored('settings') ?? '{}')
    // That page is Chinese, and of the built-in bank (src/db/current-bank.ts).
    if (settings.language === 'en' || stored('bank') !== null) root.dataset.undrawn = ''
    if (['light', 'dark'].includes(settings.theme)) root.dataset.theme = settings.theme
    if (settings.contrast === 'more' || matchMedia('(prefers-contrast: more)').matches)
      root.dataset.contrast = 'more'
    if (settings.largeTargets === true) root.dataset.targets = 'large'
    if (settings.textScale > 0) root.style.setProperty('--text-scale', String(settings.textScale / 100))
    // And without the round that waits (src/db/waiting-hint.ts): what its card says and where it leads is filled in before
    // it is painted.
    const { session, text } = JSON.parse(stored('unfinished') ?? '{}')
    if (!session) return
    root.dataset.unfinished = ''
    new MutationObserver((_, observer) => {
      const link = document.querySelector('[data-testid=resume]')
      if (!link) return
      link.href = `#/session/${session}?on`
      document.querySelector('#resume-title+p').textContent = text
      observer.disconnect()
    }).observe(root, { childList: true, subtree: true })
  } catch {
    // No settings or damaged ones: the app falls back to the same defaults.
  }
})()
