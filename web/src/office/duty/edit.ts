/* Texts of the duty form. */
import type { DutyPeriod } from '@/shared/api'
import { addDays } from '@/shared/dates'

const months: Record<DutyPeriod, number> = { month: 1, quarter: 3, half_year: 6, year: 12, window: 0 }

/* The first day of the next period: the earliest that changes nothing that is under way. */
export function nextStart(period: DutyPeriod, today: string): string {
  const length = months[period]
  if (length === 0) return addDays(today, 1)
  const year = Number(today.slice(0, 4))
  const month = Math.floor((Number(today.slice(5, 7)) - 1) / length) * length + length
  return `${year + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`
}
