/** Hands a text to the browser as a file to keep. With a byte order mark, without which old Windows editors garble it. */
export function saveTextFile(name: string, text: string, page: Document = document): void {
  const address = URL.createObjectURL(new Blob(['\uFEFF', text], { type: 'text/plain;charset=utf-8' }))
  const link = page.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The download has its own hold on the text by the next turn.
  setTimeout(() => URL.revokeObjectURL(address))
}
