import { ref } from 'vue'
import { expect, it } from 'vitest'
import { askedOfShare, useProofs } from './proofs'

const home = { duty: 'D1', day: '2026-09-30', unit: 'institution' as const, uuid: 'u' }
const bureau = { duty: 'D5', day: '2026-09-30', unit: 'bureau' as const, region: '529901' }

it('asks for the proofs of whoever owed it, in the term that holds the day', () => {
  expect(askedOfShare(home)).toEqual({ code: 'D1', day: '2026-09-30', institution: 'u' })
  expect(askedOfShare({ ...home, unit: 'leader' })).toEqual({ code: 'D1', day: '2026-09-30', leader: 'u' })
  expect(askedOfShare(bureau)).toEqual({ code: 'D5', day: '2026-09-30', region: '529901' })
  expect(askedOfShare({ uuid: 'u' })).toBeNull()
})

it('shows those of one row at a time, and of none that is no longer listed', () => {
  const rows = ref<Parameters<typeof askedOfShare>[0][]>([home, bureau])
  const { chosen, isOpen, toggle, close } = useProofs(() => rows.value, askedOfShare)
  expect(chosen.value).toBeUndefined()
  toggle(home)
  toggle(bureau)
  expect([isOpen(home), isOpen(bureau)]).toEqual([false, true])
  expect(chosen.value).toEqual(bureau)
  rows.value = [home]
  expect(chosen.value).toBeUndefined()
  toggle(home)
  close()
  expect(chosen.value).toBeUndefined()
})
