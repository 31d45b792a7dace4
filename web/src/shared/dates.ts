/* Days are 'YYYY-MM-DD' in China time (UTC+8, no daylight saving), times are RFC 3339 text. */

const DAY_MS = 86_400_000
const CHINA_MS = 8 * 3_600_000

const clock = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

export function dayOf(time: Date | number | string): string {
  return new Date(new Date(time).getTime() + CHINA_MS).toISOString().slice(0, 10)
}

export const today = (now: number = Date.now()): string => dayOf(now)

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)
}

/* 1 Monday .. 7 Sunday */
export const weekday = (day: string): number => new Date(day).getUTCDay() || 7

/* How many days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)
}

/* 2026-11-23 18:05, in China time whatever the device's zone. */
export function timeText(time: string | number | Date): string {
  const part: Record<string, string> = {}
  for (const { type, value } of clock.formatToParts(new Date(time))) part[type] = value
  return `${part.year}-${part.month}-${part.day} ${part.hour}:${part.minute}`
}

/* 11月23日, with the year when it is another one than today's. */
export function dayText(day: string, now: string = today()): string {
  const [year, month, date] = day.split('-')
  const short = `${Number(month)}月${Number(date)}日`
  return year === now.slice(0, 4) ? short : `${year}年${short}`
}

/* What a deadline means today: 今天到期, 还剩 3 天, 逾期 2 天. */
export function deadlineText(deadline: string, now: string = today()): string {
  const left = daysBetween(now, deadline)
  if (left === 0) return '今天到期'
  return left > 0 ? `还剩 ${left} 天` : `逾期 ${-left} 天`
}

export const monthOf = (day: string): string => day.slice(0, 7)
export const yearStart = (day: string): string => day.slice(0, 4) + '-01-01'
