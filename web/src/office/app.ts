/* The office's one client and one session. */
import { Client } from '@/shared/client'
import { Session } from '@/shared/session'

export const client = new Client()
export const session = new Session(client, 'office')
