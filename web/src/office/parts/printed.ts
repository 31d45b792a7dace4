/* When the page goes to the printer, so that paper says of what moment it is. */
import { ref } from 'vue'
import { timeText } from '@/shared/dates'

export const printedAt = ref(timeText(Date.now()))
addEventListener('beforeprint', () => (printedAt.value = timeText(Date.now())))
