/* The words for a visit that an institution was told of. */
import type { AnnouncedVisit } from './api'
import { daysBetween } from './dates'

export function comingText(visitOn: string, now: string): string {
  const days = daysBetween(now, visitOn)
  if (days === 0) return '就是今天'
  return days > 0 ? `还有 ${days} 天` : '原定日期已过'
}

export function visitorsText(visit: Pick<AnnouncedVisit, 'leader_name' | 'team_names'>): string {
  const leader = visit.leader_name && `${visit.leader_name}（带队）`
  const team = visit.team_names?.split('、').filter((name) => name !== visit.leader_name).join('、')
  return [leader, team].filter(Boolean).join('、') || '人员另行通知'
}
