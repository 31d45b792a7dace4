/* The ladder, reminders and the inbox; channels and what goes out through them. */
import type { ChannelKind, DeliveryDecision, DeliveryState, MessageKind, ReminderOutcome } from './words'

export interface Rung {
  number: number
  days: number // after the deadline; below 0: before it
  active: boolean
  institution: boolean // whom it tells
  issuer: boolean
  county_leader: boolean
  city_supervisor: boolean
  city_leader: boolean
}

export interface Ladder {
  rungs: Rung[]
  row_version: number // 1: the defaults
  changed_by?: string
  changed_at?: string
}

export interface LadderEdit {
  rungs: Rung[]
}

export interface Reminder {
  rung: number
  due_on: string
  deadline: string // the rung's day was counted from
  fired_at: string
  outcome: ReminderOutcome
  told: number
  read: number
}

export interface ReminderList {
  items: Reminder[]
}

export interface Message {
  uuid: string
  kind: MessageKind
  title: string
  text: string
  incident?: string // it is about
  hazard?: string
  created_at: string
  read_at?: string
}

export interface MessagePage {
  items: Message[]
  total: number
  total_capped: boolean
  unread: number // in the whole inbox
  next?: string
}

export interface MessageUnread {
  unread: number
}

export interface Channel {
  uuid: string
  region: string
  region_name: string
  kind: ChannelKind
  name: string
  endpoint: string // scheme and host: the address itself is never read back
  has_secret: boolean
  locked: boolean // address and secret cannot be read on this machine and are to be entered again
  login?: string
  sender?: string
  recipients?: string
  with_institutions: boolean
  quiet_from: number // minutes after midnight
  quiet_to: number
  active: boolean
  row_version: number
}

export interface ChannelList {
  items: Channel[]
}

export interface ChannelChange {
  uuid?: string // in path
  name?: string
  url?: string
  secret?: string | null
  login?: string | null
  sender?: string
  recipients?: string
  with_institutions?: boolean
  quiet_from?: number
  quiet_to?: number
  active?: boolean
}

export interface ChannelNew {
  uuid: string // in path
  region: string
  kind: ChannelKind
  name: string
  url: string
  secret?: string
  login?: string
  sender?: string
  recipients?: string
  with_institutions?: boolean
  quiet_from?: number
  quiet_to?: number
}

export interface Delivery {
  uuid: string
  channel: string
  channel_name: string
  kind: ChannelKind
  region_name: string
  subject: string
  hazards: number // 0: a test
  state: DeliveryState
  tries: number
  due_at: string
  created_at: string
  tried_at?: string
  settled_at?: string
  error?: string
  row_version: number
}

export interface DeliveryPage {
  items: Delivery[]
  total: number
  total_capped: boolean
  next?: string
}

export interface DeliveryTest {
  uuid: string // in path
  delivery: string
}

export interface DeliveryDecide {
  uuid: string // in path
  decision: DeliveryDecision
}
