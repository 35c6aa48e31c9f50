import { describe, expect, it } from 'vitest'
import { notice, packageOf } from '../../scripts/licences.ts'

describe('packageOf', () => {
  it.each([
    ['/x/node_modules/vue/dist/vue.js', 'node_modules/vue'],
    ['/x/node_modules/@vue/reactivity/dist/a.js?v=1', 'node_modules/@vue/reactivity'],
    ['/x/node_modules/a/node_modules/b/c.js', 'node_modules/a/node_modules/b'],
    ['C:\\x\\node_modules\\vue\\a.js', 'node_modules/vue'],
    ['~icons/lucide/star', 'node_modules/@iconify-json/lucide'],
    ['\0vite/preload-helper.js', 'node_modules/vite'],
    ['\0plugin-vue:export-helper', 'node_modules/@vitejs/plugin-vue'],
  ])('finds that of %j', (id, folder) => {
    expect(packageOf(id)?.endsWith(folder)).toBe(true)
  })

  it.each(['/x/src/app/main.ts', '\0virtual:words/all', 'virtual:bank'])('knows %j as our own', (id) => {
    expect(packageOf(id)).toBeUndefined()
  })
})

describe('notice', () => {
  it('gives each package with its licence, by name', () => {
    const one = { version: '1.0.0', licence: 'MIT', text: 'Copyright' }
    const text = notice([
      { ...one, name: 'b' },
      { ...one, name: 'a' },
    ])
    expect(text.match(/^[ab] 1\.0\.0\nMIT\n\nCopyright$/gm)).toHaveLength(2)
    expect(text.indexOf('a 1.0.0')).toBeLessThan(text.indexOf('b 1.0.0'))
  })
})
