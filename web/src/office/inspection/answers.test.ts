import { expect, it } from 'vitest'
import type { InspectionAnswer } from '@/shared/api'
import { groupAnswers } from './answers'

it('groups answers by area, what failed first', () => {
  const groups = groupAnswers([
    { item_code: 'A1', area: 'fire', result: 'pass' },
    { item_code: 'B1', area: 'gas', result: 'not_applicable' },
    { item_code: 'A2', area: 'fire', result: 'fail' },
  ] as InspectionAnswer[])
  expect(groups.map((group) => [group.area, group.failed, group.answers.map((answer) => answer.item_code)])).toEqual([
    ['fire', 1, ['A2', 'A1']],
    ['gas', 0, ['B1']],
  ])
})
