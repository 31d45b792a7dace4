/* What the dialog of each kind of paper asks for, and which papers a record offers. */
import type { Hazard, Inspection, PaperKind, PaperNew, Role } from '@/shared/api'

type Member = Exclude<keyof PaperNew, 'uuid' | 'kind' | 'institution' | 'inspection' | 'hazard' | 'visit_plan'>

export interface PaperField {
  name: Member
  label: string
  kind: 'text' | 'area' | 'day' | 'inspection_kind' | 'county' | 'flag'
  required?: boolean
  future?: boolean // today or later
  planned?: boolean // a planned visit says it
  hint?: string
}

export interface PaperForm {
  note: string
  fields: PaperField[]
}

export const forms: Record<PaperKind, PaperForm> = {
  inspection_notice: {
    note: '日常和专项检查一般提前 3 个工作日通知；个案检查和“四不两直”检查不得事先通知。',
    fields: [
      { name: 'inspect_on', label: '检查日期', kind: 'day', required: true, future: true, planned: true },
      { name: 'inspection_kind', label: '检查类型', kind: 'inspection_kind', required: true, planned: true },
      { name: 'team', label: '检查人员', kind: 'text', required: true, planned: true, hint: '姓名之间用顿号隔开' },
      { name: 'contact', label: '联系人及电话', kind: 'text' },
      { name: 'text', label: '检查内容', kind: 'area', hint: '不填则写通用的检查内容' },
    ],
  },
  inspection_record: { note: '按检查记录生成，附双方签名和现场照片；拒签的写明原因和见证人。', fields: [] },
  rectification_order: {
    note: '使用检查时已编的文号；列出需要限期整改的隐患，当场整改的不列。',
    fields: [{ name: 'text', label: '补充要求', kind: 'area', hint: '可不填' }],
  },
  reinspection_opinion: {
    note: '列出每条隐患的整改情况和复查意见。',
    fields: [{ name: 'text', label: '综合意见', kind: 'area', hint: '可不填' }],
  },
  supervision_letter: {
    note: '按挂牌督办的登记生成：挂牌编号、督办单位和督办期限。',
    fields: [{ name: 'text', label: '其他督办要求', kind: 'area', hint: '可不填' }],
  },
  hazard_ledger: {
    note: '按出具当天的情况列出隐患，最多 500 条。',
    fields: [
      { name: 'county', label: '县(市、区)', kind: 'county' },
      { name: 'found_from', label: '发现自', kind: 'day' },
      { name: 'found_to', label: '发现至', kind: 'day' },
      { name: 'unresolved', label: '范围', kind: 'flag' },
    ],
  },
}

/* ---- what a record offers; the server has the last word ---- */

const levelOf = (role: Role | undefined) => role?.split('_')[0]
const looked = (hazard: Hazard) => hazard.events.some((event) => ['close', 'return', 'recheck'].includes(event.act ?? ''))

export function papersOfInspection(visit: Inspection, role: Role | undefined): PaperKind[] {
  if (visit.state === 'void' || visit.level === 'institution') return []
  const kinds: PaperKind[] = []
  if (visit.level === levelOf(role)) kinds.push('inspection_record')
  if (visit.level === levelOf(role) && visit.notice_number) kinds.push('rectification_order')
  if (visit.hazards.some((hazard) => hazard.state === 'closed' || !!hazard.return_count)) kinds.push('reinspection_opinion')
  return kinds
}

export function papersOfHazard(hazard: Hazard): PaperKind[] {
  const kinds: PaperKind[] = []
  if (!hazard.inspection && hazard.notice_number && hazard.state !== 'void') kinds.push('rectification_order')
  if (looked(hazard)) kinds.push('reinspection_opinion')
  if (hazard.listed) kinds.push('supervision_letter')
  return kinds
}
