// The sheet to fill in: the columns, and a row of each form as an example.
import { collect } from './collect.ts'
import { draft } from './draft.ts'
import { writeXlsx } from './write/table.ts'

const EXAMPLES = [
  draft({
    where: '',
    text: '',
    form: 'single',
    stem: '读书会每月几日？',
    options: ['5日', '15日', '25日'],
    key: 'B',
    explanation: '见馆规。',
    chapter: '示例',
    difficulty: 1,
  }),
  draft({
    where: '',
    text: '',
    form: 'multiple',
    stem: '可以外借的有',
    options: ['书', '刊', '地图'],
    key: 'AB',
    chapter: '示例',
  }),
  draft({ where: '', text: '', form: 'judge', stem: '阅览室周一闭馆。', key: '错', chapter: '示例' }),
  draft({ where: '', text: '', form: 'blank', stem: '馆里有____间阅览室。', key: '3|三', chapter: '示例' }),
  draft({
    where: '',
    text: '',
    form: 'order',
    stem: '借书的次序',
    options: ['进馆', '选书', '登记'],
    key: 'ABC',
    chapter: '示例',
  }),
  draft({
    where: '',
    text: '',
    form: 'match',
    stem: '各放在哪里？',
    options: ['书 → 一楼', '刊 → 二楼'],
    chapter: '示例',
  }),
  draft({
    where: '',
    text: '',
    form: 'gaps',
    stem: '一次可借____本，可续____次。',
    key: '3|三；1|一',
    chapter: '示例',
  }),
  draft({
    where: '',
    text: '',
    form: 'short',
    stem: '为什么要按时还书？',
    key: '好让别人也读得到。',
    chapter: '示例',
  }),
]

export function template(): Uint8Array {
  return writeXlsx({ title: '题目', ...collect(EXAMPLES) }).bytes
}
