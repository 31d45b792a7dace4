import { expect, it } from 'vitest'
import { rateText } from './rate'

it('cuts and never rounds up to all', () => {
  expect(rateText(1999, 2000)).toBe('99.9%')
  expect(rateText(3, 3)).toBe('100.0%')
  expect(rateText(0, 7)).toBe('0.0%')
  expect(rateText(0, 0)).toBe('—')
})
