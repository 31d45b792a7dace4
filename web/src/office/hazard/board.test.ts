import { describe, expect, it } from 'vitest'
import { boardColumns, boardFilters, columnQuery, ledgerLink } from './board'

describe('the board', () => {
  it('asks for one state a column, unresolved ones by deadline, and keeps the other conditions', () => {
    expect(columnQuery(boardColumns[0], { county: '529901', overdue: 'true', state: 'closed' })).toEqual({ county: '529901', state: 'open', sort: 'deadline' })
    expect(columnQuery(boardColumns[3], {})).toEqual({ state: 'closed', sort: 'found' })
  })

  it('opens the same list in the ledger', () => {
    expect(ledgerLink(boardColumns[1], { area: 'fire' })).toEqual({ path: '/hazards', query: { area: 'fire', state: 'submitted', sort: 'deadline' } })
  })

  it('offers no condition that the columns settle', () => {
    expect(boardFilters.map((field) => field.name)).not.toContain('state')
    expect(boardFilters.map((field) => field.name)).toContain('severity')
  })
})
