// Runs before the app's own script has come: the page in the HTML is 今日, drawn when the app was built. Takes it away
// when another page was asked for, and gives it the reader's own colours and text size.
;(() => {
  const isToday = /^(#\/?(start)?)?$/.test(location.hash)
  if (!isToday) document.getElementById('app').textContent = ''
  try {
    // 今日 in the HTML is drawn for somebody new (src/db/first-steps.ts).
    if (localStorage.getItem('bainian-qianti/finished-round') !== null)
      document.documentElement.dataset.met = ''
    const settings = JSON.parse(localStorage.getItem('bainian-qianti/settings') ?? '{}')
    const root = document.documentElement
    // That page is Chinese.
    if (settings.language === 'en') document.getElementById('app').textContent = ''
    if (['light', 'dark'].includes(settings.theme)) root.dataset.theme = settings.theme
    if (settings.contrast === 'more' || matchMedia('(prefers-contrast: more)').matches)
      root.dataset.contrast = 'more'
    if (settings.largeTargets === true) root.dataset.targets = 'large'
    if (settings.textScale > 0) root.style.setProperty('--text-scale', String(settings.textScale / 100))
  } catch {
    // No settings or damaged ones: the app falls back to the same defaults.
  }
})()
