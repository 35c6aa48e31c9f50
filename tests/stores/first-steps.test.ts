import { beforeEach, describe, expect, it, vi } from 'vitest'
import { useFirstStepsStore } from '../../src/stores/first-steps.ts'
import { useSessionStore } from '../../src/stores/session.ts'
import { firstPageLoad, nextPageLoad } from '../support/app.ts'
import { aPlan } from '../support/log.ts'
import { ONE_OF_EACH } from '../support/questions.ts'
import { aPlace } from '../support/places.ts'

beforeEach(async () => void (await firstPageLoad()))

describe('first steps', () => {
  it('are taken once and for all page loads', async () => {
    useFirstStepsStore().take('declinedInstall')
    await nextPageLoad()
    expect(useFirstStepsStore()).toMatchObject({ finishedRound: false, declinedInstall: true })
  })

  it('hold for this page where the browser keeps nothing', () => {
    vi.stubGlobal('localStorage', aPlace(['setItem', 'getItem']))
    const steps = useFirstStepsStore()
    steps.take('finishedRound')
    expect(steps.finishedRound).toBe(true)
  })

  it('count a round as finished when it is, not when it is begun', async () => {
    const play = useSessionStore()
    await play.start(aPlan({ questions: ONE_OF_EACH.map(({ id }) => id) }))
    expect(useFirstStepsStore().finishedRound).toBe(false)
    play.finish()
    expect(useFirstStepsStore().finishedRound).toBe(true)
  })
})
