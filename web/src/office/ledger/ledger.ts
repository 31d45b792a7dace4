/* One list of records behind a filter in the address bar, page by page. */
import { computed, reactive, ref, watch, type Ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { client } from '@/office/app'
import { placeName } from '@/office/region/regions'
import type { ApiError } from '@/shared/client'
import { CursorStack } from './cursors'
import { chipsOf, filterOf, queryOf, without, type Filter, type FilterField } from './filters'

export interface Page<T> {
  items: T[]
  total?: number
  total_capped?: boolean
  next?: string
}

export const PAGE_SIZES = [20, 50, 100, 200]

export function useLedger<T>(path: string, fields: FilterField[]) {
  const route = useRoute()
  const router = useRouter()
  const home = route.path
  const cursors = reactive(new CursorStack()) as CursorStack
  const page = ref<Page<T>>({ items: [] }) as Ref<Page<T>>
  const error = ref<ApiError | null>(null)
  const loading = ref(false)
  let running: AbortController | null = null

  const filter = computed(() => filterOf(route.query))
  const limit = computed(() => Number(route.query.limit) || PAGE_SIZES[0])
  const chips = computed(() => chipsOf(fields, filter.value, placeName))

  async function load(): Promise<void> {
    running?.abort()
    const mine = (running = new AbortController())
    loading.value = true
    error.value = null
    try {
      page.value = await client.get<Page<T>>(path, { ...filter.value, limit: limit.value, cursor: cursors.current }, mine.signal)
    } catch (cause) {
      if (mine.signal.aborted) return
      error.value = cause as ApiError
      page.value = { items: [] }
    }
    if (running === mine) loading.value = false
  }

  function open(next: Filter, size = limit.value): void {
    const query: Filter = queryOf(next, fields)
    if (size !== PAGE_SIZES[0]) query.limit = String(size)
    void router.push({ path: route.path, query })
  }

  // The same list under another filter; a record opened over the list keeps the query and so the page.
  watch(() => JSON.stringify([filter.value, limit.value]), () => {
    if (route.path !== home) return
    cursors.reset()
    void load()
  })
  void load()

  return reactive({
    fields,
    filter,
    limit,
    chips,
    page,
    error,
    loading,
    cursors,
    load,
    search: (next: Filter) => open(next),
    reset: () => open({}),
    drop: (name: string) => open(without(filter.value, name)),
    resize: (size: number) => open(filter.value, size),
    forward: () => {
      if (!page.value.next) return
      cursors.forward(page.value.next)
      void load()
    },
    back: () => {
      cursors.back()
      void load()
    },
    exportUrl: computed(() => client.url(`${path}.xlsx`, filter.value)),
  })
}

export type Ledger = ReturnType<typeof useLedger>
