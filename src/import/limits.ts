// Limits of imported files. Larger ones are refused clearly instead of freezing the page.

export const MOST_BYTES = 20 * 1024 * 1024
/** All parts of an archive together; 10,000 questions unpack to about 10 MB. */
export const MOST_UNPACKED = 128 * 1024 * 1024
export const MOST_ROWS = 50_000
export const MOST_COLUMNS = 100
export const MOST_OPTIONS = 26
export const LONGEST_STEM = 4_000
export const LONGEST_OPTION = 1_000
export const LONGEST_EXPLANATION = 10_000
/** Raw text of one question or one cell. */
export const LONGEST_BLOCK = 20_000
