/* A report and a follow-up from the phone, as queued items. */
import type { Incident, IncidentAcknowledge, IncidentFollowUp, IncidentKind, IncidentNew } from '@/shared/api'
import { changedOf, numbersOf, timeOf, typeOf } from '@/shared/incident'
import { label } from '@/shared/label'
import { newUuid } from '@/shared/uuid'
import type { OutboxItem } from '../store/types'

const queued = (owner: string, record: string, now: Date) => ({
  owner,
  noun: 'incident' as const,
  record,
  hazards: [],
  state: 'waiting' as const,
  created_at: now.toISOString(),
  tries: 0,
  next_at: 0,
})

export function toReport(values: Record<string, string>, photos: string[], institution: { uuid: string; name: string }, owner: string, now: Date): OutboxItem {
  const uuid = newUuid()
  const kind = values.kind as IncidentKind
  const body: IncidentNew = {
    institution: institution.uuid,
    kind,
    happened_at: timeOf(values.happened_at),
    device_at: now.toISOString(),
    place: values.place.trim(),
    description: values.description.trim(),
    measures: values.measures.trim(),
    ...numbersOf(typeOf(kind), values),
    photos,
  }
  return { ...queued(owner, uuid, now), title: `${label('incident_kind', kind)}：${institution.name}`, method: 'PUT', path: `/incidents/${uuid}`, body: JSON.stringify(body), photos }
}

/* That the county knows of it: nothing to fill in. A telephone call before it is entered at the office. */
export function toAcknowledge(incident: Incident, owner: string, now: Date): OutboxItem {
  return {
    ...queued(owner, incident.uuid, now),
    title: `签收：${label('incident_kind', incident.kind)} ${incident.institution_name}`,
    method: 'POST',
    path: `/incidents/${incident.uuid}/acknowledge`,
    body: JSON.stringify({ event: newUuid(), device_at: now.toISOString() } satisfies IncidentAcknowledge),
    photos: [],
  }
}

export function toFollowUp(incident: Incident, values: Record<string, string>, photos: string[], owner: string, now: Date): OutboxItem {
  const body: IncidentFollowUp = {
    event: newUuid(),
    device_at: now.toISOString(),
    text: values.text.trim(),
    changed_on: values.changed_on || undefined,
    ...changedOf(incident, values),
    photos,
  }
  return {
    ...queued(owner, incident.uuid, now),
    title: `续报：${label('incident_kind', incident.kind)} ${incident.institution_name}`,
    method: 'POST',
    path: `/incidents/${incident.uuid}/follow_up`,
    body: JSON.stringify(body),
    version: incident.row_version,
    photos,
  }
}
