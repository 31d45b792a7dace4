/* The ladder as its page edits it. */
import type { Rung } from '@/shared/api'

export const audiences = [
  { key: 'institution', label: '机构' },
  { key: 'issuer', label: '下达的监管人员' },
  { key: 'county_leader', label: '县局领导' },
  { key: 'city_supervisor', label: '市局监管' },
  { key: 'city_leader', label: '市局领导' },
] as const

/* 期限前 3 天, 到期当天, 逾期 7 天. */
export function whenText(days: number): string {
  if (days === 0) return '到期当天'
  return days < 0 ? `期限前 ${-days} 天` : `逾期 ${days} 天`
}

/* Problems known before anything is sent, by the paths the server would name. */
export function problemsOf(rungs: Rung[]): Record<string, string> {
  const problems: Record<string, string> = {}
  let below: Rung | undefined
  rungs.forEach((rung, at) => {
    if (!rung.active) return
    if (!Number.isInteger(rung.days)) problems[`rungs[${at}].days`] = '请填写整数天数'
    else if (below && rung.days <= below.days) problems[`rungs[${at}].days`] = `应大于前一级（${below.days} 天）`
    if (!audiences.some((one) => rung[one.key])) problems[`rungs[${at}].institution`] = '至少要提醒一方'
    below = rung
  })
  return problems
}
