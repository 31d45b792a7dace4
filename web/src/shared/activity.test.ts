import { describe, expect, it } from 'vitest'
import { neededOf, offered, wordsFor } from './activity'
import type { ActivityRule } from './api'

const none = { of_institution: false, of_bureau: false, by_bureau_only: false, needs_people: false, needs_held_to: false, needs_stock_days: false, needs_leader: false, needs_content: false, needs_result: false }
const drill: ActivityRule = { ...none, kind: 'emergency_drill', of_institution: true, of_bureau: true, needs_people: true }
const acceptance: ActivityRule = { ...none, kind: 'standard_acceptance', by_bureau_only: true, needs_result: true }
const lecture: ActivityRule = { ...none, kind: 'lecture', of_institution: true, of_bureau: true, needs_leader: true }

describe('the form of an activity', () => {
  it('offers acceptances to bureaus about institutions only', () => {
    const kinds = (ofBureau: boolean, byInstitution: boolean) => offered([drill, acceptance], ofBureau, byInstitution).map((rule) => rule.kind)
    expect(kinds(true, false)).toEqual(['emergency_drill'])
    expect(kinds(false, false)).toEqual(['emergency_drill', 'standard_acceptance'])
    expect(kinds(false, true)).toEqual(['emergency_drill'])
  })
  it('asks for a leader of a bureau only', () => {
    expect(neededOf(lecture, true)).toEqual(['leader'])
    expect(neededOf(lecture, false)).toEqual([])
    expect(neededOf(drill, false)).toEqual(['people'])
    expect(neededOf(undefined, true)).toEqual([])
  })
  it('calls its fields by the words of the trade', () => {
    expect(wordsFor('duty_roster').held_to).toBe('值班最后一天')
    expect(wordsFor('emergency_drill').people).toBe('参加人数')
  })
})
