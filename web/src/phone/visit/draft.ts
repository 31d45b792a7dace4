/* What can be done to a draft. Plain functions on plain data; saving is the page's business. */
import type { Checklist, ChecklistItem, Failed, HazardRow, InspectionKind, Institution, Me, Recheck } from '@/shared/api'
import { addDays, today } from '@/shared/dates'
import { newUuid } from '@/shared/uuid'
import type { Draft } from '../store/types'

export function newDraft(me: Readonly<Me>, institution: Institution, checklist: Pick<Checklist, 'uuid'>, kind: InspectionKind, now: Date): Draft {
  const at = now.toISOString()
  return {
    uuid: newUuid(),
    owner: me.uuid,
    institution: institution.uuid,
    institution_name: institution.name,
    kind,
    checklist: checklist.uuid,
    started_at: at,
    updated_at: at,
    unannounced: false,
    led_by_leader: me.role === 'city_leader' || me.role === 'county_leader',
    place: '',
    partners: '',
    companions: '',
    answers: {},
    rechecks: {},
    bulk_pass_used: 0,
    bulk_agreed: false,
    conclusion: '',
    institution_signer: institution.principal ?? '',
    refused: false,
    refusal_reason: '',
    refusal_witness: '',
    site_photos: [],
  }
}

/* 不合格 starts as the hazard the item suggests. */
export function newFailed(item: ChecklistItem, responsible: string, now: number = Date.now()): Failed {
  return {
    uuid: newUuid(),
    severity: item.severity,
    description: '',
    place: '',
    responsible,
    deadline: addDays(today(now), item.deadline_days),
    fixed_on_site: false,
    before_photos: [],
    after_photos: [],
  }
}

export function newRecheck(hazard: string, result: 'done' | 'not_done', now: number = Date.now()): Recheck {
  const recheck: Recheck = { event: newUuid(), hazard, result, text: '', after_photos: [] }
  return result === 'done' ? recheck : { ...recheck, new_deadline: addDays(today(now), 7) }
}

/* 其余均合格: only what nobody has answered; returns how many. */
export function passTheRest(draft: Draft, items: ChecklistItem[]): number {
  const open = items.filter((item) => !draft.answers[item.code])
  for (const item of open) draft.answers[item.code] = { result: 'pass', bulk: true }
  if (open.length > 0) draft.bulk_pass_used += 1
  return open.length
}

export function answered(draft: Draft, items: ChecklistItem[]): number {
  return items.filter((item) => draft.answers[item.code]).length
}

/* The hazard already open for this item at this institution, if any. */
export function openDuplicate(item: ChecklistItem, hazards: HazardRow[]): HazardRow | undefined {
  return hazards.find((hazard) => hazard.item_code === item.code)
}

/* Every photo and signature the record will name. */
export function photosOf(draft: Draft): string[] {
  const failed = Object.values(draft.answers).flatMap((answer) => (answer.result === 'fail' && answer.failed ? [answer.failed] : []))
  const rechecks = Object.values(draft.rechecks)
  return [
    ...failed.flatMap((one) => [...(one.before_photos ?? []), ...(one.fixed_on_site ? (one.after_photos ?? []) : [])]),
    ...rechecks.flatMap((one) => one.after_photos ?? []),
    ...draft.site_photos,
    ...[draft.inspector_signature, draft.refused ? undefined : draft.institution_signature].filter((uuid): uuid is string => !!uuid),
  ]
}

/* Photos taken in the draft, whether the record will name them or not. */
export function everyPhotoOf(draft: Draft): string[] {
  const answers = Object.values(draft.answers).flatMap((answer) => (answer.failed ? [answer.failed] : []))
  const written = answers.flatMap((one) => [...(one.before_photos ?? []), ...(one.after_photos ?? [])])
  return [...new Set([...photosOf({ ...draft, refused: false }), ...written])]
}

/* The hazards the record's photos hang on. */
export function hazardsOf(draft: Draft): string[] {
  const failed = Object.values(draft.answers).flatMap((answer) => (answer.result === 'fail' && answer.failed ? [answer.failed.uuid] : []))
  return [...failed, ...Object.keys(draft.rechecks)]
}
