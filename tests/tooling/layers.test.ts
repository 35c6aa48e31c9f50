import { vueTsConfigs } from '@vue/eslint-config-typescript'
import { ESLint, type Linter } from 'eslint'
import { beforeAll, describe, expect, it } from 'vitest'
import { importProblem } from '../../eslint/layer-imports.js'
import { LAYERS, PACKAGE_ADVICE, TABOOS, type Layer } from '../../eslint/layers.js'

const layers: [string, Layer][] = Object.entries(LAYERS)
const folders = layers.map(([folder]) => folder)

/** The real configuration, without the rules that need a file to be part of a TypeScript project. */
let eslint: ESLint

beforeAll(() => {
  eslint = new ESLint({ overrideConfig: vueTsConfigs.disableTypeChecked as Linter.Config[] })
})

/** What ESLint says about a file that is not on disk, as `line: message`. */
async function faultsIn(filePath: string, lines: readonly string[]): Promise<string[]> {
  const [result] = await eslint.lintText(lines.join('\n') + '\n', { filePath })
  return (result?.messages ?? []).map(({ line, message }) => `${line}: ${message}`)
}

describe('imports between layers', () => {
  it.each(layers)(
    '%s may import what the table allows, and is told where the rest goes',
    async (from, layer) => {
      const lines = folders.map((to) => `export * as ${to} from '../${to}/thing.ts'`)
      const faults = await faultsIn(`src/${from}/thing-under-test.ts`, ['export const own = 1', ...lines])

      for (const [index, to] of folders.entries()) {
        const about = faults.filter((fault) => fault.startsWith(`${index + 2}: `))
        const allowed = to === from || layer.mayImport.includes(to)
        expect(about, `${from} → ${to}`).toEqual(
          allowed ? [] : [expect.stringContaining(`src/${from} may not import src/${to}. `)],
        )
      }
    },
  )

  it.each(layers)('%s may use no package that the table does not list', async (from, { packages }) => {
    const names = [...Object.keys(PACKAGE_ADVICE), 'lodash']
    const faults = await faultsIn(
      `src/${from}/thing-under-test.ts`,
      names.map((name) => `import '${name}'`),
    )

    const expected = names
      .map((name, index) => ({ name, start: `${index + 1}: src/${from} may not import ${name}. ` }))
      .filter(({ name }) => !packages.includes(name))
    expect(faults).toEqual(expected.map(({ start }) => expect.stringContaining(start)))
  })

  it.each([
    ['a lazy import', `export const load = () => import('../db/thing.ts')`],
    ['an import of types', `import type { Thing } from '../db/thing.ts'\nexport type Other = Thing[]`],
    ['a type in place', `export type Thing = import('../db/thing.ts').Thing`],
    ['a re-export', `export const own = 1\nexport { thing } from '../db/thing.ts'`],
  ])('sees %s', async (_what, code) => {
    expect(await faultsIn('src/quiz/thing-under-test.ts', [code])).toEqual([
      expect.stringContaining('src/quiz may not import src/db'),
    ])
  })

  it('sees an import in a Vue file', async () => {
    const faults = await faultsIn('src/components/PartUnderTest.vue', [
      '<script setup lang="ts">',
      `import { useThing } from '../stores/thing.ts'`,
      'const thing = useThing()',
      '</script>',
      '<template><p>{{ thing }}</p></template>',
    ])
    expect(faults).toContainEqual(expect.stringContaining('2: src/components may not import src/stores'))
  })
})

describe('importProblem', () => {
  it.each([
    ['pages/session/SessionPage.vue', './question-view.ts'],
    ['pages/session/SessionPage.vue', '../../components/ChoiceList.vue'],
    ['bank/checks/ids.ts', '../authored/schema.ts'],
    ['bank/load.ts', './generated/index.json?url'],
    ['quiz/random.ts', 'pure-rand/generator/xoroshiro128plus'],
    ['components/TabBar.vue', '~icons/lucide/house'],
  ])('lets %s import %s', (file, source) => {
    expect(importProblem(file, source)).toBeUndefined()
  })

  it.each([
    [
      'pages/session/SessionPage.vue',
      '../result/score.ts',
      'src/pages/session may not import src/pages/result',
    ],
    ['stores/bank.ts', '../bank/authored/schema.ts', 'which is for src/bank alone'],
    ['quiz/random.ts', '../../package.json', 'what the app ships lies in src/'],
    ['quiz/random.ts', '../helpers/thing.ts', 'its folder is not in eslint/layers.js'],
    ['helpers/thing.ts', './other.ts', 'src/helpers/thing.ts is in no layer'],
    ['main.ts', './app/start.ts', 'src/main.ts is in no layer'],
  ])('does not let %s import %s', (file, source, message) => {
    expect(importProblem(file, source)).toContain(message)
  })
})

describe('what a layer never touches', () => {
  const taboos = layers.flatMap(([folder, { neverTouches = [] }]) =>
    neverTouches.flatMap((group) => {
      const { globals = [], properties = [] } = TABOOS[group]
      return [
        ...globals.flatMap((name) => [
          [folder, group, name],
          [folder, group, `globalThis.${name}`],
        ]),
        ...properties.map(([object, property]) => [folder, group, `${object}.${property}`]),
      ]
    }),
  )

  it.each([...taboos, ['quiz', 'the clock', 'new Date()'], ['quiz', 'the clock', 'Date()']])(
    'in %s, %s: %s',
    async (folder, group, code) => {
      const faults = await faultsIn(`src/${folder}/thing-under-test.ts`, [`export const thing = ${code}`])
      expect(faults).toEqual([expect.stringContaining(`src/${folder} never touches ${group}. `)])
    },
  )

  it('leaves dates that are given alone', async () => {
    expect(
      await faultsIn('src/quiz/thing-under-test.ts', ['export const day = (now: number) => new Date(now)']),
    ).toEqual([])
  })
})

describe('other bans in src', () => {
  it.each([
    [
      'a default export',
      'src/quiz/thing-under-test.ts',
      ['export default 1'],
      "Exporting 'default' is restricted.",
    ],
    ['console', 'src/app/thing-under-test.ts', ["console.log('x')"], 'Unexpected console statement.'],
    ['any', 'src/db/thing-under-test.ts', ['export type Thing = any'], 'Unexpected any.'],
    [
      'a non-null !',
      'src/db/thing-under-test.ts',
      ['export const first = (a: string[]) => a[0]!'],
      'non-null',
    ],
    ['a barrel file', 'src/quiz/thing-under-test.ts', ["export * from './bank.ts'"], 'only re-exports'],
    [
      'a barrel file in two steps',
      'src/quiz/thing-under-test.ts',
      ["import { a } from './bank.ts'", 'export { a }'],
      'only re-exports',
    ],
    [
      'v-html',
      'src/components/PartUnderTest.vue',
      [
        '<script setup lang="ts">',
        "const text = '<b>'",
        '</script>',
        '<template><p v-html="text" /></template>',
      ],
      'v-html',
    ],
  ])('%s', async (_what, file, lines, message) => {
    expect(await faultsIn(file, lines)).toContainEqual(expect.stringContaining(message))
  })
})
