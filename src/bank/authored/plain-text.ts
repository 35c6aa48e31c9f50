// Texts made comparable: what differs only in width, spaces, quotation or title marks counts as the same.

const MARKS = /[\s《》〈〉“”‘’"'「」『』]/g

/** Full width to half width, lower case, no spaces, no quotation or title marks. */
export function plainText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(MARKS, '')
}

/** Characters as a reader counts them. */
export function lengthOf(text: string): number {
  return [...text].length
}
