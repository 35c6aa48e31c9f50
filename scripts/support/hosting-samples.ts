// The samples in docs/hosting.md, read out of it so that what is tried is what stands there.
import { readFileSync } from 'node:fs'

export const SERVERS = ['nginx', 'apache', 'caddy'] as const
export type ServerName = (typeof SERVERS)[number]

/** The sample of that server as it stands in the page. */
export function hostingSample(server: ServerName): string {
  const page = readFileSync(new URL('../../docs/hosting.md', import.meta.url), 'utf8')
  const found = new RegExp(`^\`\`\`${server}\\n(.*?)^\`\`\`$`, 'ms').exec(page)?.[1]
  if (found === undefined) throw new Error(`docs/hosting.md has no sample for ${server}`)
  return found
}

/** The policies that samples set, one for each line that sets one. */
export function policiesIn(sample: string): string[] {
  return [...sample.matchAll(/Content-Security-Policy "([^"]*)"/g)].map(([, policy]) => policy ?? '')
}
