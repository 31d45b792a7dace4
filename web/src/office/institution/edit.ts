/* A record as the texts of its form, and back: only what changed is sent, a cleared member as null. */
import type { Institution } from '@/shared/api'
import { editFields, type EditField } from './fields'

export type FormTexts = Record<string, string>
export type EditBody = Record<string, string | number | boolean | null>

export function textsOf(record: Institution | null): FormTexts {
  const texts: FormTexts = {}
  for (const { name } of editFields) {
    const value = (record as Record<string, unknown> | null)?.[name]
    texts[name] = value === undefined || value === null ? '' : String(value)
  }
  return texts
}

function valueOf(field: EditField, text: string): string | number | boolean {
  if (field.kind === 'flag') return text === 'true'
  return field.whole || field.real ? Number(text) : text
}

export function bodyOf(texts: FormTexts, before: FormTexts | null): EditBody {
  const body: EditBody = {}
  for (const field of editFields) {
    const text = texts[field.name].trim()
    if (before && text === before[field.name]) continue
    if (text) body[field.name] = valueOf(field, text)
    else if (before) body[field.name] = null
  }
  return body
}
