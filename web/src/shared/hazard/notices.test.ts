import { describe, expect, it } from 'vitest'
import type { Hazard } from '../api'
import { noticesOf } from './notices'

const plain = { state: 'open', extensions: [], listings: [], restrictions: [], transfers: [], parked: [] } as unknown as Hazard

describe('what stands above a hazard', () => {
  it('is nothing for an ordinary one', () => {
    expect(noticesOf(plain)).toEqual([])
  })

  it('says an undecided extension with reason and measures', () => {
    const asked = { asked_by: '王芳', asked_at: '2026-11-20T01:00:00Z', asked_deadline: '2026-12-10', reason: '等配件', interim_measures: '专人看护' }
    const [notice] = noticesOf({ ...plain, extension_pending: true, extensions: [asked] } as unknown as Hazard)
    expect(notice.title).toBe('申请延期至 2026-12-10，等待决定')
    expect(notice.text).toBe('王芳 2026-11-20 申请。理由：等配件。期间防范措施：专人看护')
  })

  it('says by when a listing has to be reviewed, and turns red when that day is over', () => {
    const listing = { level: 'city', number: '市安督〔2026〕3号', unit: '市民政局', list_deadline: '2026-12-31', published_on: '2026-11-01', publication: '市局网站' }
    const listed = { ...plain, listed: true, listings: [listing], delist_asked_on: '2026-11-10' } as unknown as Hazard
    expect(noticesOf(listed)[0]).toMatchObject({ tone: 'warning', title: '市级挂牌督办' })
    expect(noticesOf(listed)[0].text).toContain('应在 2026-11-20 前完成现场复核。')
    expect(noticesOf({ ...listed, delist_overdue: true })[0].tone).toBe('error')
  })

  it('says why a void one is void', () => {
    expect(noticesOf({ ...plain, state: 'void', void_reason: '重复登记' } as unknown as Hazard)[0].text).toBe('作废原因：重复登记')
  })
})
