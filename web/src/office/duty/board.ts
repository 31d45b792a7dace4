/* What the duty board shows of a cell, and which list a number opens. */
import type { DutyBoard, DutyCell, DutyHead, DutyStatus } from '@/shared/api'
import { label } from '@/shared/label'

export const tones: Record<DutyStatus, 'good' | 'plain' | 'wait' | 'bad'> = { met: 'good', on_track: 'plain', at_risk: 'wait', missed: 'bad', done_late: 'wait' }

/* Most pressing first; what nobody is in is left out. */
const order: DutyStatus[] = ['missed', 'at_risk', 'done_late', 'on_track', 'met']

export interface Part {
  status: DutyStatus
  count: number
  to?: string // the list of exactly as many; bureaus that answer for a share have none
}

export interface Asked {
  day?: string
  as_of?: string
}

export function subjectsLink(code: string, asked: Asked, more: Record<string, string | undefined>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ code, ...asked, ...more })) if (value) query.set(name, value)
  return `/duties/subjects?${query.toString()}`
}

/* A row's own bureau is one subject: its status says it all. Of a share, its institutions are listed, not its bureaus. */
export function partsOf(head: DutyHead, cell: DutyCell, key: string, asked: Asked): Part[] {
  const county = key === 'total' ? undefined : key
  return order
    .filter((status) => cell[status] > 0)
    .map((status) => ({ status, count: cell[status], to: head.rule === 'coverage' ? undefined : subjectsLink(head.code, asked, { county, status }) }))
}

/* 113/122 家: done of what is asked; nothing for subjects that each stand for themselves. */
export function progressOf(head: Pick<DutyHead, 'rule'>, cell: DutyCell): string {
  if (cell.done === undefined || cell.done === null || cell.needed === undefined || cell.needed === null) return ''
  if (head.rule === 'times') return `${cell.done} 次`
  return `${cell.done}/${cell.needed} ${head.rule === 'days' ? '天' : '家'}`
}

export function daysText(head: Pick<DutyHead, 'days_left'>): string {
  if (head.days_left === 0) return '今天到期'
  return head.days_left > 0 ? `还剩 ${head.days_left} 天` : `已过期 ${-head.days_left} 天`
}

const isOfInstitutions = (head: DutyHead) => head.subject === 'institution' || head.subject === 'principal'

export interface PressingDuty {
  head: DutyHead
  own?: DutyCell // of the reader's own bureau, where it is asked
  all: Part[] // missed and at risk in the whole scope
}

/* What the reader's bureau or somebody in its scope has missed or is about to; soonest first. */
export function pressingDuties(board: DutyBoard): PressingDuty[] {
  const own = board.rows[0]
  const total = board.rows[board.rows.length - 1]
  return board.duties
    .map((head, at) => ({
      head,
      own: isOfInstitutions(head) || !own.cells[at].owed ? undefined : own.cells[at],
      all: partsOf(head, total.cells[at], total.key, {}).filter((part) => part.status === 'missed' || part.status === 'at_risk'),
    }))
    .filter((one) => one.all.length > 0)
    .sort((a, b) => a.head.days_left - b.head.days_left)
}

/* One sentence for who looks at a single cell by ear. */
export function cellText(cell: DutyCell): string {
  return order
    .filter((status) => cell[status] > 0)
    .map((status) => `${label('duty_status', status)} ${cell[status]}`)
    .join('，')
}

/* Of a list of what fell due, those with that status. */
export const statusLink = (query: string, status: DutyStatus): string => `/duties/due?${query}&status=${status}`
