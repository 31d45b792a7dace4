/* The frozen figure a page is about, by the query's figure. */
import { computed, ref } from 'vue'
import { useRoute } from 'vue-router'
import { client } from '@/office/app'
import type { Period } from '@/shared/api'

export function useFrozen(code: string) {
  const route = useRoute()
  const period = ref<Period | null>(null)
  const figure = computed(() => period.value?.figures.find((one) => one.id === route.query.figure))
  const title = computed(() => (period.value && figure.value ? `${period.value.row.label} ${figure.value.label}` : '封账明细'))
  // The page's own list says what went wrong; without this the heading is only plainer.
  client.get<Period>(`/periods/${code}`).then((answer) => (period.value = answer), () => {})
  return { figure, title }
}
