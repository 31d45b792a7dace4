/* A month as weeks of seven days, and the way of the arrow keys through it. */
import { addDays } from '@/shared/dates'

export const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日']

/* 0 Monday .. 6 Sunday */
export const weekday = (day: string): number => (new Date(day).getUTCDay() + 6) % 7

export const monthOfText = (day: string): string => `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月`

export function addMonths(day: string, months: number): string {
  const count = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}-01`
}

/* Weeks from Monday; days outside the month are empty. */
export function weeksOf(from: string, to: string): (string | null)[][] {
  const weeks: (string | null)[][] = []
  let week: (string | null)[] = Array(weekday(from)).fill(null)
  for (let day = from; day <= to; day = addDays(day, 1)) {
    week.push(day)
    if (week.length === 7) {
      weeks.push(week)
      week = []
    }
  }
  if (week.length) weeks.push([...week, ...Array(7 - week.length).fill(null)])
  return weeks
}

const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

/* Where a key leads from a day; undefined: nowhere in this month. */
export function moved(day: string, key: string, from: string, to: string): string | undefined {
  if (key === 'Home') return from
  if (key === 'End') return to
  const step = steps[key]
  if (!step) return undefined
  const next = addDays(day, step)
  return next >= from && next <= to ? next : undefined
}
