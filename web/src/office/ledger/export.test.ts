import { describe, expect, it } from 'vitest'
import { nameOf, progressText } from './export'

describe('an export under way', () => {
  it('says how far it is, with the total once it is known', () => {
    expect(progressText({ state: 'waiting', rows_done: 0 })).toBe('排队中…')
    expect(progressText({ state: 'writing', rows_done: 1200 })).toBe('已写 1,200 行')
    expect(progressText({ state: 'writing', rows_done: 1200, rows_total: 100000 })).toBe('已写 1,200 / 100,000 行')
    expect(progressText({ state: 'packing', rows_done: 100000, rows_total: 100000 })).toBe('100,000 行已写完，正在打包…')
  })

  it('takes the name the server gave', () => {
    expect(nameOf("attachment; filename=\"minan-2026-11-23.xlsx\"; filename*=UTF-8''%E9%9A%90%E6%82%A3-2026-11-23.xlsx")).toBe('隐患-2026-11-23.xlsx')
    expect(nameOf(null)).toBe('导出.xlsx')
  })
})
