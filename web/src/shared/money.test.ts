import { expect, it } from 'vitest'
import { fenOfWan, fenOfYuan, wanOf } from './money'

it('takes yuan as fen without a float error, and no nonsense', () => {
  expect([fenOfYuan('19.99'), fenOfYuan('1200'), fenOfYuan(' '), fenOfYuan('12.345'), fenOfYuan('abc')]).toEqual([1999, 120000, undefined, undefined, undefined])
})

it('takes 万元 down to a yuan, and gives them back', () => {
  expect([fenOfWan('3.5'), fenOfWan('0'), fenOfWan('0.0001'), fenOfWan('0.00001'), fenOfWan('-1'), fenOfWan('三万')]).toEqual([3500000, 0, 100, undefined, undefined, undefined])
  expect([wanOf(3500000), wanOf(0), wanOf(100), wanOf(12345600)]).toEqual(['3.5', '0', '0.0001', '12.3456'])
})
