import { beforeEach, describe, expect, it } from 'vitest'
import { keptNoteDraft } from '../../src/db/note-draft.ts'
import { useBankStore } from '../../src/stores/bank.ts'
import { useNotesStore } from '../../src/stores/notes.ts'
import { firstPageLoad, nextPageLoad } from '../support/app.ts'
import { ONE_OF_EACH, questionId } from '../support/questions.ts'

const QUESTION = ONE_OF_EACH[0]?.id ?? questionId('')

beforeEach(async () => {
  await firstPageLoad()
  await useBankStore().loadIndex()
})

describe('a note that is being written', () => {
  it('is there again after a page that ended before it was stored', async () => {
    useNotesStore().keepDraft(QUESTION, '记住这一句')
    await nextPageLoad()
    const notes = useNotesStore()
    await notes.loadOf(QUESTION)
    expect(notes.textOf(QUESTION)).toBe('记住这一句')
    expect(keptNoteDraft()).toBeUndefined()
    await nextPageLoad()
    await useNotesStore().load()
    expect(useNotesStore().textOf(QUESTION)).toBe('记住这一句')
  })

  it('is forgotten once it is stored, but not what was changed since', async () => {
    const notes = useNotesStore()
    notes.keepDraft(QUESTION, '一')
    const saving = notes.save(QUESTION, '一')
    notes.keepDraft(QUESTION, '一二')
    await saving
    expect(keptNoteDraft()).toMatchObject({ question: QUESTION, text: '一二' })
    await notes.save(QUESTION, '一二')
    expect(keptNoteDraft()).toBeUndefined()
  })
})
