// What the long set of `npm run test:faults` is made of: steps of some minutes, each with a report of its own, so that a set
// that was cut short goes on where it stopped.

/** Sizes of the whole set; each can be made smaller by the environment. */
const SIZES = {
  /** Browsers killed while the app's stores answer without a pause. A trial takes about three seconds. */
  STORING_KILLS: 1000,
  /** Browsers killed while the app is played through its screens; about six seconds each, half of them for the start. */
  FAULT_KILLS: 1000,
  /** Of WebKitGTK, and as many of its database process. */
  WEBKIT_KILLS: 40,
  /** During the upgrade from version 1. */
  UPGRADE_KILLS: 50,
  /** Connections to the database that are lost, in either of two ways. */
  LOSSES: 40,
  /** Three builds after each other, with two tabs, on and off the network. */
  UPDATE_SCENARIOS: 200,
  /** Random histories of two tabs in Chromium. */
  TWO_TAB_RUNS: 100,
  /** Questions that are touched in the moment they stand, and answered and left by double presses; in every engine. */
  PRESSED_QUESTIONS: 200,
  /** Hostile inputs for the parsers, runs of the state machine, data sets that go into a backup and back. */
  FUZZ_RUNS: 100_000,
  /** Files of questions with bytes changed, for the importer. */
  IMPORT_FUZZ_RUNS: 20_000,
  STATE_RUNS: 1000,
  BACKUP_TRIPS: 10_000,
} as const

/** More rows take longer than a person waits for a test, but not for a long set. */
const MIGRATED_ROWS = '0,1,1000,100000'

const BACK_ENDS = 2

export interface Step {
  readonly part: string
  /** Its report and its chance are named after it. */
  readonly name: string
  readonly runner: 'playwright' | 'vitest'
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

/** By the name that `--only=` takes. */
type Parts = Readonly<Record<string, readonly Omit<Step, 'part' | 'name'>[]>>

export function sizeOf(name: keyof typeof SIZES, env: NodeJS.ProcessEnv): number {
  return Number(env[name] ?? SIZES[name])
}

/** Those that are not the whole set's, as they are written before the command. */
export function sizesChanged(env: NodeJS.ProcessEnv): string[] {
  return Object.entries(SIZES)
    .filter(([name, size]) => env[name] !== undefined && Number(env[name]) !== size)
    .map(([name]) => `${name}=${env[name]}`)
}

export function longSet(env: NodeJS.ProcessEnv): Step[] {
  const size = (name: keyof typeof SIZES): number => sizeOf(name, env)
  const parts: Parts = {
    storing: repeated(size('STORING_KILLS'), { aTest: 25, tests: BACK_ENDS, repeats: 2 }, (kills) =>
      browser('storing-kill', { STORING_KILLS: kills, STORING_KILL_MS: 3000 }),
    ),
    kills: repeated(size('FAULT_KILLS'), { aTest: 20, tests: BACK_ENDS, repeats: 1 }, (kills) =>
      browser('kill', { KILL_TRIALS: kills, KILL_ANSWERS: env['KILL_ANSWERS'] ?? 60 }),
    ),
    webkit: [
      ...repeated(size('WEBKIT_KILLS'), { aTest: 20, tests: 1, repeats: 1 }, (kills) =>
        playwright(['tests/engines/webkit-kills.spec.ts'], { WEBKIT_KILLS: kills }),
      ),
      playwright(['tests/engines/webkit-syncs.spec.ts'], {}),
    ],
    upgrade: [
      browser('upgrade', { UPGRADE_KILLS: Math.ceil(size('UPGRADE_KILLS') / BACK_ENDS) }),
      browser('migration', { MIGRATED_ROWS: env['MIGRATED_ROWS'] ?? MIGRATED_ROWS }),
    ],
    losses: [browser('connection-loss', { LOSSES: size('LOSSES') })],
    updates: repeated(size('UPDATE_SCENARIOS'), { aTest: 10, tests: 1, repeats: 4 }, (scenarios) =>
      browser('update-scenarios', { UPDATE_SCENARIOS: scenarios }),
    ),
    tabs: repeated(size('TWO_TAB_RUNS'), { aTest: 5, tests: 1, repeats: 4 }, (runs) =>
      browser('two-tabs', { TWO_TAB_RUNS: runs, TWO_TAB_COMMANDS: env['TWO_TAB_COMMANDS'] ?? 40 }),
    ),
    presses: [
      browser('one-press', { PRESSED_QUESTIONS: size('PRESSED_QUESTIONS') }),
      playwright(['tests/engines/one-press.spec.ts'], { PRESSED_QUESTIONS: size('PRESSED_QUESTIONS') }),
    ],
    browser: [
      browser(['faults', 'rare-faults', 'damage', 'torn-record', 'full-disk', 'update', 'offline']),
      browser(['no-storage', 'contest-clock', 'backup', 'payloads']),
    ],
    unit: [
      unit('tests/fuzz', { FUZZ_RUNS: size('FUZZ_RUNS') }),
      unit('tests/import/fuzz.test.ts', { IMPORT_FUZZ_RUNS: size('IMPORT_FUZZ_RUNS') }),
      unit('tests/stores/state-machine.test.ts', { STATE_RUNS: size('STATE_RUNS') }),
      unit('tests/db', { BACKUP_TRIPS: size('BACKUP_TRIPS') }),
    ],
  }
  return Object.entries(parts).flatMap(([part, steps]) =>
    steps.map((step, at) => ({ ...step, part, name: `${part}-${at + 1}` })),
  )
}

/** As many steps as it takes to come to `total`: each runs `tests` tests `repeats` times with up to `aTest` trials. */
function repeated<Trial extends Omit<Step, 'part' | 'name'>>(
  total: number,
  { aTest, tests, repeats }: { readonly aTest: number; readonly tests: number; readonly repeats: number },
  make: (trials: number) => Trial,
): Omit<Step, 'part' | 'name'>[] {
  const steps: Omit<Step, 'part' | 'name'>[] = []
  for (let left = Math.ceil(total / tests); left > 0;) {
    const trials = Math.min(aTest, left)
    const times = Math.min(repeats, Math.ceil(left / trials))
    const step = make(trials)
    steps.push({ ...step, args: [...step.args, `--repeat-each=${times}`] })
    left -= trials * times
  }
  return steps
}

type Sizes = Readonly<Record<string, number | string>>

function browser(specs: string | readonly string[], sizes: Sizes = {}): Omit<Step, 'part' | 'name'> {
  return playwright(
    [specs].flat().map((name) => `tests/browser/${name}.spec.ts`),
    sizes,
  )
}

function playwright(files: readonly string[], sizes: Sizes): Omit<Step, 'part' | 'name'> {
  return { runner: 'playwright', args: files, env: { WHOLE_BROWSER: '1', ...texts(sizes) } }
}

function unit(what: string, sizes: Sizes): Omit<Step, 'part' | 'name'> {
  return { runner: 'vitest', args: [what], env: texts(sizes) }
}

function texts(sizes: Sizes): Record<string, string> {
  return Object.fromEntries(Object.entries(sizes).map(([name, value]) => [name, String(value)]))
}
