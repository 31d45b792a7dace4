/* An institution's activity from the phone, as a queued item. */
import type { ActivityKind, ActivityNew, ActivityRule } from '@/shared/api'
import { neededOf, wordsFor } from '@/shared/activity'
import { newUuid } from '@/shared/uuid'
import type { OutboxItem } from '../store/types'

export interface ActivityDraft {
  title: string
  held_on: string
  held_to: string
  place: string
  people: string
  stock_days: string
  content: string
  result: string
  photos: string[]
}

const text = (value: string) => value.trim() || undefined
const number = (value: string) => (/^\d+$/.test(value.trim()) ? Number(value) : undefined)

/* What the server would refuse, in words; empty: fit to be queued. */
export function activityGaps(kind: ActivityKind, draft: ActivityDraft, rule: ActivityRule | undefined, today: string): string[] {
  const words = wordsFor(kind)
  const fields = draft as unknown as Record<string, string>
  const gaps = ['title', 'held_on', ...neededOf(rule, false)].filter((name) => !fields[name]?.trim()).map((name) => `请填写${name === 'title' ? '名称' : words[name]}`)
  for (const name of ['people', 'stock_days']) if (fields[name].trim() && number(fields[name]) === undefined) gaps.push(`${words[name]}应为整数`)
  if (kind !== 'duty_roster' && draft.held_on > today) gaps.push(`${words.held_on}不能晚于今天`)
  if (draft.held_to && draft.held_to < draft.held_on) gaps.push(`${words.held_to}不能早于${words.held_on}`)
  return gaps
}

export function toActivity(kind: ActivityKind, draft: ActivityDraft, institution: { uuid: string; name: string }, owner: string, now: Date): OutboxItem {
  const uuid = newUuid()
  const body: ActivityNew = {
    kind,
    institution: institution.uuid,
    title: draft.title.trim(),
    held_on: draft.held_on,
    held_to: text(draft.held_to),
    place: text(draft.place),
    people: number(draft.people),
    stock_days: number(draft.stock_days),
    content: text(draft.content),
    result: text(draft.result),
    photos: draft.photos,
  }
  return {
    owner,
    noun: 'activity',
    record: uuid,
    title: `${body.title}：${institution.name}`,
    method: 'PUT',
    path: `/activities/${uuid}`,
    body: JSON.stringify(body),
    photos: draft.photos,
    hazards: [],
    state: 'waiting',
    created_at: now.toISOString(),
    tries: 0,
    next_at: 0,
  }
}
