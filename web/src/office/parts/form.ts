/* A form of text fields: one send at a time, problems at their fields, the focus on the first of them. */
import { nextTick, reactive, ref, useTemplateRef } from 'vue'
import { ApiError } from '@/shared/client'

export function useForm<V extends Record<string, string>>(initial: V) {
  const values = reactive({ ...initial }) as V
  const element = useTemplateRef<HTMLFormElement>('element') // the form names itself ref="element"
  const error = ref<unknown>(null)
  const busy = ref(false)
  const wrong = reactive<Record<string, string>>({})

  function clear(): void {
    error.value = null
    for (const name of Object.keys(wrong)) delete wrong[name]
  }

  function fill(next: Partial<V>): void {
    clear()
    Object.assign(values, initial, next)
  }

  async function focusFirst(): Promise<void> {
    await nextTick()
    element.value?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }

  /* Problems known before anything is sent. */
  async function refuse(problems: Record<string, string>): Promise<boolean> {
    clear()
    Object.assign(wrong, problems)
    await focusFirst()
    return Object.keys(problems).length > 0
  }

  async function send(work: () => Promise<void>): Promise<boolean> {
    if (busy.value) return false
    clear()
    busy.value = true
    try {
      await work()
      return true
    } catch (cause) {
      error.value = cause
      if (cause instanceof ApiError) for (const problem of cause.fields) wrong[problem.field] ??= problem.message
      await focusFirst()
      return false
    } finally {
      busy.value = false
    }
  }

  return { values, error, busy, wrong, fill, refuse, send }
}

/* '' is absent in the API. */
export const orNone = (text: string): string | undefined => text.trim() || undefined

/* Required members that are still empty, as problems of their fields. */
export function missing(values: Record<string, string>, names: Record<string, string>): Record<string, string> {
  const problems: Record<string, string> = {}
  for (const [name, label] of Object.entries(names)) if (!values[name]?.trim()) problems[name] = `请填写${label}`
  return problems
}
