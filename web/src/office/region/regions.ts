/* The region tree of the person's city, fetched once. */
import { ref } from 'vue'
import { client, session } from '@/office/app'
import type { Region, RegionTree } from '@/shared/api'

const items = ref<Region[]>([])
let asked: Promise<void> | null = null

export const regions = items

export function loadRegions(again = false): Promise<void> {
  if (again || !asked) {
    asked = client.get<RegionTree>('/regions').then(
      (tree) => {
        items.value = tree.items
      },
      () => {
        asked = null // a later page asks again
      },
    )
  }
  return asked
}

export function forgetRegions(): void {
  items.value = []
  asked = null
}

/* Those the person may choose: one of a county has its own. */
export function counties(): Region[] {
  const all = items.value.filter((region) => region.level === 'county')
  const own = all.filter((region) => region.code === session.me?.region)
  return own.length ? own : all
}

export const townsOf = (county: string | undefined) => items.value.filter((region) => region.level === 'town' && region.parent === county)
export const placeName = (code: string) => items.value.find((region) => region.code === code)?.name ?? code
