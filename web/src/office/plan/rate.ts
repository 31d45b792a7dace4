/* One decimal, cut: nothing below all shows as 100.0%; of nothing there is no rate. */
export function rateText(part: number, whole: number): string {
  if (!whole) return '—'
  const tenths = Math.floor((part * 1000) / whole)
  return `${Math.floor(tenths / 10)}.${tenths % 10}%`
}
