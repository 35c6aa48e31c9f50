// Builders of authored data with neutral defaults, about a village that is in no newspaper.
import type {
  AuthoredBank,
  AuthoredFact,
  AuthoredPack,
  AuthoredParagraph,
  AuthoredQuestion,
} from '../../src/bank/authored/authored-bank.ts'
import type { Check } from '../../src/bank/checks/check.ts'
import { checkedBank } from '../../src/bank/checks/checked-bank.ts'
import { FORMS } from '../../src/quiz/question.ts'
import type { Form } from '../../src/quiz/question.ts'

type QuestionOf<F extends Form> = Extract<AuthoredQuestion, { readonly form: F }>

const place = { file: 'questions/s1.yaml', line: 1 }

const common = {
  id: 's1p1-01a',
  stem: '青山村修了多少座桥？',
  why: '青山村修桥12座。',
  difficulty: 2 as const,
  also: [] as string[],
  retired: false,
  place,
}

export function single(changes: Partial<QuestionOf<'single'>> = {}): QuestionOf<'single'> {
  return {
    ...common,
    form: 'single',
    options: [
      { id: 'a', text: '21座' },
      { id: 'b', text: '12座' },
      { id: 'c', text: '20座' },
    ],
    answer: 'b',
    ...changes,
  }
}

export function multiple(changes: Partial<QuestionOf<'multiple'>> = {}): QuestionOf<'multiple'> {
  return {
    ...common,
    form: 'multiple',
    stem: '青山村做了哪些事？',
    why: '修桥和种树。',
    options: [
      { id: 'a', text: '修桥' },
      { id: 'b', text: '种树' },
      { id: 'c', text: '养鱼' },
      { id: 'd', text: '采石' },
    ],
    answer: ['a', 'b'],
    ...changes,
  }
}

export function judge(changes: Partial<QuestionOf<'judge'>> = {}): QuestionOf<'judge'> {
  return { ...common, form: 'judge', stem: '青山村修了12座桥。', answer: true, ...changes }
}

export function falseJudge(changes: Partial<QuestionOf<'judge'>> = {}): QuestionOf<'judge'> {
  return judge({ stem: '青山村修了21座桥。', answer: false, swap: { wrong: '21', right: '12' }, ...changes })
}

export function blank(changes: Partial<QuestionOf<'blank'>> = {}): QuestionOf<'blank'> {
  return { ...common, form: 'blank', stem: '青山村修了____座桥。', accept: ['12'], unit: '座', ...changes }
}

export function order(changes: Partial<QuestionOf<'order'>> = {}): QuestionOf<'order'> {
  return {
    ...common,
    form: 'order',
    stem: '把青山村做的事按先后排列。',
    items: [
      { id: 'a', text: '修桥' },
      { id: 'b', text: '种树' },
      { id: 'c', text: '养鱼' },
    ],
    ...changes,
  }
}

export function match(changes: Partial<QuestionOf<'match'>> = {}): QuestionOf<'match'> {
  return {
    ...common,
    form: 'match',
    stem: '把青山村做的事和数目对上。',
    pairs: [
      { id: 'a', left: '修桥', right: '12座' },
      { id: 'b', left: '种树', right: '5000棵' },
      { id: 'c', left: '养鱼', right: '80%' },
    ],
    extra: [],
    ...changes,
  }
}

export function aFact(changes: Partial<AuthoredFact> = {}): AuthoredFact {
  return {
    id: 's1p1-01',
    paragraph: 'S1P1',
    kind: 'count',
    statement: '青山村修了12座桥。',
    keys: ['12', '青山村'],
    fileChapter: 's1',
    questions: [],
    place,
    ...changes,
  }
}

export function aParagraph(changes: Partial<AuthoredParagraph> = {}): AuthoredParagraph {
  return {
    id: 'S1P1',
    figures: ['12', '5000', '80%', '1.12万', '四次'],
    names: ['青山村', '修桥', '种树', '养鱼', '绿水报'],
    place: { file: 'questions/paragraphs/s1.yaml', line: 1 },
    ...changes,
  }
}

export function aPack(changes: Partial<AuthoredPack> = {}): AuthoredPack {
  return {
    id: 'qingshan',
    title: '青山千题',
    edition: '2030.01',
    source: { newspaper: '《绿水报》', date: '2030-01-02', title: '青山村的一年', authors: '甲、乙' },
    figures: ['2030'],
    sums: [],
    minima: {
      ...Object.fromEntries(FORMS.map((form) => [form, 0])),
      questions: 0,
      facts: 0,
    } as AuthoredPack['minima'],
    chapters: [
      { id: 's1', title: '修桥', source: '第一部分', paragraphs: ['S1P1', 'S1P2'] },
      { id: 's2', title: '种树', source: '第二部分', paragraphs: ['S2P1'] },
    ],
    place: { file: 'questions/pack.yaml', line: 1 },
    ...changes,
  }
}

export function aBank(changes: Partial<AuthoredBank> = {}): AuthoredBank {
  return { pack: aPack(), paragraphs: [aParagraph()], facts: [], ...changes }
}

/** A bank of one fact with the given questions. */
export function bankAsking(...questions: readonly AuthoredQuestion[]): AuthoredBank {
  return aBank({ facts: [aFact({ questions })] })
}

/** What a check says of a bank: `severity: message`. */
export function findings(check: Check, bank: AuthoredBank): readonly string[] {
  return check.check(checkedBank(bank)).map(({ severity, message }) => `${severity}: ${message}`)
}

/** What a check says of questions under the default fact. */
export function findingsOn(check: Check, ...questions: readonly AuthoredQuestion[]): readonly string[] {
  return findings(check, bankAsking(...questions))
}
