/* What may be done to a hazard: one row an act, with the fields its form asks for, at the office and on the phone. */
import type { Hazard, HazardAct } from '../api'
import { addDays } from '../dates'
import type { Vocabulary } from '../label'
import { fenOfWan, fenOfYuan, wanOf } from '../money'

/* Made by the server alone, or in a visit. */
type Automatic = 'log' | 'issue' | 'fixed_on_site' | 'recheck'
export type ActName = Exclude<HazardAct, Automatic>

export interface ActField {
  name: string
  label: string
  kind: 'text' | 'area' | 'day' | 'money' | 'wan' | 'choice' | 'flag' | 'photos'
  required?: boolean | ((hazard: Hazard) => boolean)
  only?: (hazard: Hazard) => boolean // asked for only then
  hint?: string
  words?: Vocabulary
  codes?: string[] // of these words
  yes?: string // of a flag
  no?: string
  start?: (hazard: Hazard, today: string) => string | undefined
  least?: (hazard: Hazard, today: string) => string | undefined
  most?: (hazard: Hazard, today: string) => string | undefined
  when?: { field: string; is: string } // asked for only then
  phrases?: string[] // to be tapped instead of written
}

export interface Act {
  name: ActName
  button: string
  title: string
  note?: (hazard: Hazard) => string | undefined
  done: string
  danger?: boolean
  aside?: boolean | ((hazard: Hazard) => boolean) // stands behind the acts of the ordinary course
  fields: ActField[]
}

const isMajor = (hazard: Hazard) => hazard.severity === 'major'
const todayOf = (_: Hazard, today: string) => today
const later = (hazard: Hazard, today: string) => addDays(today, isMajor(hazard) ? 30 : 7)
const afterDeadline = (hazard: Hazard) => addDays(hazard.deadline, 1)
const asked = (hazard: Hazard) => hazard.extension_asked
const foundOn = (hazard: Hazard) => hazard.found_on
const last = <T>(list: T[] | undefined): T | undefined => (list ? list[list.length - 1] : undefined)
const planned = (name: 'goals' | 'methods' | 'funds_and_materials' | 'people' | 'time_limits' | 'safety_and_emergency') => (hazard: Hazard) => last(hazard.plans)?.[name]
const settled = (name: 'responsibility' | 'measures' | 'funds' | 'time_limit' | 'contingency') => (hazard: Hazard) => last(hazard.settlements)?.[name]
const settledFunds = (hazard: Hazard) => {
  const fen = last(hazard.settlements)?.funds_fen
  return fen === undefined ? undefined : wanOf(fen)
}

const area = (name: string, label: string, more: Partial<ActField> = {}): ActField => ({ name, label, kind: 'area', required: true, ...more })
const text = (name: string, label: string, more: Partial<ActField> = {}): ActField => ({ name, label, kind: 'text', required: true, ...more })
const past = (name: string, label: string, least: ActField['least'] = foundOn): ActField => ({ name, label, kind: 'day', required: true, start: todayOf, least, most: todayOf })
const due = (name: string, label: string, more: Partial<ActField> = {}): ActField => ({ name, label, kind: 'day', required: true, start: later, least: todayOf, ...more })

export const acts: Act[] = [
  { name: 'acknowledge', button: '签收', title: '签收整改通知', note: () => '签收表示已收到整改要求和期限。', done: '已签收', fields: [] },
  {
    name: 'submit',
    button: '申报整改完成',
    title: '申报整改完成',
    note: () => '申报后由检查单位复查，申报人不能自己销号。',
    done: '已申报，等待复查',
    fields: [
      area('measures', '整改措施'),
      past('done_on', '完成日期'),
      { name: 'cost_fen', label: '整改费用（元）', kind: 'money' },
      { name: 'after_photos', label: '整改后照片', kind: 'photos', required: true },
    ],
  },
  {
    name: 'close',
    button: '销号',
    title: '复查合格，销号',
    note: (hazard) => (isMajor(hazard) ? '重大隐患须两名负责人先后签字才能销号。' : undefined),
    done: '已办理销号',
    fields: [
      area('result', '复查结果', { phrases: ['现场复查，整改到位', '资料齐全，整改到位'] }),
      text('report_number', '评估或检测报告编号', { only: isMajor, required: (hazard) => !hazard.awaits_second_name }),
      { name: 'after_photos', label: '复查照片', kind: 'photos' },
    ],
  },
  {
    name: 'return',
    button: '退回',
    title: '复查不合格，退回整改',
    done: '已退回继续整改',
    fields: [area('reason', '退回原因', { phrases: ['整改不彻底', '照片看不出整改部位', '只作了临时处置'] }), due('new_deadline', '新的整改期限')],
  },
  {
    name: 'grant',
    button: '同意延期',
    title: '同意延期',
    note: (hazard) => `机构申请把期限由 ${hazard.deadline} 延至 ${hazard.extension_asked ?? ''}。可以批短，不能批长；原定期限仍然保留。`,
    done: '已同意延期',
    fields: [
      { name: 'new_deadline', label: '同意延至', kind: 'day', required: true, start: asked, least: afterDeadline, most: asked },
      area('reason', '意见', { required: false }),
    ],
  },
  {
    name: 'refuse',
    button: '不同意延期',
    title: '不同意延期',
    note: (hazard) => `不同意后，整改期限仍为 ${hazard.deadline}。`,
    done: '已答复不同意延期',
    fields: [area('reason', '不同意的理由')],
  },
  {
    name: 'plan',
    button: '上报治理方案',
    title: '重大隐患治理方案',
    note: () => '六项内容缺一不可；整改过程中可以修订，以最后一次为准。',
    done: '治理方案已上报',
    fields: [
      area('goals', '治理的目标和任务', { start: planned('goals') }),
      area('methods', '采取的方法和措施', { start: planned('methods') }),
      area('funds_and_materials', '经费和物资的落实', { start: planned('funds_and_materials') }),
      area('people', '负责治理的机构和人员', { start: planned('people') }),
      area('time_limits', '治理的时限和要求', { start: planned('time_limits') }),
      area('safety_and_emergency', '安全措施和应急预案', { start: planned('safety_and_emergency') }),
    ],
  },
  {
    name: 'settle',
    button: '登记五落实',
    title: '五落实',
    note: (hazard) => (isMajor(hazard) ? '重大隐患五项都要填写，落实资金按万元填。' : '按需要填写，至少一项。'),
    done: '五落实已登记',
    fields: [
      area('responsibility', '责任落实', { required: isMajor, start: settled('responsibility') }),
      area('measures', '措施落实', { required: isMajor, start: settled('measures') }),
      { name: 'funds_fen', label: '落实资金（万元）', kind: 'wan', required: isMajor, hint: '不需要资金的填 0', start: settledFunds },
      area('funds', '资金说明', { required: false, hint: '如：资金来源、拨付安排', start: settled('funds') }),
      area('time_limit', '时限落实', { required: isMajor, start: settled('time_limit') }),
      area('contingency', '预案落实', { required: isMajor, start: settled('contingency') }),
    ],
  },
  {
    name: 'extend',
    button: '申请延期',
    title: '申请延期',
    note: (hazard) => `当前整改期限 ${hazard.deadline}。决定之前仍按原期限整改，并落实防范措施。`,
    done: '已提出延期申请，等待决定',
    fields: [
      { name: 'new_deadline', label: '申请延至', kind: 'day', required: true, start: (hazard) => addDays(hazard.deadline, 7), least: afterDeadline },
      area('reason', '延期理由'),
      area('interim_measures', '延期期间的防范措施'),
    ],
  },
  {
    name: 'resume',
    button: '恢复使用',
    title: '审查同意，恢复使用',
    done: '已恢复使用',
    fields: [area('reason', '审查意见', { hint: '写明查验了什么、是否符合恢复使用的条件' })],
  },
  {
    name: 'answer',
    button: '登记移交答复',
    title: '接收部门的答复',
    done: '答复已登记',
    fields: [
      { name: 'resolved', label: '是否办结', kind: 'flag', required: true, yes: '已办结', no: '未办结，退回本单位继续整改' },
      area('text', '答复内容'),
      past('answered_on', '答复日期', (hazard) => hazard.transferred_on),
      due('new_deadline', '新的整改期限', { when: { field: 'resolved', is: 'false' } }),
    ],
  },
  {
    name: 'delist',
    button: '摘牌',
    title: '现场复核，摘牌',
    note: (hazard) => (hazard.delist_overdue ? '申请已超过 10 日，摘牌后将标明超期。' : '应在申请之日起 10 日内完成现场复核。'),
    done: '已摘牌',
    fields: [past('reviewed_on', '现场复核日期', (hazard) => hazard.delist_asked_on), area('result', '复核结果')],
  },
  {
    name: 'ask_delist',
    button: '申请摘牌',
    title: '申请摘牌',
    done: '已申请摘牌，等待现场复核',
    aside: true,
    fields: [area('reason', '申请摘牌的理由')],
  },
  {
    name: 'list',
    button: '挂牌督办',
    title: '挂牌督办',
    note: () => '挂牌与整改状态并行，向社会公布后由督办单位跟踪。',
    done: '已挂牌督办',
    aside: true,
    fields: [
      { name: 'level', label: '上级挂牌', kind: 'choice', words: 'listed_level', codes: ['province'], hint: '本局挂牌不必选；省级挂牌的，由市局在这里登记' },
      text('number', '挂牌文号'),
      text('unit', '督办单位'),
      due('list_deadline', '督办期限'),
      past('published_on', '公布日期'),
      text('publication', '公布方式', { hint: '如：市民政局网站' }),
    ],
  },
  {
    name: 'restrict',
    button: '采取临时措施',
    title: '采取临时措施',
    note: () => '依据《安全生产法》第六十五条。恢复使用须经局领导审查同意。',
    done: '临时措施已生效',
    aside: true,
    fields: [
      { name: 'measure', label: '临时措施', kind: 'choice', required: true, words: 'hazard_restriction' },
      text('scope', '范围', { hint: '如：三楼东侧房间' }),
      area('reason', '采取措施的理由'),
    ],
  },
  {
    name: 'case_plan',
    button: '一案一策',
    title: '危险房屋一案一策',
    done: '一案一策已登记',
    aside: true,
    fields: [
      { name: 'building_grade', label: '建筑安全等级', kind: 'choice', required: true, words: 'building_grade', codes: ['C', 'D'] },
      { name: 'measure', label: '处置措施', kind: 'choice', required: true, words: 'case_measure' },
      area('text', '处置方案'),
    ],
  },
  {
    name: 'transfer',
    button: '移交其他部门',
    title: '移交其他部门',
    done: '已移交',
    aside: true,
    fields: [
      text('department', '接收部门', { hint: '如：县消防救援大队' }),
      text('number', '移交文号'),
      past('transferred_on', '移交日期'),
      area('reason', '移交说明', { required: false }),
    ],
  },
  {
    name: 'assess',
    button: '研判',
    title: '研判定级',
    note: (hazard) => (hazard.unassessed ? '检查项列为重大的隐患须研判：确认为重大，或改为一般，并写明理由。' : '研判改变隐患等级，并写明理由。'),
    done: '研判已记录',
    aside: (hazard) => !hazard.unassessed,
    fields: [
      { name: 'severity', label: '等级', kind: 'choice', required: true, words: 'severity', start: (hazard) => (isMajor(hazard) && !hazard.unassessed ? 'general' : 'major') },
      area('reason', '研判理由'),
    ],
  },
  {
    name: 'void',
    button: '作废',
    title: '作废这条隐患',
    note: () => '作废后不再计入各项指标，但仍可查看。',
    done: '已作废',
    danger: true,
    aside: true,
    fields: [area('reason', '作废原因')],
  },
]

/* In the order of the table, whatever order the server names them in. */
export const actsOf = (may: string[]): Act[] => acts.filter((act) => may.includes(act.name))

export const isAside = (act: Act, hazard: Hazard): boolean => (typeof act.aside === 'function' ? act.aside(hazard) : !!act.aside)

/* Those that are asked for now: of major hazards, and of what was chosen before. */
export const fieldsOf = (act: Act, hazard: Hazard, values: Record<string, string>): ActField[] =>
  act.fields.filter((field) => (!field.only || field.only(hazard)) && (!field.when || values[field.when.field] === field.when.is))

export const isRequired = (field: ActField, hazard: Hazard): boolean =>
  typeof field.required === 'function' ? field.required(hazard) : field.required === true

/* What the server would refuse, in words by field; empty: fit to be sent. */
export function gapsOf(act: Act, hazard: Hazard, values: Record<string, string>, photos: number, today: string): Record<string, string> {
  const gaps: Record<string, string> = {}
  for (const field of fieldsOf(act, hazard, values)) {
    const text = gapOf(field, hazard, (values[field.name] ?? '').trim(), photos, today)
    if (text) gaps[field.name] = text
  }
  return gaps
}

function gapOf(field: ActField, hazard: Hazard, value: string, photos: number, today: string): string | undefined {
  const required = isRequired(field, hazard)
  if (field.kind === 'photos') return required && photos === 0 ? `请至少拍一张${field.label}` : undefined
  if (!value) return required ? `请填写${field.label}` : undefined
  if (field.kind === 'money' && fenOfYuan(value) === undefined) return `${field.label}应为数字，最多两位小数`
  if (field.kind === 'wan' && fenOfWan(value) === undefined) return `${field.label}应为数字，最多四位小数`
  return field.kind === 'day' ? dayGap(field, hazard, value, today) : undefined
}

function dayGap(field: ActField, hazard: Hazard, day: string, today: string): string | undefined {
  const least = field.least?.(hazard, today)
  const most = field.most?.(hazard, today)
  if (least && day < least) return `${field.label}不能早于 ${least}`
  return most && day > most ? `${field.label}不能晚于 ${most}` : undefined
}

/* What every form starts with. */
export const startOf = (act: Act, hazard: Hazard, today: string): Record<string, string> =>
  Object.fromEntries(act.fields.map((field) => [field.name, field.start?.(hazard, today) ?? '']))

export function bodyOf(act: Act, hazard: Hazard, values: Record<string, string>, photos: string[]): Record<string, unknown> {
  const fields = fieldsOf(act, hazard, values)
  return Object.fromEntries(fields.map((field) => [field.name, field.kind === 'photos' ? photos : valueOf(field, values[field.name])]))
}

/* '' is absent. */
export function valueOf(field: ActField, value: string | undefined): unknown {
  const plain = (value ?? '').trim()
  if (field.kind === 'money') return fenOfYuan(plain)
  if (field.kind === 'wan') return fenOfWan(plain)
  if (field.kind === 'flag') return plain ? plain === 'true' : undefined
  return plain || undefined
}
