import { describe, expect, it } from 'vitest'
import type { Institution } from '@/shared/api'
import { bodyOf, textsOf } from './edit'

const record = { name: '柳林养老院', county: '529901', beds: 20, canteen: true, note: '旧', conditions: [] as string[] } as Institution

describe('the form of an institution', () => {
  it('sends every member of a new one that was filled in, in its type', () => {
    const texts = { ...textsOf(null), name: ' 松山养老院 ', beds: '30', longitude: '104.5', canteen: 'false' }
    expect(bodyOf(texts, null)).toEqual({ name: '松山养老院', beds: 30, longitude: 104.5, canteen: false })
  })

  it('sends only what changed, and null for what was cleared', () => {
    const before = textsOf(record)
    expect(bodyOf({ ...before, beds: '25', note: '' }, before)).toEqual({ beds: 25, note: null })
    expect(bodyOf(before, before)).toEqual({})
  })
})
