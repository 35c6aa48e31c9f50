// Cleans typed or pasted text of invisible characters: the same cleaning for answers, search, codes and names.

/** Zero-width signs, marks of direction, soft hyphens, variation selectors, control characters, an empty braille cell. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}\0-\x08\x0e-\x1f\x7f-\x9f\u2800\ufffc]/gu

/** The visible text: no invisible characters, runs of space as one space, trimmed. Empty when nothing is visible. */
export function visibleText(text: string): string {
  return text.replace(INVISIBLE, '').replace(/\s+/g, ' ').trim()
}

/** For comparing: of one width and case, without spaces and anything invisible. */
export function bareText(text: string): string {
  return text.replace(INVISIBLE, '').normalize('NFKC').toLowerCase().replace(/\s/g, '')
}

/** Several such tables as one. */
export function joinedTables(tables: readonly string[]): string {
  return [0, 1]
    .map((side) =>
      tables.map((table) => table.slice((side * table.length) / 2, ((side + 1) * table.length) / 2)).join(''),
    )
    .join('')
}

/** The part of such a table that a text can meet. */
export function tableFor(text: string, table: string): string {
  const half = table.length / 2
  const met = [...table.slice(half)].flatMap((character, at) => (text.includes(character) ? at : []))
  return [0, half].map((start) => met.map((at) => table.charAt(start + at)).join('')).join('')
}

/** In simplified characters, by a table whose first half are traditional ones and whose second half what they stand for. */
export function simplified(text: string, table = ''): string {
  const half = table.length / 2
  if (half === 0) return text
  return text.replace(/[\u3400-\u9fff\uf900-\ufaff]/g, (character) => {
    const at = table.indexOf(character)
    return at === -1 || at >= half ? character : table.charAt(at + half)
  })
}
