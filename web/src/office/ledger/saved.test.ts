import { describe, expect, it } from 'vitest'
import { sameQuery, textOfQuery } from './saved'

describe('a saved filter', () => {
  it('keeps the address bar, Chinese and blanks escaped', () => {
    expect(textOfQuery({ search: '柳林 同心', overdue: 'true' })).toBe('search=%E6%9F%B3%E6%9E%97+%E5%90%8C%E5%BF%83&overdue=true')
  })

  it('is the same in any order, and another with another value', () => {
    expect(sameQuery('a=1&b=2', 'b=2&a=1')).toBe(true)
    expect(sameQuery('a=1&b=2', 'a=1')).toBe(false)
    expect(sameQuery('a=1', 'a=2')).toBe(false)
  })
})
