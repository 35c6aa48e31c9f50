import { beforeEach, describe, expect, it } from 'vitest'
import { useAppStatusStore } from '../../src/stores/app-status.ts'
import { firstPageLoad } from '../support/app.ts'

beforeEach(async () => void (await firstPageLoad()))

describe('becameReady', () => {
  it.each([true, false])('tells people only the first time (%s)', (firstTime) => {
    const status = useAppStatusStore()
    expect(status.offline).toBe('checking')
    status.becameReady(firstTime)
    expect([status.offline, status.justReady]).toEqual(['ready', firstTime])
  })
})

describe('notReady', () => {
  it.each(['unsupported', 'failed'] as const)('says so, and why: %s', (state) => {
    const status = useAppStatusStore()
    status.notReady(state, 'because')
    expect([status.offline, status.reason, status.justReady]).toEqual([state, 'because', false])
  })
})
