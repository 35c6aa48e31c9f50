import { isCorrection, misTapEntryOf, nextStamp } from '../quiz/attempt.ts'
import type { Attempt, Correction, LogEntry } from '../quiz/attempt.ts'
import { drillRecordsFrom } from '../quiz/confusion/drill-round.ts'
import type { LoggedRound } from '../quiz/confusion/drill-round.ts'
import { goesAtPaper, goOf } from '../quiz/contest/contest-session.ts'
import type { ContestRules } from '../quiz/contest/rules.ts'
import type { FactRecord } from '../quiz/memory/fact-record.ts'
import { paceOf } from '../quiz/memory/pace.ts'
import type { Note } from '../quiz/note.ts'
import type { OwnBank } from '../quiz/own-bank.ts'
import type { QuestionId } from '../quiz/question.ts'
import { recordsFrom } from '../quiz/records.ts'
import { isOpen } from '../quiz/session.ts'
import type { Session } from '../quiz/session.ts'
import { unknownAttempt } from './storage.ts'
import type { Storage } from './storage.ts'

/** Loaded here, since this file is in the first script and the first page has no bank of one's own. */
const ownBankRules = () => import('../quiz/own-bank-index.ts')

/** Same contract, kept by nobody: for browsers without IndexedDB. Everything is derived anew on every question. */
export function memoryStorage(): Storage {
  const entries: LogEntry[] = []
  const rounds: LoggedRound[] = []
  const sessions = new Map<string, Session>()
  const formats = new Map<string, ContestRules>()
  const notes = new Map<string, Note>()
  const stars = new Map<string, Set<QuestionId>>()
  const banks = new Map<string, OwnBank>()
  let weights: readonly number[] | null = null

  const append = (entry: Attempt | Correction, at: number): void => {
    if (entries.some((known) => known.id === entry.id)) return
    entries.push({ ...paced(entry), stamp: nextStamp(at, lastStamp()) })
  }
  const lastStamp = (): number => Math.max(entries.at(-1)?.stamp ?? 0, rounds.at(-1)?.stamp ?? 0)
  const paced = <T extends Attempt | Correction>(entry: T): T => {
    if (isCorrection(entry)) return entry
    const usual = records(entry.bank).paces.find(({ form }) => form === entry.form)
    const pace = paceOf(entry, usual)
    return pace ? { ...entry, pace } : entry
  }
  const keep = (session: Session): void => {
    const known = sessions.get(session.plan.id)
    if (!known || known.touchedAt <= session.touchedAt) sessions.set(session.plan.id, session)
  }
  const historyOf = (bank: string, question: string): LogEntry[] =>
    entries.filter((entry) => entry.bank === bank && entry.question === question)
  const records = (bank: string) => {
    const derived = recordsFrom(entries)
    return {
      questions: derived.questions.filter((record) => record.bank === bank),
      facts: derived.facts.filter((record) => record.bank === bank),
      days: derived.days.filter((record) => record.bank === bank),
      paces: derived.paces.filter((record) => record.bank === bank),
      slips: derived.slips.filter((record) => record.bank === bank),
    }
  }
  // The scheduler is loaded here, since this file is in the first script and the first page does not need it.
  const factRecords = async (bank: string): Promise<FactRecord[]> => {
    const { DEFAULT_MODEL, factRecordOf, memoryModel } = await import('../quiz/memory/replay.ts')
    const model = weights ? memoryModel(weights) : DEFAULT_MODEL
    return records(bank)
      .facts.map((history) => factRecordOf(history, model))
      .filter((record) => record !== undefined)
  }
  const forget = (bank: string): void => {
    const others = entries.filter((entry) => entry.bank !== bank)
    entries.splice(0, entries.length, ...others)
    rounds.splice(0, rounds.length, ...rounds.filter((round) => round.bank !== bank))
    for (const { plan } of sessions.values()) if (plan.bank === bank) sessions.delete(plan.id)
    for (const note of notes.values()) if (note.bank === bank) notes.delete(`${bank}/${note.question}`)
    stars.delete(bank)
  }
  const newestFirst = () => [...sessions.values()].sort((a, b) => b.touchedAt - a.touchedAt)
  const daily = (bank: string) =>
    newestFirst().filter(({ plan }) => plan.kind === 'daily' && plan.bank === bank)

  return {
    kind: 'memory',
    async saveAnswer(attempt, session) {
      append(attempt, attempt.answeredAt)
      keep(session)
    },
    async saveAnswers(attempts, session) {
      for (const attempt of attempts) append(attempt, attempt.answeredAt)
      keep(session)
    },
    async saveSession(session) {
      keep(session)
    },
    async saveCorrection(correction) {
      if (correction.kind === 'mis-tap') {
        const history = historyOf(correction.bank, correction.question)
        if (misTapEntryOf(history, correction.attempt)) return
        if (!history.some((entry) => !isCorrection(entry) && entry.id === correction.attempt))
          throw unknownAttempt(correction.attempt)
      }
      append(correction, correction.madeAt)
    },
    async saveDrillRound(round) {
      if (rounds.some((known) => known.id === round.id)) return
      rounds.push({ ...round, stamp: nextStamp(round.doneAt, lastStamp()) })
    },
    async setStar(bank, question, starred) {
      const own = stars.get(bank) ?? new Set<QuestionId>()
      stars.set(bank, own)
      if (starred) own.add(question)
      else own.delete(question)
    },
    async saveNote(note) {
      notes.set(`${note.bank}/${note.question}`, note)
    },
    session: async (id) => sessions.get(id),
    latestRunningSession: async (bank) =>
      newestFirst().find((session) => session.phase === 'running' && session.plan.bank === bank),
    dailySession: async (bank, day) => daily(bank).find(({ plan }) => plan.day === day),
    finishedDailyDays: async (bank, limit) =>
      daily(bank)
        .filter((session) => session.phase === 'finished' && !session.given.some(isOpen))
        .map(({ plan }) => plan.day)
        .sort((a, b) => b - a)
        .slice(0, limit),
    goes: async (bank, preset) =>
      [...sessions.values()]
        .map(goOf)
        .filter((go) => go !== undefined)
        .filter((go) => go.bank === bank && go.preset === preset)
        .sort((a, b) => a.day - b.day),
    sessionsOfPaper: async (bank, preset, number) =>
      goesAtPaper(
        [...sessions.values()].filter(({ plan }) => plan.bank === bank && plan.contest?.rules.id === preset),
        number,
      ),
    customFormats: async () => [...formats.values()],
    saveCustomFormat: async (rules) => void formats.set(rules.name, rules),
    deleteCustomFormat: async (name) => void formats.delete(name),

    questionRecords: async (bank) => records(bank).questions,
    questionRecord: async (bank, question) =>
      records(bank).questions.find((record) => record.question === question),
    missedRecords: async (bank) => records(bank).questions.filter((record) => record.missed > 0),
    factRecords,
    factHistories: async (bank) => records(bank).facts,
    paceRecords: async (bank) => records(bank).paces,
    memoryWeights: async () => weights,
    async useMemoryWeights(next) {
      weights = next
    },
    slipRecords: async (bank) => records(bank).slips,
    drillRecords: async (bank) => drillRecordsFrom(rounds).filter((record) => record.bank === bank),
    dayRecords: async (bank, from, to) => records(bank).days.filter(({ day }) => day >= from && day <= to),
    history: async (bank, question) => historyOf(bank, question),
    starredQuestions: async (bank) => [...(stars.get(bank) ?? [])],
    note: async (bank, question) => notes.get(`${bank}/${question}`),
    notes: async (bank) => [...notes.values()].filter((note) => note.bank === bank && note.text !== ''),
    // Nothing is ever merged into memory.
    asideNotes: async () => [],
    async takeAsideNote(note) {
      notes.set(`${note.bank}/${note.question}`, note)
    },

    ownBanks: async () => {
      const { indexOfOwnBank } = await ownBankRules()
      return [...banks.values()].map((bank) => ({
        id: bank.id,
        title: bank.title,
        language: bank.language,
        edition: indexOfOwnBank(bank).edition,
        questions: bank.questions.length,
        changedAt: 0,
      }))
    },
    ownBankIndex: async (id) => {
      const bank = banks.get(id)
      return bank && (await ownBankRules()).indexOfOwnBank(bank)
    },
    ownBankChapter: async (id, chapter) => {
      const questions = banks.get(id)?.questions.filter((question) => question.chapter === chapter)
      return questions && (await ownBankRules()).contentOfChapter(chapter, questions)
    },
    ownBankRetired: async (id) => [...(banks.get(id)?.retired ?? [])],
    ownBank: async (id) => banks.get(id),
    async saveOwnBank(bank) {
      const { withKnownOnes } = await import('../quiz/own-bank-rows.ts')
      const isKnown = (id: QuestionId): boolean =>
        historyOf(bank.id, id).length > 0 ||
        (stars.get(bank.id)?.has(id) ?? false) ||
        notes.has(`${bank.id}/${id}`)
      const given = JSON.parse(JSON.stringify(bank)) as OwnBank
      banks.set(bank.id, withKnownOnes(given, banks.get(bank.id) ?? given, isKnown))
    },
    async renameOwnBank(id, title) {
      const bank = banks.get(id)
      if (bank) banks.set(id, { ...bank, title })
    },
    async deleteOwnBank(id, withHistory) {
      banks.delete(id)
      if (withHistory) forget(id)
    },
  }
}
