/* The targets of a year as goals of figures: what binds a county is its own target, else the city's. */
import { ref } from 'vue'
import { client } from '@/office/app'
import type { FigureValue, Target, TargetList } from '@/shared/api'

export function goalOf(targets: Target[], figure: string, county?: string): Target | undefined {
  const of = targets.filter((one) => one.figure === figure)
  return of.find((one) => one.county && one.county === county) ?? of.find((one) => !one.county)
}

/* 98.7 against 100 -> 差 1.3 个百分点; what is reached says so. */
export function gapText(figure: Pick<FigureValue, 'value' | 'unit'>, goal: Target): string {
  if (figure.value === undefined) return ''
  const gap = Math.round((goal.value - figure.value) * 10) / 10
  if (gap <= 0) return '已达到'
  return `差 ${gap} ${figure.unit === '%' ? '个百分点' : figure.unit}`
}

export function useGoals() {
  const targets = ref<Target[]>([])
  /* Goals are beside the figures: without them the page is only plainer. */
  const load = (year: string) => client.get<TargetList>('/targets', { year }).then((list) => (targets.value = list.items), () => (targets.value = []))
  return { targets, load }
}
