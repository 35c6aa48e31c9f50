import { describe, expect, it } from 'vitest'
import { orderUnits } from '../../../src/bank/checks/order-units.ts'
import { findingsOn, order } from '../../support/authored-bank.ts'

const STEM = '把青山村做的事按数量从少到多排列。'

describe('order-units', () => {
  it('passes an order in time, and an order of things counted in one unit', () => {
    expect(findingsOn(orderUnits, order())).toEqual([])
    expect(findingsOn(orderUnits, order({ stem: STEM, why: '修桥12件，种树80件，养鱼100余件。' }))).toEqual(
      [],
    )
  })

  it('finds unlike things ranked by size', () => {
    expect(findingsOn(orderUnits, order({ stem: STEM, why: '修桥12座，种树80棵，养鱼5000尾。' }))).toEqual([
      expect.stringContaining('orders unlike things by size (座, 棵, 尾)'),
    ])
  })

  it('asks for the figures in the explanation', () => {
    expect(findingsOn(orderUnits, order({ stem: STEM, why: '修桥最少。' }))).toEqual([
      expect.stringContaining('give the figure and unit of every item in why'),
    ])
  })
})
