import { describe, expect, it } from 'vitest'
import type { Assignment } from '@/shared/api'
import { former, heldPosts } from './posts'

const one = (post: Assignment['post'], name: string, ends_on?: string): Assignment => ({
  uuid: name,
  institution: 'i',
  institution_name: '福寿养老院',
  post,
  name,
  starts_on: '2026-01-01',
  ends_on,
  made_at: '2026-01-01T00:00:00Z',
  row_version: 1,
})

describe('the posts of an institution', () => {
  const items = [one('county_leader', '李强'), one('county_leader', '周静', '2026-03-01'), one('town_person', '王平', '2026-02-01')]

  it('shows every post, with who answers today or nobody', () => {
    const held = heldPosts(items)
    expect(held.map((row) => row.label)).toEqual(['市级包挂领导', '县级包挂领导', '市级责任人', '县级责任人', '镇级责任人', '机构责任人'])
    expect(held.map((row) => row.now?.name)).toEqual([undefined, '李强', undefined, undefined, undefined, undefined])
  })

  it('keeps those of before as history', () => {
    expect(former(items).map((row) => row.name)).toEqual(['周静', '王平'])
  })
})
