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

/** Notes that the learner writes on questions. */
export const useNotesStore = defineStore('notes', () => {
  const bank = useBankStore()
  const storage = useStorageStore()

  const texts = shallowRef<ReadonlyMap<QuestionId, string>>(new Map())
  /** Of notes changed on this page. */
  const states = shallowRef<ReadonlyMap<QuestionId, SaveState>>(new Map())

  const asides = shallowRef<readonly Note[]>([])

  /** Called once: stores the draft that an earlier page could not store. */
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

  /** Loads a single note, so that a question does not wait for all notes. */
  async function loadOf(question: QuestionId): Promise<void> {
    await recovered()
    const { bank: name } = await bank.loadIndex()
    const note = await (await storage.ready()).note(name, question)
    // Text written in the meantime is newer.
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

  /** Conflict losers of a merge, shown on 数据与备份. */
  async function loadAsides(): Promise<void> {
    const { bank: name } = await bank.loadIndex()
    asides.value = await (await storage.ready()).asideNotes(name)
  }

  /** Makes a conflict loser the current note again. */
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
