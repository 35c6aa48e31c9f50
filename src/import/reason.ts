// Why something in a file is not simply a question: a code, and the data for its sentence.

/** Why an entry is not simply ready. `src/locales` has a sentence for each; the data fill its places. */
export type ReasonCode =
  // The file
  | 'damaged'
  | 'doctype'
  | 'newer'
  | 'nothing-found'
  | 'no-columns'
  | 'old-word'
  | 'password'
  | 'too-large'
  | 'too-many-rows'
  | 'unknown-format'
  | 'unpacks-too-large'
  // A question that cannot be one as it stands
  | 'key-outside'
  | 'key-unreadable'
  | 'key-without-question'
  | 'no-key'
  | 'no-options'
  | 'no-stem'
  | 'not-a-question'
  | 'too-long'
  | 'too-many-options'
  // A question somebody should look at
  | 'already-there'
  | 'answer-count'
  | 'duplicate-id'
  | 'duplicate-options'
  | 'duplicate-question'
  | 'form-guessed'
  | 'form-unknown'
  | 'formula-lost'
  | 'one-right'
  | 'other-key'
  | 'picture-lost'
  | 'several-right'
  | 'sound-lost'
  | 'weights'
  // A question that the format of a written file cannot hold
  | 'not-kept'

export interface Reason {
  readonly code: ReasonCode
  readonly data?: Readonly<Record<string, string | number>>
}

/** A fault of the whole file, thrown by a reader and caught in one place. */
export class FileFault extends Error {
  readonly reason: Reason

  constructor(code: ReasonCode, data?: Reason['data']) {
    super(code)
    this.reason = data ? { code, data } : { code }
  }
}
