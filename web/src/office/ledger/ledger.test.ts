import { describe, expect, it } from 'vitest'
import { CursorStack } from './cursors'
import { chipsOf, filterOf, queryOf, without, type FilterField } from './filters'

const fields: FilterField[] = [
  { name: 'search', label: '名称', kind: 'text' },
  { name: 'county', label: '县(市、区)', kind: 'county' },
  { name: 'area', label: '领域', kind: 'choice', words: 'area' },
  { name: 'overdue', label: '逾期', kind: 'flag', yes: '只看逾期', no: '未逾期' },
  { name: 'found_from', label: '发现自', kind: 'day' },
]
const place = (code: string) => (code === '529901' ? '石麓县' : code)

describe('filters in the address', () => {
  it('keeps every condition and leaves paging out', () => {
    expect(filterOf({ county: '529901', overdue: 'true', cursor: 'abc', limit: '50', empty: '', twice: ['a', 'b'] })).toEqual({
      county: '529901',
      overdue: 'true',
      twice: 'a',
    })
  })

  it('goes back without empty members, in the order of the fields', () => {
    const query = queryOf({ not_void: 'true', area: 'gas', search: ' 柳林 ', county: '' }, fields)
    expect(Object.entries(query)).toEqual([
      ['search', '柳林'],
      ['area', 'gas'],
      ['not_void', 'true'],
    ])
  })

  it('says every condition in words, unknown ones by name', () => {
    const filter = { county: '529901', area: 'gas', overdue: 'false', found_from: '2026-01-01', novel: 'x' }
    expect(chipsOf(fields, filter, place).map((chip) => chip.text)).toEqual([
      '县(市、区)：石麓县',
      '领域：燃气',
      '逾期：未逾期',
      '发现自：2026-01-01',
      'novel：x',
    ])
  })

  it('drops the town with its county', () => {
    expect(without({ county: '529901', town: '529901001', area: 'gas' }, 'county')).toEqual({ area: 'gas' })
    expect(without({ county: '529901', town: '529901001' }, 'town')).toEqual({ county: '529901' })
  })
})

describe('CursorStack', () => {
  it('goes on and back to where it was', () => {
    const cursors = new CursorStack()
    expect([cursors.page, cursors.current]).toEqual([1, undefined])
    cursors.forward('a')
    cursors.forward('b')
    expect([cursors.page, cursors.current]).toEqual([3, 'b'])
    cursors.back()
    expect([cursors.page, cursors.current]).toEqual([2, 'a'])
  })

  it('never goes before the first page, and starts over', () => {
    const cursors = new CursorStack()
    cursors.back()
    expect(cursors.page).toBe(1)
    cursors.forward('a')
    cursors.reset()
    expect([cursors.page, cursors.current]).toEqual([1, undefined])
  })
})
