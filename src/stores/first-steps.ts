import { defineStore } from 'pinia'
import { ref } from 'vue'
import { hasTaken, noteTaken } from '../db/first-steps.ts'
import type { FirstStep } from '../db/first-steps.ts'

/** One-time explanations and offers. */
export const useFirstStepsStore = defineStore('first-steps', () => {
  /** A round was finished on this device: skip the introduction. */
  const finishedRound = ref(hasTaken('finishedRound'))
  const declinedInstall = ref(hasTaken('declinedInstall'))
  /** The user has sorted an order question: skip its hint. */
  const putInOrder = ref(hasTaken('putInOrder'))

  function take(step: FirstStep): void {
    const steps = { finishedRound, declinedInstall, putInOrder }
    if (steps[step].value) return
    steps[step].value = true
    noteTaken(step)
  }

  return { finishedRound, declinedInstall, putInOrder, take }
})
