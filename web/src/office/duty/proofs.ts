/* Rows that each are one subject in one term of one duty; one of them at a time shows the records that prove it. */
import { computed, ref } from 'vue'
import type { DutyUnit } from '@/shared/api'

/* What the list of proofs is asked for. */
export interface ProofAsked extends Record<string, string | undefined> {
  code: string
  day: string // the term holds it
  institution?: string
  leader?: string
  region?: string
}

export const proofKey = (asked: ProofAsked): string => [asked.code, asked.day, asked.institution ?? asked.leader ?? asked.region].join(' ')

/* A frozen share names its subject by unit and uuid, a bureau by its region. */
export function askedOfShare(share: { duty?: string; day?: string; unit?: DutyUnit; uuid?: string; region?: string }): ProofAsked | null {
  const { duty, day, unit, uuid, region } = share
  if (!duty || !day || !unit) return null
  return { code: duty, day, institution: unit === 'institution' ? uuid : undefined, leader: unit === 'leader' ? uuid : undefined, region }
}

export function useProofs<T>(rows: () => T[], askedOf: (row: T) => ProofAsked | null) {
  const opened = ref('')
  const keyOf = (row: T) => {
    const asked = askedOf(row)
    return asked ? proofKey(asked) : ''
  }
  const isOpen = (row: T) => opened.value !== '' && opened.value === keyOf(row)
  const toggle = (row: T) => {
    opened.value = isOpen(row) ? '' : keyOf(row)
  }
  const close = () => {
    opened.value = ''
  }
  const chosen = computed(() => rows().find(isOpen))
  const asked = computed(() => (chosen.value ? askedOf(chosen.value) : null))
  return { chosen, asked, isOpen, toggle, close }
}
