/* How an institution begins what a duty asks of it. */
import type { ActivityKind, DutyAct, DutyStatus, InspectionKind } from './api'

export interface Start {
  text: string // of the button
  check?: InspectionKind // a self-check of this kind
  kind?: ActivityKind // an activity to log
}

const starts: Partial<Record<DutyAct, Start>> = {
  self_check: { text: '开始自查', check: 'self' },
  led_self_check: { text: '带队自查', check: 'self' },
  gas_self_check: { text: '燃气自查', check: 'gas_self' },
  emergency_drill: { text: '登记演练', kind: 'emergency_drill' },
  fire_drill: { text: '登记消防演练', kind: 'fire_drill' },
  training: { text: '登记培训', kind: 'training' },
  lecture: { text: '登记安全课', kind: 'lecture' },
  duty_roster: { text: '登记值班表', kind: 'duty_roster' },
  supplies: { text: '登记盘点', kind: 'supplies' },
  risk_report: { text: '提交报告', kind: 'risk_report' },
}

/* undefined: not the institution's to begin (an acceptance, a fire station in the register). */
export const startOf = (act: DutyAct): Start | undefined => starts[act]
export const isDone = (status: DutyStatus): boolean => status === 'met' || status === 'done_late'
