// Reading banks of one's own: little of it, since it is on the way to a question. Writing is in save-own-bank.ts.

import Dexie from 'dexie'
import type { ChapterContent } from '../quiz/bank.ts'
import type { OwnBank } from '../quiz/own-bank.ts'
import { contentOfChapter } from '../quiz/own-bank-index.ts'
import { byPlace, isShown, ownBankFrom } from '../quiz/own-bank-rows.ts'
import type { Question } from '../quiz/question.ts'
import type { AppDatabase, OwnQuestionRow } from './database.ts'
import type { OwnBankSummary } from './storage.ts'

export async function ownBanks(db: AppDatabase): Promise<OwnBankSummary[]> {
  const rows = await db.banks.toArray()
  return rows
    .map(({ id, title, language, edition = '', questions = 0, changedAt }) => ({
      id,
      title,
      language,
      edition,
      questions,
      changedAt,
    }))
    .sort((a, b) => a.title.localeCompare(b.title, 'zh-CN'))
}

/** Undefined when the bank does not exist; empty when the chapter does not. */
export async function ownBankChapter(
  db: AppDatabase,
  bank: string,
  chapter: string,
): Promise<ChapterContent | undefined> {
  const [head, rows] = await Promise.all([
    db.banks.get(bank),
    db.bankQuestions.where('[bank+retired+chapter]').equals([bank, 0, chapter]).toArray(),
  ])
  return head && contentOfChapter(chapter, contentsOf(rows))
}

export async function ownBankRetired(db: AppDatabase, bank: string): Promise<Question[]> {
  const rows = await db.bankQuestions
    .where('[bank+retired+chapter]')
    .between([bank, 1, Dexie.minKey], [bank, 1, Dexie.maxKey])
    .toArray()
  return contentsOf(rows)
}

export async function ownBank(db: AppDatabase, id: string): Promise<OwnBank | undefined> {
  const [head, rows] = await db.transaction('r', [db.banks, db.bankQuestions], () =>
    Promise.all([db.banks.get(id), questionRowsOf(db, id)]),
  )
  return head && ownBankFrom(head, rows)
}

export function questionRowsOf(db: AppDatabase, bank: string): PromiseLike<OwnQuestionRow[]> {
  return db.bankQuestions
    .where('[bank+question]')
    .between([bank, Dexie.minKey], [bank, Dexie.maxKey])
    .toArray()
}

function contentsOf(rows: readonly OwnQuestionRow[]): Question[] {
  return rows
    .filter(isShown)
    .sort(byPlace)
    .map(({ content }) => content)
}
