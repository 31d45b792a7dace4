/* Fetches what the pages show into the store. Each family is fetched only when the person may read it. */
import type { ActivityRules, AnnouncedVisitPage, Checklist, DutiesOfInstitution, Hazard, HazardPage, HazardRow, Incident, IncidentPage, Inspection, Institution, InstitutionRefs, Todo, VisitPlanPage } from '@/shared/api'
import { ApiError, type Client } from '@/shared/client'
import { isInstitution, type Session } from '@/shared/session'
import type { Store } from '../store/store'
import { fetchInbox } from './inbox'

export interface Fetcher {
  store: Store
  client: Client
  session: Session
  now: () => number
}

const REGISTER_AGE_MS = 10 * 60_000
const MOST_REGISTER_PAGES = 130 // of 500
const MOST_HAZARD_PAGES = 25 // of 200, the most pressing
const LONG_LIST = 1000

export async function fetchRefs(fetcher: Fetcher, byHand: boolean): Promise<void> {
  const { session } = fetcher
  await fetchTodo(fetcher)
  await fetchInbox(fetcher)
  if (session.may('read_plan')) await fetchPlans(fetcher)
  if (session.me && isInstitution(session.me.role)) await fetchAnnounced(fetcher)
  if (session.may('read_incident')) await fetchIncidents(fetcher)
  if (session.may('read_hazard') && (byHand || (await hazardsAreDue(fetcher)))) await fetchHazards(fetcher)
  if (session.may('read_checklist')) await fetchChecklist(fetcher)
  const age = await fetcher.store.refAge('institutions', fetcher.now())
  if (session.may('inspect') && (byHand || age > REGISTER_AGE_MS)) await fetchInstitutions(fetcher)
}

async function fetchTodo({ store, client, now }: Fetcher): Promise<void> {
  await store.saveRef('todo', await client.get<Todo>('/todo'), now())
}

/* The visits one is to make, soonest first. */
async function fetchPlans({ store, client, now }: Fetcher): Promise<void> {
  const page = await client.get<VisitPlanPage>('/visit-plans', { mine: true, open: true, limit: 50 })
  await store.saveRef('plans', page.items, now())
}

/* The visits an institution was told of, soonest first. */
async function fetchAnnounced({ store, client, now }: Fetcher): Promise<void> {
  const page = await client.get<AnnouncedVisitPage>('/visit-plans/announced', { limit: 20 })
  await store.saveRef('announced', page.items, now())
}

/* The newest ones. */
async function fetchIncidents({ store, client, now }: Fetcher): Promise<void> {
  const page = await client.get<IncidentPage>('/incidents', { limit: 50 })
  await store.saveRef('incidents', page.items, now())
}

/* A city's list runs over many pages: that one need not come every minute. */
async function hazardsAreDue({ store, now }: Fetcher): Promise<boolean> {
  const known = (await store.ref<HazardRow[]>('hazards')) ?? []
  return known.length < LONG_LIST || (await store.refAge('hazards', now())) > REGISTER_AGE_MS
}

/* Every unresolved hazard in scope: a visit needs those of its institution without asking. */
async function fetchHazards({ store, client, now }: Fetcher): Promise<void> {
  const rows: HazardRow[] = []
  let cursor: string | undefined
  for (let page = 0; page < MOST_HAZARD_PAGES; page++) {
    const reply = await client.get<HazardPage>('/hazards', { unresolved: true, sort: 'deadline', limit: 200, cursor })
    rows.push(...reply.items)
    cursor = reply.next ?? undefined
    if (!cursor) break
  }
  await store.saveRef('hazards', rows, now())
}

async function fetchChecklist({ store, client, now }: Fetcher): Promise<void> {
  try {
    const checklist = await client.get<Checklist>('/checklists/current')
    await store.saveRef('checklist/' + checklist.uuid, checklist, now())
    await store.saveRef('checklist', checklist.uuid, now())
  } catch (error) {
    // No version has been published yet: the panel says so.
    if (!(error instanceof ApiError) || error.status !== 404) throw error
  }
}

async function fetchInstitutions({ store, client, now }: Fetcher): Promise<void> {
  const entries: [string, Institution][] = []
  let cursor: string | undefined
  for (let page = 0; page < MOST_REGISTER_PAGES; page++) {
    const reply = await client.get<InstitutionRefs>('/institutions/refs', { limit: 500, cursor })
    for (const institution of reply.items) entries.push([institution.uuid, institution])
    cursor = reply.next ?? undefined
    if (!cursor) break
  }
  await store.replaceRefs('institution/', entries, now())
  await store.saveRef('institutions', entries.length, now())
}

/* One record a page asked for: hazard/<uuid>, incident/<uuid>, inspection/<uuid>, institution/<uuid>, what an institution should do:
 * duties/<uuid>, or what activities must carry: activity-rules/all. */
export async function fetchOne({ store, client, now }: Fetcher, key: string): Promise<void> {
  const [noun, uuid] = key.split('/')
  const path = {
    hazard: `/hazards/${uuid}`,
    incident: `/incidents/${uuid}`,
    inspection: `/inspections/${uuid}`,
    institution: `/institutions/${uuid}`,
    duties: `/institutions/${uuid}/duties`,
    'activity-rules': '/activities/rules',
  }[noun]
  if (!path) return
  const record = await client.get<Hazard | Incident | Inspection | Institution | DutiesOfInstitution | ActivityRules>(path)
  await store.saveRef(key, record, now())
}
