// What is wrong with the authored bank and where: the one currency of parser, checks and command line.

/** A line of an authored file; `line` counts from 1, `file` is relative to the repository. */
export interface Place {
  readonly file: string
  readonly line: number
}

/** Something an author has to mend (`error`) or look at again (`warning`). The message says what to do. */
export interface Problem extends Place {
  /** Fact or question it belongs to, when there is one. */
  readonly id?: string
  readonly severity: 'error' | 'warning'
  readonly message: string
}

interface Subject {
  readonly id?: string
  readonly place: Place
}

/** A problem that stops the build. */
export function error(subject: Subject, message: string): Problem {
  return problem('error', subject, message)
}

/** A problem that is printed but lets the build pass. */
export function warning(subject: Subject, message: string): Problem {
  return problem('warning', subject, message)
}

function problem(severity: Problem['severity'], { id, place }: Subject, message: string): Problem {
  return { file: place.file, line: place.line, ...(id === undefined ? {} : { id }), severity, message }
}
