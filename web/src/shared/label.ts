/* Words for codes. An unknown code shows as itself: a newer server must not blank an older page. */
import { labels } from './labels'

export type Vocabulary = keyof typeof labels

export function label(vocabulary: Vocabulary, code: string | undefined | null): string {
  if (!code) return ''
  return (labels[vocabulary] as Record<string, string>)[code] ?? code
}

export function options<V extends Vocabulary>(vocabulary: V): { value: keyof (typeof labels)[V] & string; label: string }[] {
  return Object.entries(labels[vocabulary]).map(([value, text]) => ({ value: value as never, label: text as string }))
}
