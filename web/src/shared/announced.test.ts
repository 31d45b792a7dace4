import { describe, expect, test } from 'vitest'
import { comingText, visitorsText } from './announced'

describe('a visit that was announced', () => {
  test('says how far away it is', () => {
    expect(['2026-12-02', '2026-11-29', '2026-11-28'].map((day) => comingText(day, '2026-11-29'))).toEqual(['还有 3 天', '就是今天', '原定日期已过'])
  })
  test('names the leader first and once', () => {
    expect(visitorsText({ leader_name: '周局长', team_names: '周局长、张三' })).toBe('周局长（带队）、张三')
    expect(visitorsText({ team_names: '张三、李四' })).toBe('张三、李四')
    expect(visitorsText({})).toBe('人员另行通知')
  })
})
