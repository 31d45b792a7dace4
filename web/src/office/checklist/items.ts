/* Items of one version, narrowed on the page: 175 of them need no server. */
import type { ChecklistItem } from '@/shared/api'

export interface ItemFilter {
  search: string
  type: string
  area: string
}

export function itemsBy(items: ChecklistItem[], filter: ItemFilter): ChecklistItem[] {
  const word = filter.search.trim().toLowerCase()
  return items.filter(
    (item) =>
      (!filter.type || item.institution_type === filter.type) &&
      (!filter.area || item.area === filter.area) &&
      (!word || `${item.code} ${item.requirement} ${item.basis ?? ''}`.toLowerCase().includes(word)),
  )
}
