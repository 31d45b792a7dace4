/* Where a number of a period leads, and how a difference reads. */
import type { FigureList, PeriodFigure, PeriodPart, PeriodRecord, PeriodRow } from '@/shared/api'

export const tones = { running: 'plain', open: 'wait', confirmed: 'wait', frozen: 'good' } as const
export const toneOf = (row: PeriodRow) => tones[row.state]

/* +3, −2, 0 */
export const signed = (number: number): string => (number > 0 ? `+${number}` : number < 0 ? `−${-number}` : '0')

/* A sum shown in 万 differs in what it is made of: people, or fen shown as yuan. */
export function changeText(unit: string | undefined, number: number): string {
  if (unit === '万元') return `${signed(number / 100)} 元`
  return unit === '万人次' ? `${signed(number)} 人次` : signed(number)
}

const homes: Record<FigureList, string> = { hazards: '/hazards', institutions: '/institutions', inspections: '/inspections', inspectors: '/inspectors', activities: '/activities', incidents: '/incidents', duties: '/institutions' }
/* A person has no page, only a line among the inspectors; of who owes a duty only institutions have one. */
export function recordLink({ list, uuid, unit }: Pick<PeriodRecord, 'list' | 'uuid' | 'unit'>): string | undefined {
  if (list === 'inspectors') return homes[list]
  return uuid && (!unit || unit === 'institution') ? `${homes[list]}/${uuid}` : undefined
}

/* One row of a list, and no other: of a duty, who owed it in which term. */
export const recordKey = (row: Pick<PeriodRecord, 'uuid' | 'region' | 'duty' | 'day'>): string => (row.duty ? [row.duty, row.day, row.uuid ?? row.region].join(' ') : (row.uuid ?? ''))

/* Where duties are listed, a row says of whom, what and in which term. */
export const shareColumns = {
  who: { key: 'institution_name', label: '单位或姓名', main: true, name: true },
  what: { key: 'text', label: '履职要求' },
  term: { key: 'term', label: '期间', fit: true },
  due: { key: 'day', label: '最后一天', fit: true },
  proof: { key: 'proof', label: '记录', fit: true, screen: true },
}

/* Cells carry the page's own county, type and area. */
export function partLink(code: string, what: 'records' | 'differences', figure: PeriodFigure, part: PeriodPart, cell: Record<string, string>) {
  const { county, institution_type, area } = cell
  return { path: `/periods/${code}/${what}`, query: { figure: figure.id, part, county, institution_type, area } }
}

/* A rate's two numbers have lists of their own; of a sum or a mean, what is summed. */
export const hasParts = (figure: PeriodFigure): boolean => figure.frozen_denominator !== undefined
