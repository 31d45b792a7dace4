/* What may be done to a hazard: one row an act, with the fields its dialog asks for. */
import type { HazardAct } from '@/shared/api'

export type ActName = Extract<HazardAct, 'acknowledge' | 'submit' | 'close' | 'return' | 'assess' | 'void'>

export interface ActField {
  name: string
  label: string
  kind: 'text' | 'area' | 'day' | 'money' | 'severity' | 'photos'
  required?: boolean | 'major' // only for major hazards
  hint?: string
}

export interface Act {
  name: ActName
  button: string
  title: string
  note?: string
  done: string
  danger?: boolean
  fields: ActField[]
}

export const acts: Act[] = [
  { name: 'acknowledge', button: '签收', title: '签收整改通知', note: '签收表示已收到整改要求和期限。', done: '已签收', fields: [] },
  {
    name: 'submit',
    button: '申报整改完成',
    title: '申报整改完成',
    note: '申报后由检查单位复查，申报人不能自己销号。',
    done: '已申报，等待复查',
    fields: [
      { name: 'measures', label: '整改措施', kind: 'area', required: true },
      { name: 'done_on', label: '完成日期', kind: 'day', required: true },
      { name: 'cost_fen', label: '整改费用（元）', kind: 'money' },
      { name: 'after_photos', label: '整改后照片', kind: 'photos', required: true },
    ],
  },
  {
    name: 'close',
    button: '销号',
    title: '复查合格，销号',
    done: '已办理销号',
    fields: [
      { name: 'result', label: '复查结果', kind: 'area', required: true },
      { name: 'report_number', label: '评估或检测报告编号', kind: 'text', required: 'major', hint: '重大隐患必填' },
      { name: 'after_photos', label: '复查照片', kind: 'photos' },
    ],
  },
  {
    name: 'return',
    button: '退回',
    title: '复查不合格，退回整改',
    done: '已退回继续整改',
    fields: [
      { name: 'reason', label: '退回原因', kind: 'area', required: true },
      { name: 'new_deadline', label: '新的整改期限', kind: 'day', required: true },
    ],
  },
  {
    name: 'assess',
    button: '研判改级',
    title: '研判改级',
    done: '等级已修改',
    fields: [
      { name: 'severity', label: '等级', kind: 'severity', required: true },
      { name: 'reason', label: '研判理由', kind: 'area', required: true },
    ],
  },
  {
    name: 'void',
    button: '作废',
    title: '作废这条隐患',
    note: '作废后不再计入各项指标，但仍可查看。',
    done: '已作废',
    danger: true,
    fields: [{ name: 'reason', label: '作废原因', kind: 'area', required: true }],
  },
]

/* In the order of the table, whatever order the server names them in. */
export const actsOf = (may: string[]): Act[] => acts.filter((act) => may.includes(act.name))

export function fenOf(yuan: string): number | undefined {
  return yuan.trim() ? Math.round(Number(yuan) * 100) : undefined
}
