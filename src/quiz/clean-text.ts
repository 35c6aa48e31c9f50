// What somebody typed or pasted, without what nobody sees: the one cleaning for answers, search, codes and names.

/** Zero-width signs, marks of direction, soft hyphens, variation selectors, control characters, an empty braille cell. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}\0-\x08\x0e-\x1f\x7f-\x9f\u2800\ufffc]/gu

/** As it is read: nothing invisible, one plain space where there is any, none at the ends. Empty when nothing is seen. */
export function visibleText(text: string): string {
  return text.replace(INVISIBLE, '').replace(/\s+/g, ' ').trim()
}

/** For comparing: of one width and case, without spaces and anything invisible. */
export function bareText(text: string): string {
  return text.replace(INVISIBLE, '').normalize('NFKC').toLowerCase().replace(/\s/g, '')
}
