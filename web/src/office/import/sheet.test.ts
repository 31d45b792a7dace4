import { describe, expect, it } from 'vitest'
import { cellText, chunksOf, csvTable, decodeText, sheetOf } from './sheet'

const bytes = (...values: number[]) => new Uint8Array(values).buffer

describe('decodeText', () => {
  it('reads UTF-8', () => {
    expect(decodeText(new TextEncoder().encode('机构名称').buffer as ArrayBuffer)).toBe('机构名称')
  })

  it('falls back to GBK when the bytes are no UTF-8', () => {
    expect(decodeText(bytes(0xbb, 0xfa, 0xb9, 0xb9))).toBe('机构')
  })
})

describe('csvTable', () => {
  it('takes quotes, commas and line breaks inside a cell, and drops the byte order mark', () => {
    expect(csvTable('\ufeff名称,地址\r\n"柳林,养老院","一路 ""2"" 号\n后院"')).toEqual([
      ['名称', '地址'],
      ['柳林,养老院', '一路 "2" 号\n后院'],
    ])
  })
})

describe('sheetOf', () => {
  it('numbers rows as the sheet counts, fills short rows, skips empty ones', () => {
    const sheet = sheetOf([[], ['机构名称', '床位数', ''], ['柳林', 20], [null, null], ['松山']])
    expect(sheet.headings).toEqual(['机构名称', '床位数'])
    expect(sheet.rows).toEqual([
      { row_no: 3, cells: ['柳林', '20'] },
      { row_no: 5, cells: ['松山', ''] },
    ])
  })

  it('passes over titles above the headings', () => {
    const sheet = sheetOf([['石麓县机构台账', '', ''], ['填报单位', '石麓县民政局', ''], ['机构名称', '机构类型', '县(市、区)'], ['柳林', '养老机构', '石麓县']])
    expect(sheet.headings).toEqual(['机构名称', '机构类型', '县(市、区)'])
    expect(sheet.rows.map((row) => row.row_no)).toEqual([4])
  })

  it('is empty for an empty table', () => {
    expect(sheetOf([[''], [null]])).toEqual({ headings: [], rows: [] })
  })
})

describe('cellText', () => {
  it('writes days, switches and numbers as people do', () => {
    expect(cellText(new Date('2026-03-02T00:00:00Z'))).toBe('2026-03-02')
    expect([true, false, 12, ' a ', null].map(cellText)).toEqual(['是', '否', '12', 'a', ''])
  })
})

describe('chunksOf', () => {
  it('cuts without losing any', () => {
    expect(chunksOf([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]])
  })
})
