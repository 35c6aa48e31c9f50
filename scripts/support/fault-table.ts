// What can go wrong, what the player then sees, and which tests hold it: the source of docs/faults.md.

interface FaultRow {
  readonly fault: string
  readonly sees: string
}

export interface TestedFault extends FaultRow {
  /** The title of every test of this row begins so, or that of the group around it. */
  readonly title: string
}

export const FAULTS: readonly TestedFault[] = [
  row('App or browser killed', 'Same question, same answers, nothing twice', 'app or browser killed'),
  row(
    'Power loss',
    'The same, where the browser honours strict durability: every saved answer was handed to the disk (counted by strace; no plug was pulled)',
    'power loss',
  ),
  row(
    'Database process lost (iOS)',
    'Back at the same question after one reload; never "saved" meanwhile. Where the database stays away: told, and the answer waits in the journal',
    'database process lost',
  ),
  row('Open hangs or is blocked', 'After 4 s: what it is waiting for', 'open hangs or is blocked'),
  row(
    'Quota or disk full',
    'The answer stays on the screen and in the journal, "storage full", and is stored once there is room',
    'quota or disk full',
  ),
  row(
    'No IndexedDB / private window',
    'Plain words before the first answer; practice without keeping anything',
    'no IndexedDB or private window',
  ),
  row('In-app browser', 'Banner before the first answer, and a way to a backup', 'in-app browser'),
  row(
    'Site data cleared in use',
    'It stops and says so; no silent empty database',
    'site data cleared in use',
  ),
  row(
    'Silent corruption or partial loss',
    'How many answers were expected and found; nothing is written before a choice',
    'silent corruption or partial loss',
  ),
  row('Eviction of everything', 'First screen with restore beside start', 'eviction of everything'),
  row('Persistence refused', 'Told quietly, asked for at a tap', 'persistence refused'),
  row('Upgrade interrupted', 'The old or the new schema, with all rows', 'upgrade interrupted'),
  row(
    'Database of an earlier version',
    'The same history, nothing to do; a copy from before is kept',
    'database of an earlier version',
  ),
  row('Older code, newer data', 'Everything can be read, nothing is written', 'older code, newer data'),
  row('Two tabs', 'The second says so and can take over; no answer counts twice', 'two tabs'),
  row(
    'Another window upgrades the database',
    'This one says so and writes nothing more',
    'another window upgrades the database',
  ),
  row(
    'New version deployed in a session',
    'A small notice; the switch comes after the session',
    'new version deployed in a session',
  ),
  row('Old chunk gone', 'One reload at most, state kept; offline: told', 'old chunk gone'),
  row('Precache install fails', '"Not ready offline"', 'precache install fails'),
  row(
    'Worker registration refused',
    'Not called ready, with the reason on 关于',
    'worker registration refused',
  ),
  row(
    'Truncated or altered backup',
    'Refused with the reason; what is stored stays as it is',
    'truncated or altered backup',
  ),
  row(
    'Script in a text field or a backup',
    'Shown as the text it is, or refused',
    'script in a text field or a backup',
  ),
  row('Clock jumps', 'Order by counter, no negative times', 'clock jumps'),
]

/** Rows that cannot happen yet, because the app does not have the thing that would fail. */
export const NOT_YET: readonly (FaultRow & { readonly why: string })[] = [
  {
    fault: 'Hostile pack',
    sees: 'Refused, or shown as text',
    why: 'The app takes no question packs: its bank is part of the build.',
  },
  {
    fault: 'Oversized pack, zip bomb',
    sees: 'Refused, and the page stays responsive',
    why: 'No packs. The only file it takes is a backup, whose bombs are among the altered backups.',
  },
  {
    fault: 'Hostile CSV cell',
    sees: 'Text in the spreadsheet',
    why: 'The app writes no CSV.',
  },
  {
    fault: 'Sync cut or repeated',
    sees: 'No duplicates, no loss',
    why: 'The app has no sync. Two phones exchange backup files, whose merge has its own property tests.',
  },
]

/** Said at the end of the page, as plainly as what was reached. */
const NOT_TRIED = ['real phones', 'Apple’s own WebKit', 'a plug pulled out of the wall']

function row(fault: string, sees: string, title: string): TestedFault {
  return { fault, sees, title }
}

/** What one run of a test came to. */
export interface TestResult {
  /** Of the groups around it, outermost first, and its own. */
  readonly titles: readonly string[]
  readonly file: string
  readonly status: 'passed' | 'failed' | 'skipped'
  readonly counts?: Partial<Counts>
}

/** What long tests counted. */
export interface Counts {
  /** Browsers, or their database process, killed. */
  readonly kills: number
  /** Pages killed alone, their browser living on. */
  readonly pageKills: number
  /** Answers that were called saved. */
  readonly saved: number
  /** Of those: gone afterwards. */
  readonly lost: number
  /** Answers that are in the log twice. */
  readonly twice: number
  /** Tables that a rebuild from the log would change, and the like. */
  readonly mismatched: number
  /** From the beginning of a page load after a kill until the database was open and all answers were in it. */
  readonly slowestReopenMs: number
  /** Connections lost and found again, and the longest time from the loss until the answer was saved. */
  readonly recoveries: number
  readonly slowestRecoveryMs: number
  /** Histories of two tabs, and of two tabs and three builds. */
  readonly histories: number
  readonly updates: number
}

const NO_COUNTS: Counts = {
  kills: 0,
  pageKills: 0,
  saved: 0,
  lost: 0,
  twice: 0,
  mismatched: 0,
  slowestReopenMs: 0,
  recoveries: 0,
  slowestRecoveryMs: 0,
  histories: 0,
  updates: 0,
}

export interface Outcome {
  readonly results: readonly TestResult[]
  /** When the first of the runs began, in words for the page. */
  readonly when: string
  readonly command: string
}

interface PlaywrightReport {
  readonly suites: readonly PlaywrightSuite[]
  readonly stats?: { readonly duration: number }
}

interface PlaywrightSuite {
  readonly title: string
  readonly file: string
  readonly suites?: readonly PlaywrightSuite[]
  readonly specs?: readonly {
    readonly title: string
    readonly tests: readonly {
      readonly status: string
      readonly annotations?: readonly { readonly type: string; readonly description?: string }[]
    }[]
  }[]
}

/** Reads the JSON report of Playwright. */
export function playwrightResults(report: PlaywrightReport): TestResult[] {
  const inSuite = (suite: PlaywrightSuite, around: readonly string[]): TestResult[] => [
    ...(suite.specs ?? []).flatMap(({ title, tests }) =>
      tests.map((test) => {
        const noted = test.annotations?.find(({ type }) => type === 'counts')?.description
        return {
          titles: [...around, title],
          file: `tests/${suite.file}`,
          // A test that passed only when tried again has failed.
          status:
            test.status === 'expected'
              ? ('passed' as const)
              : test.status === 'skipped'
                ? ('skipped' as const)
                : ('failed' as const),
          ...(noted === undefined ? {} : { counts: JSON.parse(noted) as Partial<Counts> }),
        }
      }),
    ),
    ...(suite.suites ?? []).flatMap((inner) => inSuite(inner, [...around, inner.title])),
  ]
  return report.suites.flatMap((suite) => inSuite(suite, []))
}

export function playwrightSeconds({ stats }: PlaywrightReport): number {
  return (stats?.duration ?? 0) / 1000
}

interface VitestReport {
  readonly startTime?: number
  readonly testResults: readonly {
    readonly name: string
    readonly endTime?: number
    readonly assertionResults: readonly {
      readonly ancestorTitles: readonly string[]
      readonly title: string
      readonly status: string
    }[]
  }[]
}

/** Reads the JSON report of Vitest; files become paths below `root`. */
export function vitestResults(report: VitestReport, root: string): TestResult[] {
  return report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ ancestorTitles, title, status }) => ({
      titles: [...ancestorTitles, title],
      file: name
        .replace(root, '')
        .replace(/^[/\\]/, '')
        .replaceAll('\\', '/'),
      status:
        status === 'passed'
          ? ('passed' as const)
          : status === 'failed'
            ? ('failed' as const)
            : ('skipped' as const),
    })),
  )
}

export function vitestSeconds({ startTime = 0, testResults }: VitestReport): number {
  return (Math.max(startTime, ...testResults.map(({ endTime }) => endTime ?? 0)) - startTime) / 1000
}

function resultsOf(fault: TestedFault, results: readonly TestResult[]): TestResult[] {
  return results.filter(({ titles }) => titles.some((title) => title.startsWith(fault.title)))
}

/** Rows of which no test ran. */
export function rowsWithoutResult(results: readonly TestResult[]): string[] {
  return FAULTS.filter((fault) => resultsOf(fault, results).every(({ status }) => status === 'skipped')).map(
    ({ fault }) => fault,
  )
}

/** Titles of tests and of groups of them in the text of a test file; what is filled in later stays as written. */
export function titlesIn(text: string): string[] {
  const call = /\b(?:test|it|describe)(?:\.[a-z]+)*\(\s*(?:'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`)/g
  return [...text.matchAll(call)].map(([, single, template]) => single ?? template ?? '')
}

/** What all of them counted together: sums, and the slowest of times. */
export function sumOfCounts(results: readonly TestResult[]): Counts {
  const sum = { ...NO_COUNTS } as { -readonly [Name in keyof Counts]: number }
  for (const { counts = {} } of results)
    for (const name of Object.keys(sum) as (keyof Counts)[]) {
      const count = counts[name] ?? 0
      sum[name] = name.startsWith('slowest') ? Math.max(sum[name], count) : sum[name] + count
    }
  return sum
}

/** What was counted, without what was not looked at. */
function countsInWords(counts: Counts): string[] {
  const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`
  const many = (count: number): string => count.toLocaleString('en')
  return [
    ...(counts.histories > 0 ? [`${many(counts.histories)} histories of two tabs`] : []),
    ...(counts.updates > 0 ? [`${many(counts.updates)} histories of three builds`] : []),
    ...(counts.kills > 0 ? [`${many(counts.kills)} kills`] : []),
    ...(counts.pageKills > 0 ? [`${many(counts.pageKills)} kills of a page alone`] : []),
    ...(counts.recoveries > 0
      ? [`${many(counts.recoveries)} recoveries, the slowest within ${seconds(counts.slowestRecoveryMs)}`]
      : []),
    ...(counts.saved > 0 ? [`${many(counts.saved)} answers saved`] : []),
    ...(counts.kills > 0 || counts.saved > 0 ? [`${many(counts.lost)} lost`] : []),
    ...(counts.saved > 0 ? [`${many(counts.twice)} twice`] : []),
    ...(counts.mismatched > 0 ? [`${many(counts.mismatched)} mismatched`] : []),
    ...(counts.slowestReopenMs > 0 ? [`slowest reopening ${seconds(counts.slowestReopenMs)}`] : []),
  ]
}

export function totalsInWords(counts: Counts): string {
  const words = countsInWords(counts)
  if (counts.mismatched === 0) words.push('0 mismatched')
  return words.join(', ')
}

export function faultPage({ results, when, command }: Outcome): string {
  const line = (fault: TestedFault): string => {
    const own = resultsOf(fault, results)
    const files = [...new Set(own.map(({ file }) => file))].map((file) => `\`${file}\``)
    return `| ${fault.fault} | ${fault.sees} | ${fault.title}… ${files.join(', ')} | ${inWords(own)} |`
  }
  return `# Faults

What can go wrong, what the player sees, and what the tests of it last came to. Written by \`npm run test:faults\` from the
reports of the tests; do not edit. \`npm run faults:page\` writes it from the reports of the last \`npm test\`.

Last written from \`${command}\`, ${when}.

| fault | what the player sees | tests begin with, and are in | last result |
|---|---|---|---|
${FAULTS.map(line).join('\n')}

## Not yet possible

| fault | what the player would see | why there is no test |
|---|---|---|
${NOT_YET.map(({ fault, sees, why }) => `| ${fault} | ${sees} | ${why} |`).join('\n')}

## What this does not show

All of it ran on desktop computers: in Chromium, with both of its storage back ends where a row says so, in WebKitGTK
where it says so, and in Node. Not tried:

${NOT_TRIED.map((what) => `- ${what}`).join('\n')}
`
}

function inWords(results: readonly TestResult[]): string {
  if (results.length === 0) return '**no result**'
  const count = (status: TestResult['status']): number =>
    results.filter((result) => result.status === status).length
  return [
    count('failed') > 0
      ? `**${count('failed')} failed**, ${count('passed')} passed`
      : `${count('passed')} passed`,
    ...(count('skipped') > 0 ? [`${count('skipped')} skipped`] : []),
    ...countsInWords(sumOfCounts(results)),
  ].join(', ')
}
