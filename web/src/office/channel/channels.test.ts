import { describe, expect, it } from 'vitest'
import type { Channel } from '@/shared/api'
import { clockText, minutesOf, quietText } from './channels'

const quiet = (quiet_from: number, quiet_to: number) => quietText({ quiet_from, quiet_to } as Channel)

describe('quiet hours', () => {
  it('go to minutes and back', () => {
    expect([0, 420, 1260, 1439].map(clockText)).toEqual(['00:00', '07:00', '21:00', '23:59'])
    expect(['00:00', '21:00', '23:59'].map(minutesOf)).toEqual([0, 1260, 1439])
    expect(['24:00', '7:00', '', '12:60'].map(minutesOf)).toEqual([undefined, undefined, undefined, undefined])
  })

  it('read as a person says them', () => {
    expect(quiet(1260, 420)).toBe('21:00 至次日 07:00 不发')
    expect(quiet(720, 840)).toBe('12:00 至 14:00 不发')
    expect(quiet(0, 0)).toBe('全天可发')
  })
})
