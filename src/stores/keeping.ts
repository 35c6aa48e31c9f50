import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { lastBackup, mayAskToPersist, putOff, putOffAt } from '../db/backup/last-backup.ts'
import { isAtRest, isBackupDue } from '../quiz/keeping/reminder.ts'
import { nowMs } from './clock.ts'
import { useLearnerStore } from './learner.ts'

/** Whether to speak of a backup: little enough for pages that only mention it. */
export const useKeepingStore = defineStore('keeping', () => {
  const learner = useLearnerStore()
  const last = shallowRef(lastBackup())

  const answers = computed(() =>
    [...learner.records.values()].reduce((sum, { answered }) => sum + answered, 0),
  )
  const isDue = computed(() => isBackupDue(last.value, answers.value, nowMs()))

  const rests = ref(isAtRest(putOffAt(), nowMs()))
  /** Whether to say so where nobody has asked: not again for a while after a 'not now'. */
  const mayRemind = computed(() => isDue.value && !rests.value)

  function notNow(): void {
    rests.value = true
    putOff(nowMs())
  }

  /** Looks again; the records are read when nobody has read them yet. */
  async function look(): Promise<void> {
    last.value = lastBackup()
    await learner.ready()
  }

  return { last, answers, isDue, mayRemind, notNow, look, mayAskToPersist }
})
