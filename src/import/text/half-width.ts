/** With full-width letters, digits and signs as plain ones, of the same length, so that places in it hold for the text. */
export function halfWidth(text: string): string {
  return text
    .replace(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00a0]/g, ' ')
    .replace(/[。．]/g, (sign) => (sign === '．' ? '.' : sign))
}
