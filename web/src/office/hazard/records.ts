/* The records a hazard's acts leave beside its timeline, each as a titled list of facts. */
import type { Fact } from '@/office/parts/FactList.vue'
import type { Hazard } from '@/shared/api'
import { dayOf } from '@/shared/dates'
import { label } from '@/shared/label'
import { wanOf } from '@/shared/money'

export interface RecordEntry {
  key: string
  title: string
  facts: Fact[]
}
export interface RecordGroup {
  title: string
  entries: RecordEntry[]
  before: number // earlier versions, which no longer hold
}

const when = (time: string | undefined) => (time ? dayOf(time) : undefined)
const by = (name: string | undefined, time: string | undefined) => (name ? `${name} ${when(time) ?? ''}`.trim() : undefined)
const wide = (title: string, value: string | undefined): Fact => ({ label: title, value, wide: true })

/* Of versions only the last one holds. */
function lastOf<T extends { event: string }>(title: string, rows: T[], facts: (row: T) => Fact[]): RecordGroup {
  const row = rows[rows.length - 1]
  return { title, entries: row ? [{ key: row.event, title: '', facts: facts(row) }] : [], before: Math.max(0, rows.length - 1) }
}
function allOf<T extends { event: string }>(title: string, rows: T[], name: (row: T) => string, facts: (row: T) => Fact[]): RecordGroup {
  return { title, before: 0, entries: rows.map((row) => ({ key: row.event, title: name(row), facts: facts(row) })) }
}

const planGroup = (hazard: Hazard) =>
  lastOf('治理方案', hazard.plans, (plan) => [
    wide('治理的目标和任务', plan.goals),
    wide('采取的方法和措施', plan.methods),
    wide('经费和物资的落实', plan.funds_and_materials),
    wide('负责治理的机构和人员', plan.people),
    wide('治理的时限和要求', plan.time_limits),
    wide('安全措施和应急预案', plan.safety_and_emergency),
    { label: '上报', value: by(plan.made_by, plan.made_at) },
  ])

const settlementGroup = (hazard: Hazard) =>
  lastOf('五落实', hazard.settlements, (one) => [
    wide('责任落实', one.responsibility),
    wide('措施落实', one.measures),
    { label: '落实资金', value: one.funds_fen === undefined ? undefined : `${wanOf(one.funds_fen)} 万元` },
    wide('资金说明', one.funds),
    wide('时限落实', one.time_limit),
    wide('预案落实', one.contingency),
    { label: '登记', value: by(one.made_by, one.made_at) },
  ])

const casePlanGroup = (hazard: Hazard) =>
  lastOf('一案一策', hazard.case_plans, (one) => [
    { label: '建筑安全等级', value: `${one.building_grade} 级` },
    { label: '处置措施', value: label('case_measure', one.measure) },
    wide('处置方案', one.text),
    { label: '制定', value: by(one.made_by, one.made_at) },
  ])

const extensionGroup = (hazard: Hazard) =>
  allOf(
    '延期',
    hazard.extensions,
    (one) => `申请延至 ${one.asked_deadline}：${one.decision ? label('hazard_act', one.decision) : hazard.extension_pending ? '等待决定' : '未决定（已申报整改）'}`,
    (one) => [
      { label: '申请', value: by(one.asked_by, one.asked_at) },
      { label: '同意延至', value: one.granted_deadline },
      { label: '决定', value: by(one.decided_by, one.decided_at) },
      wide('延期理由', one.reason),
      wide('延期期间的防范措施', one.interim_measures),
      wide('决定意见', one.decision_reason),
    ],
  )

const listingGroup = (hazard: Hazard) =>
  allOf(
    '挂牌督办',
    hazard.listings,
    (one) => `${label('listed_level', one.level)} ${one.number}${one.delisted_at ? '，已摘牌' : ''}`,
    (one) => [
      { label: '督办单位', value: one.unit },
      { label: '督办期限', value: one.list_deadline },
      { label: '公布', value: `${one.published_on} ${one.publication}` },
      { label: '挂牌', value: by(one.listed_by, one.listed_at) },
      { label: '申请摘牌', value: by(one.delist_asked_by, one.delist_asked_at) },
      { label: '摘牌', value: by(one.delisted_by, one.delisted_at) },
      { label: '现场复核', value: one.reviewed_on && `${one.reviewed_on}${one.late ? '（超过 10 日）' : ''}`, red: one.late },
      wide('复核结果', one.review_result),
    ],
  )

const restrictionGroup = (hazard: Hazard) =>
  allOf(
    '临时措施',
    hazard.restrictions,
    (one) => `${label('hazard_restriction', one.measure)}：${one.scope}${one.resumed_at ? '，已恢复使用' : ''}`,
    (one) => [
      { label: '采取', value: by(one.taken_by, one.taken_at) },
      { label: '恢复', value: by(one.resumed_by, one.resumed_at) },
      wide('理由', one.reason),
      wide('审查意见', one.resume_reason),
    ],
  )

const transferGroup = (hazard: Hazard) =>
  allOf(
    '移交',
    hazard.transfers,
    (one) => `${one.department} ${one.number}`,
    (one) => [
      { label: '移交', value: `${one.transferred_by ?? ''} ${one.transferred_on}`.trim() },
      { label: '答复', value: one.answered_on && `${one.answered_on}，${one.resolved ? '已办结' : '未办结'}` },
      wide('移交说明', one.reason),
      wide('答复内容', one.answer),
    ],
  )

export const recordGroups = (hazard: Hazard): RecordGroup[] =>
  [planGroup, settlementGroup, casePlanGroup, extensionGroup, listingGroup, restrictionGroup, transferGroup]
    .map((group) => group(hazard))
    .filter((group) => group.entries.length > 0)
