/* A draft on a page: loaded, locked to this tab, saved at every change, with its list and open hazards. */
import { computed, onScopeDispose, reactive, shallowRef, watch } from 'vue'
import type { Checklist, HazardRow, Institution } from '@/shared/api'
import { useApp, useMe } from '../app'
import type { Draft } from '../store/types'
import { isSelfKind, makeChecklist, makeSections } from './checklist'

export function useVisit(uuid: string) {
  const { store, locks } = useApp()
  const owner = useMe().uuid
  const state = reactive<{ draft: Draft | null; missing: boolean; elsewhere: boolean; saved: boolean; problem: string }>({
    draft: null,
    missing: false,
    elsewhere: false,
    saved: true,
    problem: '',
  })
  const institution = shallowRef<Institution>()
  const checklist = shallowRef<Checklist>()
  const hazards = shallowRef<HazardRow[]>([])
  let release: (() => void) | null = null
  let left = false

  const items = computed(() => {
    if (!state.draft || !institution.value || !checklist.value) return []
    return makeChecklist(checklist.value.items, institution.value, state.draft.kind)
  })
  const sections = computed(() => makeSections(items.value))

  async function load() {
    release = await locks.hold(uuid)
    if (!release) return void (state.elsewhere = true)
    if (left) return release()
    const draft = await store.draft(uuid)
    if (draft?.owner !== owner) return void (state.missing = true)
    institution.value = await store.ref<Institution>('institution/' + draft.institution)
    checklist.value = await store.ref<Checklist>('checklist/' + draft.checklist)
    hazards.value = isSelfKind(draft.kind) ? [] : await openHazards(draft)
    state.draft = draft
    watch(() => state.draft, save, { deep: true })
  }

  /* Those open when the visit began and those already looked at in it: a list that changes under one's hands
   * would lose answers. */
  async function openHazards(draft: Draft): Promise<HazardRow[]> {
    const rows = (await store.ref<HazardRow[]>('hazards')) ?? []
    return rows.filter((row) => row.institution === draft.institution)
  }

  let writing = Promise.resolve()
  function save(): void {
    state.saved = false
    writing = writing.then(write)
  }

  async function write(): Promise<void> {
    if (!state.draft) return
    try {
      await store.saveDraft({ ...state.draft, updated_at: new Date().toISOString() })
      state.saved = true
      state.problem = ''
    } catch (error) {
      state.problem = '本机保存失败，请先导出数据并清理手机空间：' + String(error)
    }
  }

  onScopeDispose(() => {
    left = true
    void writing.then(() => release?.())
  })
  void load()
  return { state, institution, checklist, hazards, items, sections, settled: () => writing }
}
