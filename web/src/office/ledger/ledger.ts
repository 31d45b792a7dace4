/* One list of records behind a filter in the address bar, page by page. */
import { computed, reactive, ref, toRef, toRefs, watch, type Ref } from 'vue'
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

/* The conditions in the address bar, as a page without a list of its own uses them. */
export function useFilter(fields: FilterField[]) {
  const route = useRoute()
  const router = useRouter()
  const home = route.path
  const kept = ref<Filter>(filterOf(route.query))
  const size = computed(() => Number(route.query.limit) || PAGE_SIZES[0])

  function open(next: Filter, limit = size.value): void {
    const query: Filter = queryOf(next, fields)
    if (limit !== PAGE_SIZES[0]) query.limit = String(limit)
    void router.push({ path: home, query })
  }
  // A record opened over the page keeps the query, and another page's query is none of ours.
  watch(() => JSON.stringify(filterOf(route.query)), () => {
    if (route.path === home) kept.value = filterOf(route.query)
  })

  return reactive({
    home,
    fields,
    filter: kept,
    size,
    chips: computed(() => chipsOf(fields, kept.value, placeName)),
    search: (next: Filter) => open(next),
    reset: () => open({}),
    drop: (name: string) => open(without(kept.value, name)),
    resize: (limit: number) => open(kept.value, limit),
  })
}

export type FilterState = ReturnType<typeof useFilter>

export function useLedger<T>(path: string, fields: FilterField[]) {
  const conditions = useFilter(fields)
  const cursors = reactive(new CursorStack()) as CursorStack
  const page = ref<Page<T>>({ items: [] }) as Ref<Page<T>>
  const error = ref<ApiError | null>(null)
  const loading = ref(false)
  let running: AbortController | null = null

  async function load(): Promise<void> {
    running?.abort()
    const mine = (running = new AbortController())
    loading.value = true
    error.value = null
    try {
      page.value = await client.get<Page<T>>(path, { ...conditions.filter, limit: conditions.size, cursor: cursors.current }, mine.signal)
    } catch (cause) {
      if (mine.signal.aborted) return
      error.value = cause as ApiError
      page.value = { items: [] }
    }
    if (running === mine) loading.value = false
  }

  watch(() => [conditions.filter, conditions.size], () => {
    cursors.reset()
    void load()
  })
  void load()

  return reactive({
    ...toRefs(conditions),
    path,
    limit: toRef(conditions, 'size'),
    page,
    error,
    loading,
    cursors,
    load,
    exportUrl: computed(() => client.url(`${path}.xlsx`, conditions.filter)), // for a plain link
    forward: () => {
      if (!page.value.next) return
      cursors.forward(page.value.next)
      void load()
    },
    back: () => {
      cursors.back()
      void load()
    },
  })
}

export type Ledger = ReturnType<typeof useLedger>
