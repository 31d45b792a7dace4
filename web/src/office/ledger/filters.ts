/* Filters live in the address bar, by the very names the API takes. */
import type { LocationQuery } from 'vue-router'
import { label, type Vocabulary } from '@/shared/label'

export type Filter = Record<string, string>

export interface FilterField {
  name: string
  label: string
  kind: 'text' | 'choice' | 'flag' | 'day' | 'county' | 'town' | 'institution'
  words?: Vocabulary
  choices?: { value: string; label: string }[] // where no vocabulary of the API names them
  yes?: string // of a flag, in words
  no?: string
  blank?: string // what no choice means
  shown?: boolean // stands in the filter row; the others appear as chips when the address holds them
}

/* Paging is no condition: a cursor belongs to one list at one time. */
const PAGING = ['cursor', 'limit']

export function filterOf(query: LocationQuery): Filter {
  const filter: Filter = {}
  for (const [name, value] of Object.entries(query)) {
    const text = Array.isArray(value) ? value[0] : value
    if (text && !PAGING.includes(name)) filter[name] = text
  }
  return filter
}

/* What goes back into the address: no empty members, in the order of the fields. */
export function queryOf(filter: Filter, fields: FilterField[] = []): Filter {
  const order = [...fields.map((field) => field.name), ...Object.keys(filter)]
  const query: Filter = {}
  for (const name of order) {
    const text = filter[name]?.trim()
    if (text) query[name] = text
  }
  return query
}

export function without(filter: Filter, name: string): Filter {
  const rest = { ...filter }
  delete rest[name]
  // A town lies in its county.
  if (name === 'county') delete rest.town
  return rest
}

function valueText(field: FilterField, value: string, place: (code: string) => string): string {
  switch (field.kind) {
    case 'choice':
      return field.words ? label(field.words, value) : (field.choices?.find((one) => one.value === value)?.label ?? value)
    case 'flag':
      return value === 'true' ? (field.yes ?? '是') : (field.no ?? '否')
    case 'county':
    case 'town':
      return place(value)
    case 'institution':
      return '指定的一家'
    default:
      return value
  }
}

export interface Chip {
  name: string
  text: string
}

export function chipsOf(fields: FilterField[], filter: Filter, place: (code: string) => string): Chip[] {
  return Object.entries(queryOf(filter, fields)).map(([name, value]) => {
    const field = fields.find((one) => one.name === name)
    return { name, text: field ? `${field.label}：${valueText(field, value, place)}` : `${name}：${value}` }
  })
}
