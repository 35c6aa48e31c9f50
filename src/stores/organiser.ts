import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { formatDraft, keepFormatDraft, keepPaperHandedOut, papersHandedOut } from '../db/contest-notes.ts'
import type { HandedOut } from '../db/contest-notes.ts'
import type { ContestRules } from '../quiz/contest/rules.ts'
import { nowMs } from './clock.ts'

export type { HandedOut }

/** What an organiser has begun and handed out on this device. */
export const useOrganiserStore = defineStore('organiser', () => {
  const papers = shallowRef(papersHandedOut())

  /** Notes a code that was made to be given to others. The newest stands first. */
  function handOut(code: string, { id, name }: Pick<ContestRules, 'id' | 'name'>): void {
    keepPaperHandedOut({ code, name, format: id, at: nowMs() })
    papers.value = papersHandedOut()
  }

  return { papers, handOut, formatDraft, keepFormatDraft }
})
