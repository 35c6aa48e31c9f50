// The messages of `npm run bank` in Chinese: each as the code words it in English, its changing parts as {0}, {1}, …, and
// beside it what an author in China reads. A message that is missing here is printed in English.

const MESSAGES: readonly (readonly [english: string, chinese: string])[] = [
  // Files and fields
  ['there is no pack.yaml', '没有 pack.yaml'],
  ['is not a lock: restore it from version control', '不是锁文件：请从版本库恢复'],
  ['a text begins with {0}: put it in quotes', '有一处文字以 {0} 开头：请加引号'],
  ['{0}: this field stands twice, keep one', '{0}：这一项写了两次，留一个'],
  ['{0}: indent with spaces, not tabs', '{0}：缩进要用空格，不要用制表符'],
  [
    '{0}: check the indentation, close brackets, and put a text that holds ": ", " #" or begins with a special sign in quotes',
    '{0}：请检查缩进和括号；含“: ”“ #”或以特殊符号开头的文字要加引号',
  ],
  [
    'unknown field {0}: remove it or correct its name (a comma inside a text between { } needs quotes)',
    '不认识 {0} 这一项：删去，或改正名称（{ } 里的文字含逗号要加引号）',
  ],
  ['{0} is missing: add it', '缺 {0}：请补上'],
  ['{0} must be {1}, found {2}', '{0} 应当是 {1}，现在是 {2}'],
  [
    'the stem has {0} places marked ____ and accept has {1} lists: give each place its list',
    '题干里有 {0} 处 ____，accept 有 {1} 组：每处各写一组',
  ],
  // Ids and places
  [
    'this {0} id already stands at {1}: give one of them the next free id',
    '这个编号（{0}）在 {1} 已经有了：给其中一个换下一个没用过的编号',
  ],
  [
    'no chapter of pack.yaml has paragraph {0}: correct the name',
    'pack.yaml 里没有哪个专题有段落 {0}：请改正',
  ],
  [
    'pack.yaml has no chapter {0}: correct chapter: or the file name',
    'pack.yaml 里没有专题 {0}：请改正 chapter 或文件名',
  ],
  ['pack.yaml has no paragraph {0}: correct it', 'pack.yaml 里没有段落 {0}：请改正'],
  [
    '{0} belongs to chapter {1}: move the fact to a file of that chapter',
    '{0} 属于专题 {1}：请把知识点移到那个专题的文件',
  ],
  ['{0} has no paragraph index yet: add it under paragraphs/', '{0} 还没有段落索引：请加到 paragraphs/ 里'],
  ['the id must begin with its paragraph: {0}', '编号要以段落开头：{0}'],
  ['derived.from names {0}, which is no fact: correct it', 'derived.from 里的 {0} 不是知识点：请改正'],
  [
    'stands under fact {0}: its id must be {1} plus one letter',
    '它在知识点 {0} 下面：编号要写成 {1} 加一个字母',
  ],
  ['also repeats its own fact {0}: remove it', 'also 里写了自己的知识点 {0}：请删去'],
  ['also names {0}, which is no fact: correct it', 'also 里的 {0} 不是知识点：请改正'],
  // The lock
  [
    'there is no lock.json yet: run npm run bank:fix once the first edition stands',
    '还没有 lock.json：第一版定下后运行 npm run bank:fix',
  ],
  ['is not in lock.json yet: run npm run bank:fix', '还没写进 lock.json：请运行 npm run bank:fix'],
  [
    'its answer or facts changed since edition {0}: bring the old text back with retired: true, and write this one under the next free letter',
    '答案或知识点和 {0} 版不同了：把旧题恢复并标上 retired: true，这一道换下一个字母',
  ],
  [
    'is in lock.json but not in the bank: bring it back with retired: true',
    'lock.json 里有，题库里没有：请恢复并标上 retired: true',
  ],
  // Values and figures
  [
    'key {0} is not in the index of {1}: write it as the index does, add it there if the paragraph has it, or cite the right paragraph',
    '关键值 {0} 不在 {1} 的索引里：照索引写，或（原文确有）补进索引，或改引对的段落',
  ],
  [
    'figure {0} of the stem is in no paragraph this question cites ({1}): correct it, name the fact it comes from under also, or add it to the index',
    '题干里的数字 {0} 不在所引段落（{1}）里：请改正，或在 also 里写上它所在的知识点，或补进索引',
  ],
  [
    'figure {0} of the right answer is in no paragraph this question cites ({1}): correct it, name the fact it comes from under also, or add it to the index',
    '正确答案里的数字 {0} 不在所引段落（{1}）里：请改正，或在 also 里写上它所在的知识点，或补进索引',
  ],
  [
    'figure {0} in why is in no paragraph this question cites ({1}): correct it, name the fact it comes from under also, or add it to the index',
    '解析里的数字 {0} 不在所引段落（{1}）里：请改正，或在 also 里写上它所在的知识点，或补进索引',
  ],
  ['the sum does not hold: the left side is {0}, not {1}', '等式不成立：左边是 {0}，不是 {1}'],
  [
    '{0} in the sum is no key of {1}: add the fact it comes from to from',
    '式中的 {0} 不是 {1} 的关键值：把它所在的知识点写进 from',
  ],
  ['sum “{0}”: {1}', '等式“{0}”：{1}'],
  ['write one = or ≈, like 126 - 93 = 33', '写一个 = 或 ≈，像 126 - 93 = 33'],
  ['use figures, + - * / and brackets on the left side', '左边只用数字、+ - * / 和括号'],
  ['the left side does not parse', '左边读不懂'],
  ['the right side is one figure, without a unit of measure', '右边是一个数，不带单位'],
  // Choices
  ['answer {0} is not among the options: correct it', '答案 {0} 不在选项里：请改正'],
  ['answer names an option twice: remove one', '答案里同一项写了两次：删去一个'],
  [
    'a multiple question needs two or more right options: add one or make it single',
    '多选题至少两项对：补一项，或改成单选',
  ],
  ['every option is right: add a wrong one', '每一项都对：请加一个错的'],
  ['extra {0} has the id of a pair: give it another letter', 'extra {0} 和一对同名：请换字母'],
  ['“{0}” and “{1}” are the same: change one', '“{0}”和“{1}”相同：请改一个'],
  [
    '“{0}” and “{1}” overlap, so both may seem right: change one',
    '“{0}”和“{1}”有重叠，两个都像对的：请改一个',
  ],
  [
    'wrong option “{0}” is a key of the list {1} itself: replace it',
    '错误选项“{0}”本身就在 {1} 的列举里：请换掉',
  ],
  [
    'wrong option “{0}” is made right by fact {1}: replace it, or narrow the stem',
    '按知识点 {1}，错误选项“{0}”也对：请换掉，或把题干问得更窄',
  ],
  [
    'wrong option “{0}” fits the stem by fact {1}: replace it, or narrow the stem',
    '按知识点 {1}，错误选项“{0}”也合题干：请换掉，或把题干问得更窄',
  ],
  ['options run from {0} to {1} characters: bring them closer', '选项从 {0} 字到 {1} 字：长短请接近些'],
  // Statements
  [
    'a true statement has no swap: remove it, or set answer: false',
    '对的判断没有 swap：删去，或写 answer: false',
  ],
  ['a false statement needs swap: { wrong: …, right: … }', '错的判断要写 swap: { wrong: …, right: … }'],
  ['swap.wrong and swap.right are the same: change one', 'swap.wrong 和 swap.right 相同：请改一个'],
  [
    'swap.wrong “{0}” does not stand in the stem: write it as the stem does',
    '题干里没有 swap.wrong “{0}”：照题干写',
  ],
  [
    'why does not name swap.right “{0}”: say what is right',
    '解析没有说出 swap.right “{0}”：请写明对的是什么',
  ],
  [
    'swap.right “{0}” is in no index of {1}: correct it or add it there',
    'swap.right “{0}”不在 {1} 的索引里：请改正或补进去',
  ],
  [
    'a statement to judge has no ____: write it out, or set form: blank',
    '判断题没有 ____：写全，或改成 form: blank',
  ],
  ['two negations in a statement to judge: say it straight', '判断题用了双重否定：请直说'],
  // Blanks
  [
    'mark exactly one place of the stem with ____ (four underscores)',
    '题干里要有而且只有一处 ____（四个下划线）',
  ],
  ['the answer “{0}” already stands in the stem: reword the stem', '答案“{0}”已经在题干里：请改题干'],
  ['“{0}” counts as “{1}” anyway: remove it from accept', '“{0}”本来就算“{1}”：从 accept 里删去'],
  ['“{0}” is over {1} characters: ask for a shorter part of it', '“{0}”超过 {1} 字：请只问其中短的一部分'],
  ['{0} stands behind the blank: add unit: {1}', '空格后面是 {0}：请加上 unit: {1}'],
  // Wording and coverage
  ['“{0}”: {1}', '“{0}”：{1}'],
  ['no option may stand for the others: write a real one', '选项不能代替别的选项：请写一个真的'],
  ['the reader may live elsewhere: name the place', '读者未必是当地人：请写地名'],
  ['options are shuffled: name them by their text', '选项会打乱：请用选项的文字来说'],
  ['the question stands alone: say what is meant', '题目单独出现：请说明指什么'],
  ['the question stands alone: use the name', '题目单独出现：请用名称'],
  [
    'asks nearly the same as {0}, with the same answer: reword or drop one',
    '和 {0} 问得几乎一样，答案也一样：改写或删去一道',
  ],
  ['the stem has {0} characters: shorten it to {1}', '题干有 {0} 字：请缩到 {1} 字'],
  ['the stem has {0} characters: {1} is the aim', '题干有 {0} 字：最好不超过 {1} 字'],
  ['is asked {0} times: write at least two questions', '只问了 {0} 次：至少写两道题'],
  ['is only asked as {0}: ask it in a second form', '只用了一种题型（{0}）：请再用一种'],
  ['no question asks paragraph {0}: write some', '没有题问段落 {0}：请写几道'],
  ['the bank has {0}, at least {1} are needed: write more', '题库现有 {0}，至少要 {1}：请再写'],
  [
    'chapter {0}: {1} % of its questions have difficulty {2}, at least 15 % are needed',
    '专题 {0}：难度 {2} 的题占 {1} %，至少要 15 %',
  ],
  [
    '{0} of the statements to judge are true: 45 to 55 % are wanted',
    '判断题里 {0} 是对的：应在 45 % 到 55 % 之间',
  ],
  [
    'chapter {0}: {1} of its statements to judge are true: 35 to 65 % are wanted',
    '专题 {0} 的判断题里 {1} 是对的：应在 35 % 到 65 % 之间',
  ],
  // The bank as a whole, and what a question asks
  [
    'asks for the digits of {0}, as {1} does: ask what the figure measures, or retire one',
    '问的是 {0} 这几个数字，{1} 也问了：改问这个数说明什么，或停用一道',
  ],
  [
    'the option that shares most words with the stem is right in {0} of {1} single questions, {2} to {3} is wanted: {4}',
    '{1} 道单选题里，与题干重字最多的选项有 {0} 是对的，应在 {2} 到 {3} 之间：{4}',
  ],
  [
    'figure {0} in why is in no paragraph at all: correct it, or add it to the index of its paragraph',
    '解析里的数 {0} 不在任何段落里：请改正，或写进那一段的索引',
  ],
  [
    '{0} of the {1} to judge are true: 45 to 55 % are wanted',
    '{1}的判断题里 {0} 是对的：应在 45 % 到 55 % 之间',
  ],
  [
    'options stand in opposite pairs ({0}): ask of different matters, and keep one pair at most',
    '选项成对相反（{0}）：请问不同的事，至多留一对',
  ],
  [
    'orders by size: give the figure and unit of every item in why, so that one unit can be seen',
    '按大小排序的题：请在解析里写出每一项的数和单位，看得出是同一种单位',
  ],
  [
    'orders unlike things by size ({0}): order time, steps, or things counted in one unit',
    '不同类的量在比大小（{0}）：请排时间、步骤，或同一种单位的量',
  ],
  [
    '{0} % of the stems name the paper or its report, at most 8 % are wanted: begin with the matter',
    '{0} % 的题干提到报纸或报道，至多 8 %：请直接从事情说起',
  ],
  [
    '“{0}” asks where the paper says it: ask what happened, by whom, or for what',
    '“{0}”问的是写在哪里：请问发生了什么、谁做的、为了什么',
  ],
  [
    'the right figure is number {0} by size in {1} of {2} single questions ({3} %, 20 to 32 % are wanted): give {4} of them that place by other wrong figures',
    '{2} 道数字单选题里，正确的数有 {1} 道排在第 {0}（{3} %，应在 20 % 到 32 % 之间）：请换错误的数，让 {4} 道排到这个位置',
  ],
  ['sums names {0}, which is no derived fact: remove it', 'sums 里的 {0} 不是推算出来的知识点：请删去'],
  [
    'rests on the sum of {0}, which pack.yaml does not list under sums: retire it, or ask what the figures measure',
    '要用到 {0} 的加减，pack.yaml 的 sums 里没有它：请停用，或改问这些数说明什么',
  ],
  [
    '“{0}” asks for a sum: ask what the figures measure, or which is larger',
    '“{0}”是在问加减：改问这些数说明什么，或哪个更大',
  ],
  [
    'why only repeats stem and answer: add what the figure measures, its companion, the purpose or result, or where the tempting wrong option belongs',
    '解析只重复了题干和答案：请补上这个数说明什么、与它并提的、为了什么、结果怎样，或容易选错的那一项说的是哪件事',
  ],
  // The article
  ['{0} has no paragraph index: add it', '{0} 没有段落索引：请补上'],
  ['{0} of the paragraph is not in its index: add it', '段落里的 {0} 不在索引里：请补上'],
  ['the article has no paragraph {0}: correct the name', '文章里没有段落 {0}：请改正'],
  [
    '{0} does not stand in the paragraph: write it as printed, or remove it',
    '段落里没有 {0}：照印的写，或删去',
  ],
]

const PATTERNS = MESSAGES.map(([english, chinese]) => ({ pattern: patternOf(english), chinese }))

/** The message in Chinese, or as it is when the table does not know it. */
export function inChinese(message: string): string {
  for (const { pattern, chinese } of PATTERNS) {
    const parts = pattern.exec(message)
    if (parts) return chinese.replace(/\{(\d)\}/g, (_, at: string) => inChinese(parts[Number(at) + 1] ?? ''))
  }
  return message
}

function patternOf(english: string): RegExp {
  const literal = english.split(/\{\d\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${literal.join('(.+?)')}$`, 's')
}
