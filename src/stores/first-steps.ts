import { defineStore } from 'pinia'
import { ref } from 'vue'
import { hasTaken, noteTaken } from '../db/first-steps.ts'
import type { FirstStep } from '../db/first-steps.ts'

/** How far somebody has come with the app itself: what is explained or offered once. */
export const useFirstStepsStore = defineStore('first-steps', () => {
  /** A round was finished on this device: the app needs no introduction any more. */
  const finishedRound = ref(hasTaken('finishedRound'))
  const declinedInstall = ref(hasTaken('declinedInstall'))
  /** An order question was put in order: how to do it is known. */
  const putInOrder = ref(hasTaken('putInOrder'))

  function take(step: FirstStep): void {
    const steps = { finishedRound, declinedInstall, putInOrder }
    if (steps[step].value) return
    steps[step].value = true
    noteTaken(step)
  }

  return { finishedRound, declinedInstall, putInOrder, take }
})
