/** How far a long piece of work has come: `done` from 0 to 1 of the step. */
export interface ProgressReport {
  readonly step: 'reading' | 'counting' | 'writing' | 'checking' | 'comparing' | 'merging'
  readonly done: number
}

/** Called between two pieces of work. Waiting for it lets messages through; throwing ends the work. */
export type Progress = (report: ProgressReport) => void | Promise<void>
