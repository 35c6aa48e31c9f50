import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { goOf, latestFinished } from '../quiz/contest/contest-session.ts'
import { drawPaper, DECKS, GOES_PER_DECK, paperSeed } from '../quiz/contest/draw.ts'
import type { PaperNumber } from '../quiz/contest/draw.ts'
import { goesLeft, lastSeasonOf, seasonNumberOn, seasonOf, standingOf } from '../quiz/contest/goes.ts'
import type { Go, GoesLeft } from '../quiz/contest/goes.ts'
import { kindOfCode, LONGEST_TEXT } from '../quiz/contest/code-envelope.ts'
import type { CodeProblem, Decoded } from '../quiz/contest/code-envelope.ts'
import { codesIn, meantAsCode } from '../quiz/contest/codes-in-text.ts'
import { problemsOfRules } from '../quiz/contest/check-rules.ts'
import { hasCode, paperCode, readPaperCode } from '../quiz/contest/paper-code.ts'
import type { BankIdentity, Paper } from '../quiz/contest/paper-code.ts'
import { SEASONAL } from '../quiz/contest/presets.ts'
import { readResultCode, resultCode, unsealResult } from '../quiz/contest/result-code.ts'
import type { ContestResult } from '../quiz/contest/result-code.ts'
import { PRESET_IDS } from '../quiz/contest/rules.ts'
import type { ContestRules, PresetId } from '../quiz/contest/rules.ts'
import type { Question, QuestionId } from '../quiz/question.ts'
import { hashText } from '../quiz/random.ts'
import type { FinishedSession, Session, SessionId } from '../quiz/session.ts'
import { useBankStore } from './bank.ts'
import { useBanksStore } from './banks.ts'
import { nowMs, studyDayAt } from './clock.ts'
import { useRoundsStore } from './rounds.ts'
import { useSessionStore } from './session.ts'
import { useStorageStore } from './storage.ts'
import { useTodayStore } from './today.ts'

export interface OpenedResult {
  readonly kind: 'result'
  readonly result: ContestResult
  readonly questions: readonly Question[]
  /** The paper's own code, for those who want to take it too. */
  readonly code: string
}
/** What a code that was entered or opened turned out to be. */
export type OpenedCode =
  | { readonly kind: 'paper'; readonly paper: Paper; readonly code: string }
  | OpenedResult
  | { readonly kind: 'problem'; readonly reason: CodeProblem }

/** Formats, papers, goes and codes. */
export const useContestStore = defineStore('contest', () => {
  const bank = useBankStore()
  const storage = useStorageStore()
  const playing = useSessionStore()
  const rounds = useRoundsStore()

  const clock = useTodayStore()
  const today = computed(() => clock.today)
  const goes = shallowRef<ReadonlyMap<PresetId, readonly Go[]>>(new Map())
  const formats = shallowRef<readonly ContestRules[]>([])

  const identity = computed<BankIdentity>(() => ({
    bank: bank.index?.bank ?? '',
    edition: bank.index?.edition ?? '',
    chapters: (bank.index?.chapters ?? []).map(({ id }) => id),
    questions: bank.index?.questions ?? [],
  }))

  async function load(): Promise<void> {
    const { bank: name } = await bank.loadIndex()
    const kept = await storage.ready()
    clock.look()
    const lists = await Promise.all(PRESET_IDS.map((id) => kept.goes(name, id)))
    goes.value = new Map(PRESET_IDS.map((id, at) => [id, lists[at] ?? []]))
    formats.value = await kept.customFormats()
  }

  function goesOf({ id, name }: Pick<ContestRules, 'id' | 'name'>): readonly Go[] {
    return (goes.value.get(id) ?? []).filter((go) => go.name === name)
  }

  function leftOf(rules: ContestRules): GoesLeft {
    return goesLeft(rules, goesOf(rules), today.value)
  }

  function standingFor(rules: ContestRules): number {
    return standingOf(rules, goesOf(rules))
  }

  /** The running season, and the last one: it stays visible after it ends. */
  const season = computed(() => seasonOf(SEASONAL, goesOf(SEASONAL), today.value))
  const lastSeason = computed(() => lastSeasonOf(SEASONAL, goesOf(SEASONAL), today.value))

  /**
   * The next paper of a format. Formats with a season take one deck for the whole of it, so that unseen questions come
   * first; others take a new deck each time.
   */
  async function nextPaper(rules: ContestRules): Promise<Paper> {
    await load()
    const own = goesOf(rules)
    if (rules.seasonDays === 0) return freshPaper(rules)
    const current = seasonOf(rules, own, today.value)
    const before = current ? own.filter((go) => go.day >= current.firstDay).length : 0
    const number = seasonNumberOn(rules, own, today.value)
    const deck = someDeck(`${storage.ids.device}/${rules.id}/${number}`)
    return { rules, number: { deck, go: before % GOES_PER_DECK } }
  }

  // Chance, or the device's own sequence, enters here and nowhere else.
  function someDeck(text: string): number {
    return hashText(text) % DECKS
  }

  /** A fresh paper to share. It belongs to no season, so it does not use up the learner's own next paper. */
  function freshPaper(rules: ContestRules): Paper {
    return { rules, number: { deck: someDeck(storage.ids.sessionId()), go: 0 } }
  }

  /** Whether the bank of today can fill papers of these rules. */
  function isPlayable(rules: ContestRules): boolean {
    const { questions, chapters } = identity.value
    return problemsOfRules(rules, questions, chapters).length === 0
  }

  async function draw(paper: Paper): Promise<QuestionId[]> {
    const { questions, edition } = await bank.loadIndex()
    const giveaways = await bank.loadGiveaways()
    return drawPaper(questions, paper.rules, paper.number, edition, giveaways)
  }

  /** Starts a go at a shared paper. Resolves to null when the rules allow no more today. */
  function start(paper: Paper): Promise<SessionId | null> {
    return rounds.once(async () => (leftAt(paper, await goesAt(paper)).mayStart ? begin(paper) : null))
  }

  /** Starts a go at the next paper of a format. */
  function startNext(rules: ContestRules): Promise<SessionId | null> {
    return rounds.once(async () => {
      const paper = await nextPaper(rules)
      return leftOf(rules).mayStart ? begin(paper) : null
    })
  }

  async function begin(paper: Paper): Promise<SessionId | null> {
    if (!isPlayable(paper.rules)) return null
    const { bank: name, edition } = await bank.loadIndex()
    const questions = await draw(paper)
    if (questions.length === 0) return null
    const now = nowMs()
    return playing.start({
      id: storage.ids.sessionId(),
      kind: 'contest',
      topic: { kind: 'contest', preset: paper.rules.id },
      bank: name,
      edition,
      seed: paperSeed(edition, paper.rules, paper.number),
      questions,
      createdAt: now,
      day: studyDayAt(now),
      contest: { rules: paper.rules, number: paper.number },
    })
  }

  /** The questions of a paper, for showing or printing it. Empty when the bank cannot fill it. */
  async function questionsOf(paper: Paper): Promise<Question[]> {
    const ids = await draw(paper)
    await bank.loadQuestions(ids)
    return ids.map((id) => bank.question(id)).filter((question) => question !== undefined)
  }

  /** The learner's own goes at a paper, the first begun first. */
  async function goesAt({ rules, number }: Paper): Promise<Session[]> {
    clock.look()
    const { bank: name, edition } = await bank.loadIndex()
    const sessions = await (await storage.ready()).sessionsOfPaper(name, rules.id, number)
    // Custom formats share a preset: the code tells whether it is the same paper.
    const code = codeOf(rules, number)
    return sessions.filter(({ plan: { edition: drawnFrom, contest } }) => {
      return contest && drawnFrom === edition && codeOf(contest.rules, contest.number) === code
    })
  }

  /** The learner's own latest finished go at a paper; null when there is none. */
  async function ownGoAt(paper: Paper): Promise<FinishedSession | null> {
    return latestFinished(await goesAt(paper)) ?? null
  }

  /** Goes left at a shared paper. Goes at other papers of its format do not count. */
  function leftAt({ rules }: Paper, sessions: readonly Session[]): GoesLeft {
    const own = sessions.map(goOf).filter((go) => go !== undefined)
    return goesLeft(rules, own, today.value)
  }

  /** Null for rules that a code cannot hold. */
  function codeOf(rules: ContestRules, number: PaperNumber): string | null {
    return hasCode(rules, identity.value) ? paperCode({ rules, number }, identity.value) : null
  }

  /** The code of a finished go: its answers, not its score. */
  function resultCodeOf(session: Session, name: string, unit: string): string | null {
    const { contest } = session.plan
    if (!contest || session.phase !== 'finished' || !session.contest) return null
    if (!hasCode(contest.rules, identity.value)) return null
    // Trailing questions without an answer are left out to keep the code short.
    const last = session.given.reduce((found, given, at) => (given ? at : found), -1)
    const answers = session.given.slice(0, last + 1).map((given) => ({
      answer: given?.answer ?? [],
      elapsedMs: given?.elapsedMs ?? 0,
    }))
    const elapsedMs = goOf(session)?.elapsedMs ?? 0
    const result: ContestResult = {
      paper: { rules: contest.rules, number: contest.number },
      answers,
      name,
      unit,
      finishedAt: session.finishedAt,
      elapsedMs,
      clockSetBack: session.contest.setBack,
    }
    const ids = session.plan.questions
    return resultCode(result, (place) => questionAt(ids, place), identity.value)
  }

  function questionAt(ids: readonly QuestionId[], place: number): Question | undefined {
    const id = ids[place]
    return id && bank.question(id)
  }

  /** The codes in a typed or pasted text; if none is complete, the part that looks most like one. */
  function codesOf(text: string): readonly string[] {
    const found = codesIn(text)
    return found.length > 0 ? found : [meantAsCode(text).slice(0, LONGEST_TEXT + 1)]
  }

  /**
   * Says what a typed, linked or scanned code is. Loads what it takes to score a result again. One of another bank that is
   * here has the app begin anew with that bank.
   */
  async function openCode(typed: string): Promise<OpenedCode> {
    const opened = await openHere(typed)
    const other = opened.kind === 'problem' && opened.reason === 'edition' && (await otherBankOf(typed))
    if (other) await useBanksStore().turnTo(other)
    return opened
  }

  function otherBankOf(typed: string): Promise<string | undefined> {
    return useBanksStore().bankOfCode(codesOf(typed)[0] ?? '')
  }

  /** Reads the code against the current bank only. */
  async function openHere(typed: string): Promise<OpenedCode> {
    const [text = ''] = codesOf(typed)
    await bank.loadIndex()
    if (kindOfCode(text) !== 'result') {
      const paper = readPaperCode(text, identity.value)
      return paper.ok
        ? { kind: 'paper', paper: paper.value, code: paperCode(paper.value, identity.value) }
        : { kind: 'problem', reason: paper.reason }
    }
    await bank.loadGiveaways()
    return openResult(text)
  }

  async function openResult(text: string): Promise<OpenedCode> {
    const { questions, edition } = await bank.loadIndex()
    const giveaways = await bank.loadGiveaways()
    let ids: QuestionId[] = []
    const sealed = readResultCode(text, identity.value, ({ rules, number }) => {
      ids = drawPaper(questions, rules, number, edition, giveaways)
      const forms = ids.map((id) => bank.summary(id)?.form).filter((form) => form !== undefined)
      return forms.length === ids.length && ids.length > 0 ? forms : undefined
    })
    if (!sealed.ok) return problem(sealed)
    await bank.loadQuestions(ids)
    const asked = ids.map((id) => bank.question(id)).filter((question) => question !== undefined)
    const result = unsealResult(sealed.value, (place) => asked[place])
    if (!result) return { kind: 'problem', reason: 'format' }
    return {
      kind: 'result',
      result,
      questions: asked,
      code: paperCode(result.paper, identity.value),
    }
  }

  function problem(decoded: Decoded<never> | { ok: false; reason: CodeProblem }): OpenedCode {
    return { kind: 'problem', reason: decoded.ok ? 'format' : decoded.reason }
  }

  async function saveFormat(rules: ContestRules): Promise<void> {
    const kept = await storage.ready()
    await kept.saveCustomFormat(rules)
    formats.value = await kept.customFormats()
  }

  async function deleteFormat(name: string): Promise<void> {
    const kept = await storage.ready()
    await kept.deleteCustomFormat(name)
    formats.value = await kept.customFormats()
  }

  return {
    today,
    goes,
    formats,
    identity,
    season,
    lastSeason,
    load,
    goesOf,
    leftOf,
    standingFor,
    nextPaper,
    freshPaper,
    isPlayable,
    start,
    startNext,
    questionsOf,
    goesAt,
    ownGoAt,
    leftAt,
    codeOf,
    resultCodeOf,
    codesOf,
    openCode,
    openHere,
    otherBankOf,
    saveFormat,
    deleteFormat,
  }
})
