// Banks of any content, as far as an importer would let them in: clean texts, different options, an answer that exists.
import fc from 'fast-check'
import { collect } from '../../src/import/collect.ts'
import { draft, type Draft } from '../../src/import/draft.ts'
import type { Writable } from '../../src/import/write/written.ts'

const word = fc
  .array(fc.constantFrom(...'读书会每月五日馆里有猫Ab12x=~#{}:\\"\'<>&;，。、|/%*?- '), {
    minLength: 1,
    maxLength: 12,
  })
  .map((signs) => signs.join('').replace(/\s+/g, ' ').trim())
  .filter((text) => /[\u4e00-\u9fff]/.test(text))

const words = (minLength: number, maxLength: number): fc.Arbitrary<string[]> =>
  fc.uniqueArray(word, { minLength, maxLength })

const common = {
  where: fc.constant('1'),
  text: fc.constant(''),
  stem: word,
  explanation: fc.option(word, { nil: '' }),
  chapter: fc.option(
    word.filter((text) => !text.includes('/')),
    { nil: '' },
  ),
  tags: fc.uniqueArray(fc.constantFrom('必考', '常错', '馆规'), { maxLength: 2 }),
  difficulty: fc.constantFrom(1 as const, 2 as const, 3 as const),
}

const someDraft: fc.Arbitrary<Draft> = fc
  .oneof(
    fc.record({ ...common, form: fc.constant('single' as const), options: words(2, 6), at: fc.nat(1) }),
    fc.record({ ...common, form: fc.constant('multiple' as const), options: words(2, 6), at: fc.nat(1) }),
    fc.record({ ...common, form: fc.constant('judge' as const), options: fc.constant([]), at: fc.nat(1) }),
    fc.record({ ...common, form: fc.constant('order' as const), options: words(2, 6), at: fc.nat(1) }),
    fc.record({ ...common, form: fc.constant('blank' as const), options: words(1, 3), at: fc.nat(1) }),
    fc.record({ ...common, form: fc.constant('match' as const), options: words(4, 4), at: fc.nat(1) }),
    fc.record({ ...common, form: fc.constant('gaps' as const), options: words(3, 5), at: fc.nat(1) }),
    fc.record({ ...common, form: fc.constant('short' as const), options: words(1, 3), at: fc.nat(1) }),
  )
  .map(({ at, options, ...rest }) => {
    switch (rest.form) {
      case 'single':
        return draft({ ...rest, options, answer: { kind: 'options', right: [at] } })
      case 'multiple':
        return draft({ ...rest, options, answer: { kind: 'options', right: [0, 1] } })
      case 'judge':
        return draft({ ...rest, answer: { kind: 'truth', isTrue: at === 0 } })
      case 'order':
        return draft({
          ...rest,
          options,
          answer: { kind: 'options', right: options.map((_, place) => place) },
        })
      case 'blank':
        return draft({ ...rest, stem: `${rest.stem}____`, answer: { kind: 'texts', accept: [options] } })
      case 'gaps': {
        const [first = '', ...others] = options
        const stem = `${rest.stem}____，${rest.stem}____。`
        return draft({ ...rest, stem, answer: { kind: 'texts', accept: [[first], others] } })
      }
      case 'short':
        return draft({ ...rest, answer: { kind: 'texts', accept: [options] } })
      case 'match': {
        const [a = '', b = '', c = '', d = ''] = options
        return draft({
          ...rest,
          answer: {
            kind: 'pairs',
            pairs: [
              [a, b],
              [c, d],
              ['', 'x猫'],
            ],
          },
        })
      }
    }
  })

export const someBank: fc.Arbitrary<Writable> = fc
  .array(someDraft, { minLength: 1, maxLength: 8 })
  .map((drafts) => ({ title: '题库', ...collect(drafts) }))
  .filter(({ questions }) => questions.length > 0)
