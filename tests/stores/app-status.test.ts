import { beforeEach, describe, expect, it } from 'vitest'
import { useAppStatusStore } from '../../src/stores/app-status.ts'
import { firstPageLoad } from '../support/app.ts'

beforeEach(async () => void (await firstPageLoad()))

describe('becameReady', () => {
  it('says so', () => {
    const status = useAppStatusStore()
    expect(status.offline).toBe('checking')
    status.becameReady()
    expect(status.offline).toBe('ready')
  })
})

describe('notReady', () => {
  it.each(['unsupported', 'failed'] as const)('says so, and why: %s', (state) => {
    const status = useAppStatusStore()
    status.notReady(state, 'because')
    expect([status.offline, status.reason]).toEqual([state, 'because'])
  })
})
