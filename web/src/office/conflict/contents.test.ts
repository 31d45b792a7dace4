import { expect, it } from 'vitest'
import type { Conflict } from '@/shared/api'
import { compare, recordPath } from './contents'

it('shows what differs first and keeps what only one side has', () => {
  const rows = compare({ place: '厨房', beds: 20, row_version: 3 }, '{"beds":20,"place":"库房","note":"新"}')
  expect(rows.map((row) => [row.name, row.stored, row.sent, row.differs])).toEqual([
    ['部位或地点', '厨房', '库房', true],
    ['床位数', '20', '20', false],
    ['备注', '—', '新', false],
  ])
})

it('keeps content that is no JSON readable', () => {
  expect(compare({}, 'oops')).toEqual([{ name: '内容', stored: '—', sent: 'oops', differs: false }])
})

it('finds the page of the record', () => {
  expect(recordPath({ noun: 'hazard', record: 'u' } as Conflict)).toBe('/hazards/u')
  expect(recordPath({ noun: 'session', record: 'u' } as Conflict)).toBeUndefined()
})
