/* What a form for an activity asks, by the server's rules; the same at the office and on the phone. */
import type { ActivityRule } from './api'

/* Kinds that a person may log: of their bureau, or of an institution. */
export function offered(rules: ActivityRule[], ofBureau: boolean, byInstitution: boolean): ActivityRule[] {
  if (ofBureau) return rules.filter((rule) => rule.of_bureau)
  return rules.filter((rule) => rule.of_institution || (rule.by_bureau_only && !byInstitution))
}

/* Members that must be filled in beside title and day. */
export function neededOf(rule: ActivityRule | undefined, ofBureau: boolean): string[] {
  if (!rule) return []
  const all: [string, boolean][] = [
    ['people', rule.needs_people],
    ['held_to', rule.needs_held_to],
    ['stock_days', rule.needs_stock_days],
    ['leader', rule.needs_leader && ofBureau],
    ['content', rule.needs_content],
    ['result', rule.needs_result],
  ]
  return all.filter(([, needed]) => needed).map(([name]) => name)
}

const common: Record<string, string> = { held_on: '日期', held_to: '截至日期', people: '参加人数', stock_days: '可用天数', leader: '带队或主讲领导', content: '内容', result: '结果' }
const special: Record<string, Record<string, string>> = {
  duty_roster: { held_on: '值班第一天', held_to: '值班最后一天', content: '带班领导和值班人员' },
  supplies: { held_on: '盘点日期', content: '物资清单', result: '补充情况' },
  training: { content: '培训内容', result: '考核结果' },
  emergency_drill: { result: '演练评估' },
  fire_drill: { result: '演练评估' },
  lecture: { leader: '主讲领导' },
  safety_report: { leader: '主持领导', content: '汇报和研究的内容' },
  risk_report: { held_on: '提交日期', content: '风险点和管控措施' },
  standard_acceptance: { held_on: '验收日期', held_to: '有效期至', result: '验收结论' },
  media_item: { people: '受众（估算，人次）' },
}

/* The labels of its fields, as people of that trade say them. */
export const wordsFor = (kind: string): Record<string, string> => ({ ...common, ...special[kind] })
