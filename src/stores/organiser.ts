import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { formatDraft, keepFormatDraft, keepPaperHandedOut, papersHandedOut } from '../db/contest-notes.ts'
import type { HandedOut } from '../db/contest-notes.ts'
import type { ContestRules } from '../quiz/contest/rules.ts'
import { nowMs } from './clock.ts'

export type { HandedOut }

/** Draft formats and shared papers of an organiser on this device. */
export const useOrganiserStore = defineStore('organiser', () => {
  const papers = shallowRef(papersHandedOut())

  /** Remembers a shared code. Newest first. */
  function handOut(code: string, { id, name }: Pick<ContestRules, 'id' | 'name'>): void {
    keepPaperHandedOut({ code, name, format: id, at: nowMs() })
    papers.value = papersHandedOut()
  }

  return { papers, handOut, formatDraft, keepFormatDraft }
})
