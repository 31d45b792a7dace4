/* From draft to the record the server takes, and what still stands in the way of that. */
import type { Answer, ChecklistItem, Failed, HazardRow, InspectionNew, Me, Recheck } from '@/shared/api'
import { today } from '@/shared/dates'
import type { Draft, DraftAnswer, OutboxItem } from '../store/types'
import { isSelfKind } from './checklist'
import { hazardsOf, photosOf } from './draft'

/* anchor: id of the element to jump to. */
export interface Gap {
  anchor: string
  text: string
}

export const itemAnchor = (code: string) => 'item-' + code
export const hazardAnchor = (uuid: string) => 'hazard-' + uuid

export function gapsOf(draft: Draft, items: ChecklistItem[], hazards: HazardRow[], now: number = Date.now()): Gap[] {
  return [
    ...hazards.filter((hazard) => !draft.rechecks[hazard.uuid]).map((hazard) => gap(hazardAnchor(hazard.uuid), '未复查：' + hazard.description)),
    ...items.flatMap((item) => itemGaps(draft.answers[item.code], item, now)),
    ...signatureGaps(draft),
  ]
}

const gap = (anchor: string, text: string): Gap => ({ anchor, text })

function itemGaps(answer: DraftAnswer | undefined, item: ChecklistItem, now: number): Gap[] {
  const anchor = itemAnchor(item.code)
  if (!answer) return [gap(anchor, '未填写：' + item.requirement)]
  if (answer.result !== 'fail') return []
  return failedGaps(answer.failed!, item, today(now)).map((text) => gap(anchor, `${text}：${item.requirement}`))
}

export function failedGaps(failed: Failed, item: ChecklistItem, day: string): string[] {
  const gaps: string[] = []
  if (!failed.description.trim()) gaps.push('未写隐患描述')
  if (item.photo_required && !failed.before_photos?.length) gaps.push('缺少整改前照片')
  if (failed.severity !== item.severity && !failed.assessment_reason?.trim()) gaps.push('改变等级须写研判理由')
  if (failed.fixed_on_site) {
    if (!failed.after_photos?.length) gaps.push('当场整改缺少整改后照片')
    if (!failed.fix_result?.trim()) gaps.push('当场整改未写整改情况')
  } else if (!failed.deadline || failed.deadline < day) gaps.push('整改期限不能早于今天')
  return gaps
}

function signatureGaps(draft: Draft): Gap[] {
  const gaps: Gap[] = []
  if (isSelfKind(draft.kind)) return gaps
  if (!draft.inspector_signature) gaps.push(gap('inspector-signature', '检查人员尚未签名'))
  if (draft.refused) {
    if (!draft.refusal_reason.trim()) gaps.push(gap('refusal-reason', '未写拒签原因'))
    if (!draft.refusal_witness.trim()) gaps.push(gap('refusal-witness', '未写见证人'))
    return gaps
  }
  if (!draft.institution_signature) gaps.push(gap('institution-signature', '机构尚未签名'))
  if (!draft.institution_signer.trim()) gaps.push(gap('institution-signer', '未写机构签字人'))
  return gaps
}

/* Blank text is left out: the server takes an absent member, not an empty one. */
function tidy<T extends object>(object: T): T {
  const keep = Object.entries(object).filter(([, value]) => value !== undefined && value !== '' && value !== null)
  return Object.fromEntries(keep.map(([key, value]) => [key, typeof value === 'string' ? value.trim() : value]).filter(([, value]) => value !== '')) as T
}

function toFailed(failed: Failed): Failed {
  const { fix_result, after_photos, deadline, ...rest } = failed
  return tidy((failed.fixed_on_site ? { ...rest, fix_result, after_photos, deadline } : { ...rest, deadline }) as Failed)
}

function toAnswer(item: ChecklistItem, answer: DraftAnswer): Answer {
  return tidy({
    item_code: item.code,
    result: answer.result,
    bulk: answer.bulk || undefined,
    note: answer.note,
    failed: answer.result === 'fail' && answer.failed ? [toFailed(answer.failed)] : undefined,
  })
}

const toRecheck = (recheck: Recheck): Recheck =>
  tidy({ ...recheck, text: recheck.text?.trim() || (recheck.result === 'done' ? '现场复查，整改到位' : '现场复查，整改未到位') })

export function toInspection(draft: Draft, items: ChecklistItem[], me: Readonly<Me>, finished: Date, clockOffset: number): InspectionNew {
  const companions = draft.companions.split(/[、，,;；\s]+/).filter(Boolean)
  return tidy({
    uuid: undefined as never,
    institution: draft.institution,
    kind: draft.kind,
    unannounced: draft.unannounced || undefined,
    led_by_leader: draft.led_by_leader || undefined,
    checklist: draft.checklist,
    started_at: draft.started_at,
    finished_at: finished.toISOString(),
    clock_offset_ms: Math.round(clockOffset),
    place: draft.place,
    partners: draft.partners,
    team: [{ account: me.uuid }, ...companions.map((name) => ({ name }))] as InspectionNew['team'],
    answers: items.map((item) => toAnswer(item, draft.answers[item.code])),
    rechecks: Object.values(draft.rechecks).map(toRecheck),
    bulk_pass_used: draft.bulk_pass_used,
    conclusion: draft.conclusion,
    inspector_signature: draft.inspector_signature,
    institution_signature: draft.refused ? undefined : draft.institution_signature,
    institution_signer: draft.institution_signer,
    refused: draft.refused || undefined,
    refusal_reason: draft.refused ? draft.refusal_reason : undefined,
    refusal_witness: draft.refused ? draft.refusal_witness : undefined,
    site_photos: draft.site_photos,
  })
}

export function toOutbox(draft: Draft, body: InspectionNew, title: string, now: Date): OutboxItem {
  return {
    owner: draft.owner,
    noun: 'inspection',
    record: draft.uuid,
    title,
    method: 'PUT',
    path: '/inspections/' + draft.uuid,
    body: JSON.stringify(body),
    photos: photosOf(draft),
    hazards: hazardsOf(draft),
    state: 'waiting',
    created_at: now.toISOString(),
    tries: 0,
    next_at: 0,
    draft,
  }
}
