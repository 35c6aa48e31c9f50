import { describe, expect, it } from 'vitest'
import { importCycles, importedBy } from '../../scripts/support/import-graph.mjs'

describe('importedBy', () => {
  it('reads imports and re-exports, of types too, and leaves lazy imports out', () => {
    const code = `
      import a, { type A } from './a.ts'
      import './b.css'
      export * from './c.ts'
      import type { D } from './d.ts'
      export type { E } from './e.ts'
      export const f = () => import('./f.ts')`
    expect(importedBy('thing.ts', code)).toEqual(['./a.ts', './b.css', './c.ts', './d.ts', './e.ts'])
  })

  it('reads both scripts of a Vue file and not its template', () => {
    const code = `<script lang="ts">import './a.ts'</script>
      <script setup lang="ts">import B from './B.vue'</script>
      <template>import './c.ts'</template>`
    expect(importedBy('Part.vue', code)).toEqual(['./a.ts', './B.vue'])
  })
})

describe('importCycles', () => {
  it('finds no cycle where two ways lead to one file', () => {
    const graph = new Map([
      ['a', ['b', 'c']],
      ['b', ['d']],
      ['c', ['d']],
      ['d', []],
    ])
    expect(importCycles(graph)).toEqual([])
  })

  it('shows the way round', () => {
    const graph = new Map([
      ['start', ['a']],
      ['a', ['b']],
      ['b', ['c']],
      ['c', ['a']],
    ])
    expect(importCycles(graph)).toEqual([['a', 'b', 'c', 'a']])
  })

  it('sees a file that imports itself', () => {
    expect(importCycles(new Map([['a', ['a']]]))).toEqual([['a', 'a']])
  })
})
