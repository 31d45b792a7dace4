import { describe, expect, it, vi } from 'vitest'

vi.mock('@/office/app', () => ({ client: {}, session: {} }))
const { othersOf, teamOf } = await import('./people')

describe('the team of a plan', () => {
  it('holds ticked accounts and typed names with their units', () => {
    expect(teamOf(['u-1'], '何工（消防救援大队）、李四, ')).toEqual([{ account: 'u-1' }, { name: '何工', unit: '消防救援大队' }, { name: '李四' }])
  })

  it('shows outsiders as they were typed', () => {
    expect(othersOf([{ account: 'u-1', name: '张三' }, { name: '何工', unit: '消防救援大队' }, { name: '李四' }])).toBe('何工（消防救援大队）、李四')
  })
})
