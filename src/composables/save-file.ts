/** Hands a file to the browser as a download. */
export function saveFile(name: string, content: Blob, page: Document = document): void {
  const address = URL.createObjectURL(content)
  const link = page.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The download has its own hold on the content by the next turn.
  setTimeout(() => URL.revokeObjectURL(address), 1000)
}
