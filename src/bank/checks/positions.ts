import { error } from '../authored/problem.ts'
import type { Check } from './check.ts'

const POSITION =
  /第[一二三四五六七八九几]项|[头末]一项|最[前后末先]一[项句个条]|排在最|先[写讲说].*[后再][写讲说]|紧[接挨排]|[列写排放]在|之[前后]写|开[头篇]|[末结]尾|收尾|[首末]句|第一句|同一[句段]|[前后上下]一[句段]|省略号|第[一二三四五六七八九几]条|“?[一二三四五]是[”抓]|(?:写出|讲话|列出|出现|报道|原来|文中)的(?:先后|顺序)/

export const positions: Check = {
  name: 'positions',
  description:
    'Nothing asks where, or in which order, the paper says it: readers learn the matter, not the layout.',
  scope: 'file',
  check: (bank) =>
    bank.asked.flatMap(({ question }) => {
      const found = POSITION.exec(question.stem)?.[0]
      if (found === undefined) return []
      return [
        error(question, `“${found}” asks where the paper says it: ask what happened, by whom, or for what`),
      ]
    }),
}
