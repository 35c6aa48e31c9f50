import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { forgetNoteDraft, keepNoteDraft, keptNoteDraft } from '../db/note-draft.ts'
import { LONGEST_NOTE } from '../quiz/note.ts'
import type { Note } from '../quiz/note.ts'
import type { QuestionId } from '../quiz/question.ts'
import { useBankStore } from './bank.ts'
import { nowMs } from './clock.ts'
import type { SaveState } from './saving.ts'
import { useStorageStore } from './storage.ts'

/** The learner's own words about questions. */
export const useNotesStore = defineStore('notes', () => {
  const bank = useBankStore()
  const storage = useStorageStore()

  const texts = shallowRef<ReadonlyMap<QuestionId, string>>(new Map())
  /** Of notes changed on this page. */
  const states = shallowRef<ReadonlyMap<QuestionId, SaveState>>(new Map())

  const asides = shallowRef<readonly Note[]>([])

  /** Once: what an earlier page wrote down and could not store. */
  let recovery: Promise<void> | null = null
  function recovered(): Promise<void> {
    recovery ??= storeKeptDraft().catch(() => undefined)
    return recovery
  }

  async function storeKeptDraft(): Promise<void> {
    const kept = keptNoteDraft()
    if (!kept) return
    const note = { ...kept, text: kept.text.slice(0, LONGEST_NOTE) }
    await (await storage.ready()).saveNote(note)
    forgetNoteDraft(kept)
  }

  function keepDraft(question: QuestionId, text: string): void {
    if (bank.index) keepNoteDraft({ bank: bank.index.bank, question, text, changedAt: nowMs() })
  }

  async function load(): Promise<void> {
    await recovered()
    const { bank: name } = await bank.loadIndex()
    const notes = await (await storage.ready()).notes(name)
    texts.value = new Map(notes.map(({ question, text }) => [question, text] as const))
  }

  /** The note of one question, for a screen that must not wait for all of them. */
  async function loadOf(question: QuestionId): Promise<void> {
    await recovered()
    const { bank: name } = await bank.loadIndex()
    const note = await (await storage.ready()).note(name, question)
    // What was written meanwhile is newer.
    if (!states.value.has(question)) put(question, note?.text ?? '')
  }

  /** Never rejects: `stateOf` says how it went, and the text stays on the screen. */
  async function save(question: QuestionId, written: string): Promise<void> {
    const text = written.slice(0, LONGEST_NOTE)
    put(question, text)
    mark(question, 'saving')
    try {
      const { bank: name } = await bank.loadIndex()
      await (await storage.ready()).saveNote({ bank: name, question, text, changedAt: nowMs() })
      mark(question, 'saved')
      forgetNoteDraft({ bank: name, question, text: written })
    } catch {
      mark(question, 'failed')
    }
  }

  /** Notes that lost a merge: see the page 数据与备份. */
  async function loadAsides(): Promise<void> {
    const { bank: name } = await bank.loadIndex()
    asides.value = await (await storage.ready()).asideNotes(name)
  }

  /** Puts such a note in force again. */
  async function takeAside(note: Note): Promise<void> {
    await (await storage.ready()).takeAsideNote(note)
    put(note.question, note.text)
    await loadAsides()
  }

  function put(question: QuestionId, text: string): void {
    texts.value = new Map([...texts.value, [question, text]])
  }

  function mark(question: QuestionId, state: SaveState): void {
    states.value = new Map([...states.value, [question, state]])
  }

  const textOf = (question: QuestionId): string => texts.value.get(question) ?? ''
  const stateOf = (question: QuestionId): SaveState | null => states.value.get(question) ?? null

  return { texts, states, asides, keepDraft, loadAsides, takeAside, load, loadOf, save, textOf, stateOf }
})
