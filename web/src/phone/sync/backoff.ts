/* 5 s, 10 s, 20 s ... 5 min, each between half and all of that, so that phones do not come back in step. */
const LEAST_MS = 5_000
const MOST_MS = 300_000

export function backoff(tries: number, random: () => number = Math.random): number {
  const most = Math.min(MOST_MS, LEAST_MS * 2 ** Math.max(0, tries - 1))
  return Math.round(most / 2 + (random() * most) / 2)
}
