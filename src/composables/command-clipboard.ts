/**
 * Copies by the old command. Over plain http, as on a village's own Wi-Fi, there is no clipboard object, and the command
 * still works there.
 */
export function commandClipboard(page: Document = document): Pick<Clipboard, 'writeText'> {
  return {
    writeText: async (text) => {
      const field = page.createElement('textarea')
      field.value = text
      field.readOnly = true
      const before = page.activeElement
      page.body.append(field)
      field.select()
      const done = page.execCommand('copy')
      field.remove()
      if (before instanceof HTMLElement) before.focus()
      if (!done) throw new Error('the browser refuses to copy')
    },
  }
}
