import { describe, expect, it } from 'vitest'
import { leftText, toneOf } from './fields'

describe('how a hazard looks', () => {
  it('counts days only while it is in rectification', () => {
    expect(leftText({ state: 'open', days_left: -2 })).toBe('逾期 2 天')
    expect(leftText({ state: 'open', days_left: 0 })).toBe('今天到期')
    expect(leftText({ state: 'open', days_left: 3 })).toBe('还剩 3 天')
    expect(leftText({ state: 'submitted', days_left: 3 })).toBe('')
  })

  it('keeps red for what is overdue', () => {
    expect([toneOf({ state: 'open', overdue: true }), toneOf({ state: 'open' }), toneOf({ state: 'closed' }), toneOf({ state: 'void' })]).toEqual([
      'bad',
      'wait',
      'good',
      'plain',
    ])
  })
})
