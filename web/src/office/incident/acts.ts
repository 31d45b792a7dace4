/* What may be done to an incident at the office, in the order of its course. */
export type ActName = 'acknowledge' | 'follow_up' | 'conclude' | 'void'

export interface Act {
  name: ActName
  button: string
  title: string
  note: string
  done: string
  danger?: boolean
}

export const acts: Act[] = [
  { name: 'acknowledge', button: '签收', title: '签收突发事件', note: '签收表示县局已经知悉，并开始跟进处置。', done: '已签收' },
  { name: 'follow_up', button: '续报', title: '续报', note: '写明处置进展。伤亡或病例有变化的，改成最新的总数；没有变化的不用动。', done: '已续报' },
  { name: 'conclude', button: '结案', title: '结案', note: '处置完毕、原因查清后结案。结案后仍可续报伤亡变化。', done: '已结案' },
  { name: 'void', button: '作废', title: '作废这条突发事件', note: '误报、重复上报的可以作废。作废后不再计入指标，记录仍保留可查。', done: '已作废', danger: true },
]

export const actOf = (name: ActName | null): Act | undefined => acts.find((one) => one.name === name)
