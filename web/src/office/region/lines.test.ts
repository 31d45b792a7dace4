import { describe, expect, it } from 'vitest'
import { readRegionLines } from './lines'

describe('readRegionLines', () => {
  it('takes level and parent from the code', () => {
    expect(readRegionLines('529900 澜江市\n\n529901\t石麓县\n529901001，城关镇').lines).toEqual([
      { line: 1, code: '529900', name: '澜江市', level: 'city', parent: undefined },
      { line: 3, code: '529901', name: '石麓县', level: 'county', parent: '529900' },
      { line: 4, code: '529901001', name: '城关镇', level: 'town', parent: '529901' },
    ])
  })

  it('names the lines it cannot read', () => {
    const { lines, problems } = readRegionLines('石麓县\n5299 市\n529902 青岭县')
    expect(lines.map((line) => line.code)).toEqual(['529902'])
    expect(problems.map((problem) => problem.line)).toEqual([1, 2])
  })
})
