/* The acts a person may do on a hazard from the phone, as queued items; the others belong to a desk. */
import type { Hazard } from '@/shared/api'
import { actsOf, bodyOf, type Act, type ActName } from '@/shared/hazard/acts'
import { newUuid } from '@/shared/uuid'
import type { OutboxItem } from '../store/types'

const onPhone: ActName[] = ['acknowledge', 'submit', 'plan', 'settle', 'extend', 'ask_delist', 'close', 'return', 'grant', 'refuse', 'restrict']

export const phoneActs = (hazard: Hazard): Act[] => actsOf(hazard.may).filter((act) => onPhone.includes(act.name))
/* What only the office offers. */
export const deskActs = (hazard: Hazard): Act[] => actsOf(hazard.may).filter((act) => !onPhone.includes(act.name))

export function toAct(hazard: Hazard, act: Act, values: Record<string, string>, photos: string[], owner: string, now: Date): OutboxItem {
  const body = { event: newUuid(), device_at: now.toISOString(), queued: true, ...bodyOf(act, hazard, values, photos) }
  return {
    owner,
    noun: 'hazard',
    record: hazard.uuid,
    title: `${act.button}：${hazard.institution_name} ${hazard.description}`,
    method: 'POST',
    path: `/hazards/${hazard.uuid}/${act.name}`,
    body: JSON.stringify(body),
    version: hazard.row_version,
    photos: act.fields.some((field) => field.kind === 'photos') ? photos : [],
    hazards: [],
    state: 'waiting',
    created_at: now.toISOString(),
    tries: 0,
    next_at: 0,
  }
}
