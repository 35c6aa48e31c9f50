// One press, one step. A script of its own beside the app's, since the first press may come before the app is there.
//
// A step often puts another control in the place of the one that was pressed: 下一题 where 确定 was, an option where 开始 was,
// the next row where a row was taken away. The second half of a double press then falls on something that nobody has seen. So a
// press does nothing when all of this holds:
//   - it falls on the very spot of the last press that counted, or is the same kind of key with no other key between;
//   - it begins within a second of that press (an unsteady hand presses twice within 900 ms), with keys half a second;
//   - what was pressed is no longer what it was: gone, of another name, or of another question or page.
// Everything else counts at once: a press on another spot (下一题 has its middle beside that of 确定 for this reason), a press
// on what has stayed, a touch in the very moment in which a question comes. What a script or a screen reader presses counts too.
;(() => {
  const SPOT_PX = 24
  const PRESS_MS = 1000
  const KEY_MS = 500
  let last = {}
  let downAt = 0
  let isDropped = false

  // What a press would act on: the page, the question, its verdict, and what is open.
  const scene = () =>
    [...document.querySelectorAll('[data-question-id],[data-testid=feedback],dialog[open]')].reduce(
      (all, { dataset }) => all + dataset.questionId + dataset.testid,
      location.hash,
    )

  const pressed = (element) => {
    const control = element.closest('a,button,label,summary') ?? element
    return { control, name: control.dataset.testid, hash: location.hash, scene: scene() }
  }

  const isReplaced = ({ control, name, scene: before }) =>
    !control.isConnected || control.dataset.testid !== name || scene() !== before

  function drop(event) {
    event.preventDefault()
    event.stopImmediatePropagation()
  }

  // A page that is left once more, by the way back or by its address, is not what that press has opened.
  addEventListener('hashchange', ({ oldURL }) => {
    if (new URL(oldURL).hash !== last.hash) last = {}
  })
  addEventListener('pointerdown', ({ timeStamp }) => (downAt = timeStamp), true)

  function onPress(event) {
    const { type, timeStamp, isTrusted, detail, clientX, clientY, target } = event
    // A key's click is told by its key.
    if (!isTrusted || !detail) return
    const isThere = Math.hypot(clientX - last.x, clientY - last.y) < SPOT_PX
    if (isThere && downAt - last.at < PRESS_MS && isReplaced(last)) drop(event)
    else if (type === 'click') last = { at: timeStamp, x: clientX, y: clientY, ...pressed(target) }
  }
  addEventListener('mousedown', onPress, true)
  addEventListener('click', onPress, true)

  function onKey(event) {
    const { key, timeStamp, isTrusted, isComposing, keyCode } = event
    // While an input method is open, Enter chooses a word.
    if (!isTrusted || isComposing || keyCode === 229) return
    const isStep = key === 'Enter' || key === ' '
    isDropped = isStep && key === last.key && timeStamp - last.at < KEY_MS && isReplaced(last)
    if (isDropped) drop(event)
    else last = { at: timeStamp, key, ...pressed(document.activeElement ?? document.body) }
  }
  addEventListener('keydown', onKey, true)
  // In some browsers the space bar presses when it is let go.
  addEventListener('keyup', (event) => isDropped && drop(event), true)
})()
