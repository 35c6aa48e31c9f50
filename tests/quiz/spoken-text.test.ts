import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spokenText } from '../../src/quiz/spoken-text.ts'
import { realBank } from '../support/real-bank.ts'

describe('spokenText', () => {
  it.each([
    // Amounts; 两 before thousands, ten thousands and things that are counted, 二 elsewhere.
    ['2740余场', '两千七百四十余场'],
    ['1300余条', '一千三百余条'],
    ['25000多个', '两万五千多个'],
    ['12700余场', '一万两千七百余场'],
    ['12个', '十二个'],
    ['22885人次', '两万两千八百八十五人次'],
    ['75204本', '七万五千二百零四本'],
    ['2个', '两个'],
    ['2名代表', '两名代表'],
    ['22个', '二十二个'],
    ['102个', '一百零二个'],
    ['200件', '两百件'],
    ['110件', '一百一十件'],
    ['1010个', '一千零一十个'],
    ['10010个', '一万零一十个'],
    ['100000个', '十万个'],
    ['20000002人', '两千万零二人'],
    ['1000000000', '十亿'],
    ['100003000', '一亿零三千'],
    ['0个', '零个'],
    ['1200万以上', '一千二百万以上'],
    ['10万余人', '十万余人'],
    ['2万余人', '两万余人'],
    ['1,300家', '一千三百家'],
    ['第2名', '第二名'],
    ['2等奖', '二等奖'],
    // Decimals and shares
    ['1.12万名', '一点一二万名'],
    ['12.11亿元', '十二点一一亿元'],
    ['2.5万', '二点五万'],
    ['0.5', '零点五'],
    ['30%', '百分之三十'],
    ['27.4%', '百分之二十七点四'],
    ['23.80%', '百分之二十三点八零'],
    ['2‰', '千分之二'],
    ['10%—20%', '百分之十到百分之二十'],
    ['10-20%', '百分之十到二十'],
    ['1/3', '三分之一'],
    // Days
    ['2021年', '二零二一年'],
    ['2021年底', '二零二一年底'],
    ['2021年12月7日', '二零二一年十二月七日'],
    ['2月2日', '二月二日'],
    ['2021-12-07', '二零二一年十二月七日'],
    ['2021/2/2', '二零二一年二月二日'],
    ['2019—2021年', '二零一九到二零二一年'],
    ['1921年到2021年', '一九二一年到二零二一年'],
    ['50年', '五十年'],
    ['100周年', '一百周年'],
    ['2000多年', '两千多年'],
    ['10:30', '十点三十分'],
    ['9：05', '九点零五分'],
    ['8:00', '八点整'],
    // Ranges
    ['3月至6月', '三月至六月'],
    ['50-60名', '五十到六十名'],
    ['3～6个', '三到六个'],
    ['1.5—2.5亿元', '一点五到二点五亿元'],
    // Numbers that are names
    ['13812345678', '幺三八幺二三四五六七八'],
    ['0738-8312345', '零七三八，八三幺二三四五'],
    ['12345热线', '幺二三四五热线'],
    ['拨打110电话', '拨打幺幺零电话'],
    ['007号', '零零七号'],
    ['5G', '五G'],
    ['２０２１年', '二零二一年'],
    ['①学习', '一，学习'],
    // Marks
    ['《娄底日报》报道', '娄底日报，报道'],
    ['据《娄底日报》，共3篇', '据，娄底日报，共三篇'],
    ['“百舸争流千帆竞发”竞赛', '百舸争流千帆竞发，竞赛'],
    ['“我为群众办实事”', '我为群众办实事'],
    ['实践（第1期）中', '实践，第一期，中'],
    ['是____个', '是，空格，个'],
    ['有（　　）个', '有，空格，个'],
    ['答得好——真的', '答得好，真的'],
    ['一、二；三。', '一、二；三。'],
    ['3+5=8', '三加五等于八'],
    ['168－93', '一百六十八减九十三'],
    ['6×7÷2', '六乘七除以二'],
    ['A类、B类', 'A类、B类'],
    ['', ''],
  ])('says %s as %s', (text, spoken) => {
    expect(spokenText(text)).toBe(spoken)
  })

  it('leaves no figure and no bare mark in whatever text', () => {
    const parts = fc.constantFrom(...'0123456789.,%:/-—～~年月日个第万亿余《》“”（）_、。 Ａ０９①²'.split(''))
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 24 }), (text) => {
        expect(spokenText(text.join(''))).not.toMatch(/[\p{N}《》“”（）_]/u)
      }),
    )
  })

  it('leaves no figure and no bare mark in any text of the bank, and loses no word', () => {
    const { chapters, index } = realBank()
    const texts = chapters.flatMap(({ questions }) => questions.flatMap(textsOf))
    expect(texts.length).toBeGreaterThan(index.questions.length)
    for (const text of texts) {
      const spoken = spokenText(text)
      expect(spoken, text).not.toMatch(/[\p{N}《》“”‘’（）_·—…]/u)
      expect(spoken, text).not.toMatch(/^[，、；：]|[，、；：]{2}/u)
      const letters = text.match(/[\p{Script=Han}A-Za-z]/gu) ?? []
      // Dates written as 2021-12-07 aside, words are only ever added.
      expect(isWithin(letters.join(''), spoken), text).toBe(true)
    }
  })
})

function textsOf(question: object): string[] {
  const found: string[] = []
  const walk = (value: unknown): void => {
    if (typeof value === 'string') found.push(value)
    else if (Array.isArray(value)) value.forEach(walk)
    else if (value !== null && typeof value === 'object')
      for (const [key, part] of Object.entries(value))
        if (!['id', 'facts', 'paragraph', 'chapter', 'form', 'right'].includes(key) || Array.isArray(part))
          if (key !== 'facts') walk(part)
  }
  walk(question)
  // Ids of options and answers are no texts.
  return found.filter((text) => /\p{Script=Han}/u.test(text))
}

/** Whether the characters of `part` come in the same order in `whole`. */
function isWithin(part: string, whole: string): boolean {
  let at = 0
  for (const letter of whole) if (letter === part[at]) at++
  return at === part.length
}
