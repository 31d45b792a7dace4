/* The list for one visit: the same rule as the server's checklist_item_applies. */
import type { Area, ChecklistItem, InspectionKind, Institution } from '@/shared/api'

export interface Section {
  area: Area
  items: ChecklistItem[]
}

export const isSelfKind = (kind: InspectionKind): boolean => kind === 'self' || kind === 'gas_self'

export function applies(item: ChecklistItem, institution: Pick<Institution, 'type' | 'conditions'>, kind: InspectionKind): boolean {
  if (kind === 'gas_self' && item.area !== 'gas') return false
  if (item.institution_type !== 'general' && item.institution_type !== institution.type) return false
  return !item.applies_when || institution.conditions.includes(item.applies_when)
}

export function makeChecklist(items: ChecklistItem[], institution: Pick<Institution, 'type' | 'conditions'>, kind: InspectionKind): ChecklistItem[] {
  return items.filter((item) => applies(item, institution, kind)).sort((a, b) => a.position - b.position)
}

/* By area, in the order in which the areas first appear. */
export function makeSections(items: ChecklistItem[]): Section[] {
  const sections = new Map<Area, Section>()
  for (const item of items) {
    if (!sections.has(item.area)) sections.set(item.area, { area: item.area, items: [] })
    sections.get(item.area)!.items.push(item)
  }
  return [...sections.values()]
}
