import type uPlot from 'uplot'

/** The one chart library, loaded by this page alone; asked for early, so that it comes while the figures are read. */
export async function chartLibrary(): Promise<typeof uPlot> {
  return (await import('uplot')).default
}
