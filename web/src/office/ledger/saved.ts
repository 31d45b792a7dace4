/* A filter as the text that is kept, and whether two mean the same whatever their order. */
import type { Filter } from './filters'

export const textOfQuery = (filter: Filter): string => new URLSearchParams(filter).toString()

const sorted = (query: string): string => {
  const params = new URLSearchParams(query)
  params.sort()
  return params.toString()
}

export const sameQuery = (a: string, b: string): boolean => sorted(a) === sorted(b)
