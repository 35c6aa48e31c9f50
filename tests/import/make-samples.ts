// Writes the samples that no text editor can: `npx tsx tests/import/make-samples.ts`. Their expected outlines are checked by hand.
import { utils, write, type BookType, type WorkSheet } from '@e965/xlsx'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const FOLDER = fileURLToPath(new URL('samples/', import.meta.url))

function save(name: string, bytes: Uint8Array | string): void {
  writeFileSync(FOLDER + name, bytes)
}

function workbook(sheets: Readonly<Record<string, unknown[][] | WorkSheet>>, bookType: BookType): Uint8Array {
  const book = utils.book_new()
  for (const [name, rows] of Object.entries(sheets))
    utils.book_append_sheet(book, Array.isArray(rows) ? utils.aoa_to_sheet(rows) : rows, name)
  return new Uint8Array(write(book, { type: 'array', bookType, compression: true }) as ArrayBuffer)
}

const KAOSHIBAO_HEADER =
  '题干（必填）|题型 （必填）|选项 A|选项 B|选项 C|选项 D|选项E(勿删)|选项F(勿删)|选项G(勿删)|选项H(勿删)|正确答案（必填）|解析|章节|难度'.split(
    '|',
  )
const KAOSHIBAO = [
  KAOSHIBAO_HEADER,
  [
    '读书会每月几日？',
    '单选题',
    '5日',
    '15日',
    '25日',
    '',
    '',
    '',
    '',
    '',
    'B',
    '见馆规。',
    '第一单元/第一节',
    '易',
  ],
  ['可外借的有', '多选题', '书', '刊', '报', '地图', '', '', '', '', 'AB', '', '第一单元/第一节', '偏难'],
  ['阅览室周一闭馆。', '判断题', '√', '×', '', '', '', '', '', '', 'B', '', '第二单元', '适中'],
  ['馆里有____间阅览室。', '填空题', '3|三', '', '', '', '', '', '', '', '', '', '第二单元', ''],
  ['馆训是____、____、____。', '填空题', '静', '思', '学', '', '', '', '', '', '', '', '第二单元', ''],
  ['借书的次序', '排序题', '还书', '选书', '登记', '进馆', '', '', '', '', 'DBCA', '', '', ''],
  ['谈谈读书会的意义。', '简答题', '', '', '', '', '', '', '', '', '各抒己见', '', '', ''],
]

const notice = [
  ['请勿修改表头；带“必填”的一定要填'],
  KAOSHIBAO_HEADER.map((name) => name.replace(' ', '&#10;')),
  ...KAOSHIBAO.slice(1),
]

save('kaoshibao.xlsx', workbook({ Sheet1: KAOSHIBAO, 版本号: [['版本', '3']] }, 'xlsx'))
save('kaoshibao-notice.xls', workbook({ Sheet1: notice }, 'biff8'))
save('kaoshibao.ods', workbook({ Sheet1: KAOSHIBAO }, 'ods'))

save(
  'motibang.xlsx',
  workbook(
    {
      题库: [
        ['标题', '读书会'],
        ['描述', '第一期'],
        ['用时', 30],
        '题干|题型|选择项1|选择项2|选择项3|选择项4|选择项5|解析|答案1|答案2|得分1|得分2'.split('|'),
        ['值班表由谁排', '单选', '甲', '乙', '丙', '', '', '', 'C', '', 2, ''],
        ['可外借的有', '多选', '书', '刊', '报', '', '', '', 'A', 'B', 2, ''],
      ],
    },
    'xlsx',
  ),
)

save(
  'xuexitong.xlsx',
  workbook(
    {
      Sheet1: [
        '目录|题目类型|大题题干|小题题型|小题题干|正确答案|答案解析|难易度|知识点|标签|选项数|选项A|选项B|选项C|选项D|选项E|选项F|选项G|选项H'.split(
          '|',
        ),
        ['第一章', '单选题', '几点开馆？', '', '', 'A', '八点。', '易', '时间', '必考', 2, '8点', '9点'],
        ['第一章', '判断题', '雨天闭馆。', '', '', '错', '', '难', '', '', ''],
        ['第二章', '填空题', '馆里有（  ）只猫。', '', '', '', '', '中', '', '', 1, '两'],
      ],
    },
    'xlsx',
  ),
)

save(
  'wangluo-daxue.xlsx',
  workbook(
    {
      Sheet1: [
        ['题型', '题干', '选项', '答案'],
        ['SINGLE', '几点闭馆？', '17点$;$18点$;$19点', 'B'],
        ['multiple', '可带的有', '水$;$伞$;$琴', 'A,B'],
        ['Judge', '可以吸烟。', '', '错'],
      ],
    },
    'xlsx',
  ),
)

save(
  'one-cell.xlsx',
  workbook(
    {
      Sheet1: [
        ['题目', '选项', '答案'],
        ['门是什么颜色？', 'A-红|B-黄', 'B'],
        ['窗是什么颜色？\nA. 红\nB. 绿', '', 'A'],
      ],
    },
    'xlsx',
  ),
)

save(
  'kahoot.xlsx',
  workbook(
    {
      Sheet1: [
        ['Quiz template'],
        [],
        [
          '',
          'Question - max 120 characters',
          'Answer 1 - max 75 characters',
          'Answer 2 - max 75 characters',
          'Answer 3 - max 75 characters',
          'Answer 4 - max 75 characters',
          'Time limit (sec)',
          'Correct answer(s)',
        ],
        [1, 'When does the library open?', '8', '9', '10', '', 20, 2],
        [2, 'Which may be lent?', 'Books', 'Maps', 'Cats', '', 20, '1,2'],
      ],
    },
    'xlsx',
  ),
)

// Cells as people see them: dates by the numbers of Chinese formats, percentages, fractions of binary.
const dates = utils.aoa_to_sheet([
  ['题干', '选项A', '选项B', '选项C', '选项D', '答案'],
  ['开馆日是哪一天？', 44378, 44379, 0.5, 3.3000000000000003, 'A'],
])
dates['B2'].z = 'yyyy"年"m"月"d"日"'
dates['C2'].z = 'yyyy"年"m"月"d"日"'
dates['D2'].z = '0%'
const parts = unzipSync(workbook({ Sheet1: dates }, 'xlsx'))
const styles = strFromU8(parts['xl/styles.xml'] ?? new Uint8Array())
const own = /numFmtId="(\d+)" formatCode="yyyy/.exec(styles)?.[1] ?? ''
parts['xl/styles.xml'] = strToU8(
  styles
    .replace(new RegExp(`<numFmt numFmtId="${own}"[^>]*>`), '')
    .replaceAll(`xf numFmtId="${own}"`, 'xf numFmtId="31"'),
)
save('dates.xlsx', zipSync(parts))

// A picture that lies over the third row, as Excel and WPS keep it.
const withPicture = unzipSync(
  workbook(
    {
      题: [
        ['题干', '选项A', '选项B', '答案'],
        ['几点开馆？', '八点', '九点', 'A'],
        ['图里是什么？', '猫', '书', 'B'],
      ],
    },
    'xlsx',
  ),
)
const DRAWING =
  '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"><xdr:twoCellAnchor><xdr:from><xdr:col>4</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>2</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:to><xdr:col>5</xdr:col><xdr:row>3</xdr:row></xdr:to><xdr:pic/></xdr:twoCellAnchor><xdr:twoCellAnchor><xdr:from><xdr:col>4</xdr:col><xdr:row>1</xdr:row></xdr:from><xdr:sp/></xdr:twoCellAnchor></xdr:wsDr>'
withPicture['xl/drawings/drawing1.xml'] = strToU8(DRAWING)
withPicture['xl/worksheets/_rels/sheet1.xml.rels'] = strToU8(
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing" Target="../drawings/drawing1.xml"/></Relationships>',
)
save('picture-over-cells.xlsx', zipSync(withPicture))

save(
  'faults.xlsx',
  workbook(
    {
      Sheet1: [
        ['题干', '题型', '选项A', '选项B', '选项C', '选项D', '答案'],
        ['没有答案', '单选题', '甲', '乙', '', '', ''],
        ['只有一个选项', '单选题', '甲', '', '', '', 'A'],
        ['答案不在选项里', '单选题', '甲', '乙', '', '', 'D'],
        ['一样的选项', '单选题', '甲', '乙', '甲', '', 'B'],
        ['好的一题', '单选题', '甲', '乙', '', '', 'B'],
        ['好的一题', '单选题', '甲', '乙', '', '', 'B'],
        ['好的一题', '单选题', '甲', '丙', '', '', 'A'],
        ['', '单选题', '甲', '乙', '', '', 'A'],
        ['单选两个答案', '单选题', '甲', '乙', '丙', '', 'AC'],
        ['多选一个答案', '多选题', '甲', '乙', '丙', '', 'A'],
        ['什么题', '听力题', '甲', '乙', '', '', 'A'],
        [2021, '单选题', 1921, 1949, '', '', 'A'],
        ['<script>alert(1)</script>', '单选题', '=1+1', '{{x}}', '', '', 'A'],
      ],
    },
    'xlsx',
  ),
)

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const run = (text: string, format = ''): string =>
  `<w:r>${format ? `<w:rPr>${format}</w:rPr>` : ''}${escaped(text)
    .split('\t')
    .map((part) => `<w:t xml:space="preserve">${part}</w:t>`)
    .join('<w:tab/>')}</w:r>`
const paragraph = (content: string, properties = ''): string =>
  `<w:p>${properties ? `<w:pPr>${properties}</w:pPr>` : ''}${content.startsWith('<') ? content : run(content)}</w:p>`
const listed = (text: string, level = 0, list = 1): string =>
  paragraph(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`)
const table = (rows: readonly (readonly string[])[]): string =>
  `<w:tbl>${rows.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`

const NUMBERING = `<w:numbering ${W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>`

function docx(body: string, more: Readonly<Record<string, string>> = {}): Uint8Array {
  const document = `<?xml version="1.0" encoding="UTF-8"?><w:document ${W} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><w:body>${body}</w:body></w:document>`
  const types =
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
  const relations =
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
  const files = {
    '[Content_Types].xml': types,
    '_rels/.rels': relations,
    'word/document.xml': document,
    ...more,
  }
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])))
}

save(
  'shape-12-list-numbers.docx',
  docx(
    [
      listed('单选题', 0, 2),
      listed('几点开馆？'),
      listed('八点', 1),
      listed('九点', 1),
      listed('几点闭馆？'),
      listed('五点', 1),
      listed('六点', 1),
      listed('判断题', 0, 2),
      listed('周一闭馆。', 0, 3),
      listed('夜里开馆。', 0, 1),
      paragraph('参考答案'),
      paragraph('一、1.B 2.A'),
      paragraph('二、√ 2、×'),
    ].join(''),
    { 'word/numbering.xml': NUMBERING },
  ),
)

save(
  'word-tabs-blanks.docx',
  docx(
    [
      paragraph('1. 几点开馆？'),
      paragraph('A. 八点\tB. 九点\tC. 十点'),
      paragraph('答案：C'),
      paragraph(`${run('2. 馆里有')}${run('      ', '<w:u w:val="single"/>')}${run('只猫。')}`),
      paragraph('答案：两'),
      paragraph(
        `${run('3. 书架占')}${run('8m')}${run('2', '<w:vertAlign w:val="superscript"/>')}${run('。')}`,
      ),
      paragraph('答案：对'),
      paragraph(`${run('4. 看图：')}<w:r><w:drawing><w:t>内</w:t></w:drawing></w:r>${run('这是什么？')}`),
      paragraph('A. 书\tB. 猫'),
      paragraph('答案：A'),
      paragraph(`${run('5. 算：')}<m:oMath><m:t>x</m:t></m:oMath>`),
      paragraph('A. 一\tB. 二'),
      paragraph('答案：B'),
    ].join(''),
  ),
)

save(
  'word-tables.docx',
  docx(
    paragraph('题库') +
      table([
        ['题型', '题干', '选项A', '选项B', '答案'],
        ['单选题', '几点开馆？', '八点', '九点', 'A'],
        ['判断题', '周一闭馆。', '', '', '错'],
      ]) +
      paragraph('1. 谁排值班表？') +
      paragraph('A. 甲 B. 乙') +
      paragraph('2. 几点闭馆？') +
      paragraph('A. 五点 B. 六点') +
      table([
        ['题号', '1', '2'],
        ['答案', 'B', 'A'],
      ]),
  ),
)

const mht = `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="part"\r\n\r\n--part\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(
  '<html><head><title>x</title><style>p{}</style></head><body><p>1. 几点开馆？</p><p>A. 八点&nbsp; B. 九点</p><p>答案：B</p><script>alert(1)</script></body></html>',
).toString('base64')}\r\n--part--\r\n`
save(
  'word-embedded-page.docx',
  docx('<w:altChunk r:id="rId9"/>', {
    'word/_rels/document.xml.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="aFChunk" Target="afchunk.mht"/></Relationships>',
    'word/afchunk.mht': mht,
  }),
)
