// The authored format as a schema. Input is YAML read with every scalar as text; output is what the checks and the
// compiler work with. Ids are only shaped here: whether they fit together is the business of src/bank/checks.
import * as v from 'valibot'
import { FACT_KINDS, FORMS } from '../../quiz/question.ts'
import type { Difficulty, Option } from '../../quiz/question.ts'

const text = (description: string) =>
  v.pipe(v.string(), v.trim(), v.nonEmpty('is empty'), v.description(description))

const texts = (description: string) => v.pipe(v.array(text('A text.')), v.description(description))

const count = (description: string) =>
  v.pipe(
    v.string(),
    v.regex(/^\d+$/, 'must be a whole number'),
    v.transform(Number),
    v.description(description),
  )

const optionKey = v.pipe(
  v.string(),
  v.regex(/^[a-z]$/, 'option ids are single letters a to z'),
  v.description('Identity of an option within its question.'),
)

const options = (description: string) =>
  v.pipe(
    v.record(optionKey, text('An option as the reader sees it.')),
    v.transform((record): readonly Option[] => Object.entries(record).map(([id, text]) => ({ id, text }))),
    v.description(description),
  )

const difficulty = v.pipe(
  v.picklist(['1', '2', '3'], 'difficulty is 1, 2 or 3'),
  v.transform((digit) => Number(digit) as Difficulty),
  v.description('1 easy, 2 usual, 3 hard, by the rule in GUIDE.md.'),
)

const common = {
  id: v.pipe(
    v.string(),
    v.regex(/^s\d+p\d+-\d{2,3}[a-z]$/, 'a question id is the fact id plus one letter, like s4p3-07a'),
    v.description('Permanent id: the fact id plus one letter.'),
  ),
  stem: text('The question as the reader sees it.'),
  why: text('The explanation shown after the answer.'),
  difficulty,
  also: v.optional(texts('Further facts the question rests on.'), []),
  retired: v.pipe(
    v.optional(v.picklist(['true', 'false'], 'retired is true, or left out'), 'false'),
    v.transform((word) => word === 'true'),
    v.description('Out of practice, kept so that old results can be shown.'),
  ),
}

const single = v.strictObject({
  ...common,
  form: v.literal('single'),
  options: options('3 or 4 options, by id.'),
  answer: text('The id of the right option.'),
})

const multiple = v.strictObject({
  ...common,
  form: v.literal('multiple'),
  options: options('4 to 6 options, by id.'),
  answer: texts('The ids of the right options, two or more.'),
})

const judge = v.strictObject({
  ...common,
  form: v.literal('judge'),
  answer: v.pipe(
    v.picklist(['true', 'false'], 'answer is true or false'),
    v.transform((word) => word === 'true'),
    v.description('Whether the stem is true.'),
  ),
  swap: v.optional(
    v.pipe(
      v.strictObject({
        wrong: text('The changed element as it stands in the stem.'),
        right: text('What the source says instead.'),
      }),
      v.description('The one element a false statement changes.'),
    ),
  ),
})

const accepted = v.pipe(
  v.array(text('An accepted answer.')),
  v.minLength(1, 'accept needs at least one text'),
)

const blank = v.strictObject({
  ...common,
  form: v.literal('blank'),
  accept: v.pipe(accepted, v.description('Accepted texts; the first is shown as the answer.')),
  unit: v.optional(text('The unit behind the blank, which may be typed along.')),
})

const gaps = v.strictObject({
  ...common,
  form: v.literal('gaps'),
  accept: v.pipe(
    v.array(accepted),
    v.minLength(2, 'accept needs a list of texts for each ____, two or more'),
    v.description('For each ____ of the stem the accepted texts; the first of each is shown.'),
  ),
})

const short = v.strictObject({
  ...common,
  form: v.literal('short'),
  accept: v.pipe(accepted, v.description('Model answers; the first is shown.')),
})

const order = v.strictObject({
  ...common,
  form: v.literal('order'),
  items: options('3 to 6 items, written in the right order.'),
})

const match = v.strictObject({
  ...common,
  form: v.literal('match'),
  pairs: v.pipe(
    v.record(optionKey, v.strictTuple([text('The left side.'), text('The right side.')])),
    v.transform((record) =>
      Object.entries(record).map(([id, [left, right]]) => ({ id, left, right }) as const),
    ),
    v.description('3 to 5 pairs [left, right], by id.'),
  ),
  extra: v.optional(options('Right sides that belong to nothing, by id.'), {}),
})

/** A question as an author writes it. */
export const questionSchema = v.variant(
  'form',
  [single, multiple, judge, blank, order, match, gaps, short],
  `form is one of ${FORMS.join(', ')}`,
)

/** A fact as an author writes it; its questions are parsed one by one, so that a bad one does not lose the others. */
export const factSchema = v.strictObject({
  id: v.pipe(
    v.string(),
    v.regex(/^s\d+p\d+-\d{2,3}$/, 'a fact id is the paragraph in lower case and a number, like s4p3-07'),
    v.description('Permanent id: paragraph in lower case, then a number.'),
  ),
  paragraph: text('The paragraph of the source it rests on, like S4P3.'),
  kind: v.pipe(
    v.picklist(FACT_KINDS, `kind is one of ${FACT_KINDS.join(', ')}`),
    v.description('What sort of value the fact turns on.'),
  ),
  statement: text('The fact in our own words.'),
  keys: v.pipe(
    v.array(text('A key value.')),
    v.minLength(1, 'keys needs at least one value'),
    v.description('The values the fact turns on, as in the paragraph index.'),
  ),
  derived: v.optional(
    v.pipe(
      v.strictObject({
        from: texts('Ids of the facts whose keys go into the sum.'),
        sum: text('The equation, like 126 - 93 = 33.'),
      }),
      v.description('Present when the fact follows from others by arithmetic.'),
    ),
  ),
  questions: v.pipe(v.optional(v.array(v.unknown()), []), v.description('The questions that ask this fact.')),
})

/** A file of facts of one chapter. */
export const chapterFileSchema = v.strictObject({
  chapter: v.optional(text('Chapter id; left out, it is the beginning of the file name.')),
  facts: v.pipe(v.array(v.unknown()), v.description('The facts of the chapter, or a share of them.')),
})

/** What one paragraph contains. */
export const paragraphSchema = v.strictObject({
  figures: v.optional(texts('Every figure of the paragraph.'), []),
  names: v.optional(texts('Every name, title, slogan and term, without quotation marks.'), []),
})

/** A file of paragraph indexes: paragraph id to what it contains. */
export const paragraphFileSchema = v.record(
  v.pipe(
    v.string(),
    v.regex(/^S\d+P\d+$/, 'a paragraph is named like S4P3'),
    v.description('Paragraph of the source.'),
  ),
  v.unknown(),
)

/** The pack file: what the bank is and what it must reach. */
export const packSchema = v.strictObject({
  id: text('Id of the bank, part of records: never changed.'),
  title: text('Name of the bank.'),
  edition: text('Edition: year and month.'),
  source: v.pipe(
    v.strictObject({
      newspaper: text('The paper, with its title marks.'),
      date: v.pipe(
        v.string(),
        v.isoDate('write the date as YYYY-MM-DD'),
        v.description('Date of the paper.'),
      ),
      title: text('Title of the article.'),
      authors: text('Who wrote the article.'),
    }),
    v.description('What the facts rest on.'),
  ),
  figures: v.optional(texts('Figures any question may use, like the year of the paper.'), []),
  sums: v.optional(texts('Ids of the few derived facts that may be asked.'), []),
  minima: v.pipe(
    v.strictObject({
      single: count('Least number of single-choice questions.'),
      multiple: count('Least number of multiple-choice questions.'),
      judge: count('Least number of true-or-false questions.'),
      blank: count('Least number of blanks.'),
      order: count('Least number of ordering questions.'),
      match: count('Least number of matching questions.'),
      gaps: v.optional(count('Least number of questions with several blanks.'), '0'),
      short: v.optional(count('Least number of short answers.'), '0'),
      questions: count('Least number of questions in all.'),
      facts: count('Least number of facts.'),
    }),
    v.description('What the whole bank must reach.'),
  ),
  chapters: v.pipe(
    v.array(
      v.strictObject({
        id: text('Chapter id, like s4.'),
        title: text('Name of the chapter for readers.'),
        source: text('Where it stands in the source.'),
        paragraphs: texts('Its paragraphs, in order.'),
      }),
    ),
    v.description('The chapters, in order.'),
  ),
})

export type PackFields = v.InferOutput<typeof packSchema>
export type FactFields = v.InferOutput<typeof factSchema>
export type QuestionFields = v.InferOutput<typeof questionSchema>
