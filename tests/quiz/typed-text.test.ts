import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acceptsTyped } from '../../src/quiz/typed-text.ts'

/** Accepted texts, unit, typed. */
type Row = readonly [accept: readonly string[], unit: string | undefined, typed: string]

function accepts([accept, unit, typed]: Row): boolean {
  return acceptsTyped(unit === undefined ? { accept } : { accept, unit }, typed)
}

describe('acceptsTyped takes the same answer in another spelling', () => {
  it.each<Row>([
    // width, spaces, case, marks
    [['邹文辉'], undefined, ' 邹 文辉　'],
    [['75204'], undefined, '７５２０４'],
    [['湖南日报'], undefined, '《湖南日报》'],
    [['《湖南日报》'], undefined, '湖南日报'],
    [['第一议题'], undefined, '“第一议题”'],
    [['第一议题'], undefined, '"第一议题"'],
    [['第一议题'], undefined, '「第一议题」'],
    [['ABC三类清单'], undefined, 'abc三类清单'],
    [['ABC三类清单'], undefined, 'ＡＢＣ三类清单。'],
    [['学党史、悟思想'], undefined, '学党史，悟思想'],
    [['学党史、悟思想'], undefined, '学党史悟思想'],
    [['湘中潮、百年颂'], undefined, '湘中潮·百年颂'],
    [['单位（团体）'], undefined, '单位(团体)'],
    // thousands and units
    [['75204'], '本', '75,204'],
    [['75204'], '本', '75，204'],
    [['75204'], '本', '75 204'],
    [['75204'], '本', '75204本'],
    [['75204'], '本', '７５２０４ 本'],
    [['2740'], '场', '2740余场'],
    [['2740'], '余场', '2740余场'],
    [['2740'], '余场', '2740'],
    [['2740'], undefined, '2740余'],
    [['1200万'], undefined, '1200万+'],
    [['1200万'], undefined, '1200多万'],
    [['10万'], '人次', '10万余人次'],
    [['1000'], '人', '1000多人'],
    // amounts
    [['1.12万'], undefined, '11200'],
    [['11200'], undefined, '1.12万'],
    [['1.12万'], undefined, '1万1千2百'],
    [['1.12万'], undefined, '一万一千二百'],
    [['1.12'], '万名', '1.12万'],
    [['1.12'], '万名', '11200'],
    [['1.12'], '万名', '1.12万名'],
    [['12.11亿'], '元', '1211000000'],
    [['12.11亿'], '元', '12.11亿元'],
    [['12.11'], '亿元', '12.11亿元'],
    [['12.11亿'], undefined, '十二亿一千一百万'],
    [['4'], '本', '四'],
    [['四'], '本', '4'],
    [['四次'], undefined, '4次'],
    [['两级'], undefined, '2级'],
    [['2'], undefined, '两'],
    [['2'], undefined, '二'],
    [['12'], undefined, '十二'],
    [['2740'], undefined, '二千七百四十'],
    [['105'], undefined, '一百零五'],
    [['2021'], undefined, '二〇二一'],
    [['2021'], undefined, '二零二一'],
    [['6.89'], '亿元', '六点八九'],
    [['223'], '个', '0223'],
    // per cent
    [['76.2%'], undefined, '76.2%'],
    [['76.2%'], undefined, '76.2％'],
    [['76.2%'], undefined, '百分之七十六点二'],
    [['76.2%'], undefined, '76.2'],
    [['76.2'], '%', '百分之七十六点二'],
    [['76.2'], '%', '76.2%'],
    [['80%'], undefined, '百分之八十'],
    // dates
    [['6月23日'], undefined, '六月二十三日'],
    [['6月23日'], undefined, '6.23'],
    [['6月23日'], undefined, '6/23'],
    [['6月23日'], undefined, '06-23'],
    [['6月23日'], undefined, '6月23号'],
    [['6月23日'], undefined, '6月23'],
    [['6月23日'], undefined, '06月23日'],
    [['6月30日'], undefined, '6.30'],
    [['2021年6月23日'], undefined, '2021-06-23'],
    [['2021年6月23日'], undefined, '二〇二一年六月二十三日'],
    [['12月'], undefined, '十二月'],
    [['23'], '日', '23日'],
    // one of several
    [['李中', '李声澥'], undefined, '李声澥'],
  ])('%j (%s): %s', (...row) => {
    expect(accepts(row)).toBe(true)
  })
})

describe('acceptsTyped refuses another answer', () => {
  it.each<Row>([
    [['75204'], '本', '75240'],
    [['75204'], '本', '7520'],
    [['75204'], '本', '752040'],
    [['75204'], '本', '75204个'],
    [['75204'], '本', '本'],
    [['75204'], '本', '75,20,4'],
    [['1.12万'], undefined, '1.1万'],
    [['1.12万'], undefined, '1.12'],
    [['1.12万'], undefined, '112万'],
    [['1.12万'], undefined, '1,12万'],
    [['11.2'], undefined, '1.12'],
    [['12.11'], '亿元', '1211'],
    [['12.11'], '亿元', '12.11万元'],
    [['76.2'], undefined, '76.2%'],
    [['76.2%'], undefined, '762'],
    [['76.2%'], undefined, '0.762'],
    [['4'], undefined, '肆'],
    [['4'], undefined, '14'],
    [['120'], undefined, '一百二'],
    [['6月23日'], undefined, '6月22日'],
    [['6月23日'], undefined, '2.36'],
    [['6月23日'], undefined, '2021年6月23日'],
    [['6.23'], undefined, '6月23日'],
    [['邹文辉'], undefined, '邹文'],
    [['学党史、悟思想'], undefined, '悟思想、学党史'],
    [['邹文辉'], undefined, ''],
    [['邹文辉'], undefined, '　 '],
    [['邹文辉'], undefined, '《》“”，。'],
    [['邹文辉'], undefined, '邹文辉'.repeat(100)],
  ])('%j (%s): %s', (...row) => {
    expect(accepts(row)).toBe(false)
  })
})

describe('acceptsTyped', () => {
  const name = fc.stringMatching(/^[甲乙丙丁山水村镇]{1,12}$/)
  const amount = fc.integer({ min: 0, max: 2_000_000_000 })
  const padding = fc.constantFrom('', ' ', '　', '“', '”', '《', '》', '。', '"')

  it('takes an accepted text between any spaces and marks', () => {
    fc.assert(
      fc.property(fc.oneof(name, amount.map(String)), padding, padding, (text, before, after) => {
        expect(acceptsTyped({ accept: [text] }, `${before}${text}${after}`)).toBe(true)
      }),
    )
  })

  it('refuses every other figure, whatever the unit', () => {
    fc.assert(
      fc.property(amount, amount, fc.constantFrom(undefined, '本', '万名', '%'), (right, typed, unit) => {
        fc.pre(right !== typed && !(unit === '万名' && typed === right * 1e4))
        expect(accepts([[String(right)], unit, String(typed)])).toBe(false)
      }),
    )
  })

  it('takes thousands separators wherever they belong', () => {
    fc.assert(
      fc.property(amount, (right) => {
        expect(acceptsTyped({ accept: [String(right)] }, right.toLocaleString('en-US'))).toBe(true)
      }),
    )
  })

  it('answers at once for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (typed) => {
        expect(typeof acceptsTyped({ accept: ['75204'], unit: '本' }, typed)).toBe('boolean')
      }),
    )
  })
})
