/* Who may be sent, and who may lead: the accounts of one's own bureau. */
import { ref } from 'vue'
import { client, session } from '@/office/app'
import type { Account, AccountPage, Member, Role } from '@/shared/api'

const of = (role: Role) => client.get<AccountPage>('/accounts', { role, status: 'active', limit: 100 }).then((page) => page.items)

export function useBureau() {
  const inspectors = ref<Account[]>([])
  const leaders = ref<Account[]>([])
  const city = session.me?.role === 'city_supervisor'
  async function load() {
    if (!session.may('manage_account')) return
    inspectors.value = await of(city ? 'city_supervisor' : 'county_supervisor')
    leaders.value = await of(city ? 'city_leader' : 'county_leader')
  }
  return { inspectors, leaders, load }
}

/* Accounts that were ticked, and names typed with 、 between them; a unit may stand in brackets. */
export function teamOf(accounts: string[], others: string): Member[] {
  const named = others
    .split(/[、，,;；\n]/)
    .map((text) => text.trim())
    .filter(Boolean)
    .map((text) => {
      const parts = /^(.+?)[（(](.+)[）)]$/.exec(text)
      return parts ? { name: parts[1].trim(), unit: parts[2].trim() } : { name: text }
    })
  return [...accounts.map((account) => ({ account })), ...named] as Member[]
}

export const othersOf = (team: Member[]): string =>
  team
    .filter((one) => !one.account)
    .map((one) => (one.unit ? `${one.name}（${one.unit}）` : one.name))
    .join('、')
