/* Which roles a person may offer; the server decides again. Nobody grants beyond their own scope. */
import type { Role } from '@/shared/api'

const bureau: Role[] = ['city_leader', 'city_supervisor', 'county_leader', 'county_supervisor']
const local: Role[] = ['institution_principal', 'institution_officer', 'town_officer', 'guest_inspector']

export function grantable(role: Role | undefined): Role[] {
  if (role === 'system_admin') return ['system_admin', ...bureau, 'auditor', ...local]
  if (role === 'city_supervisor') return [...bureau.filter((one) => one !== 'city_leader'), ...local]
  return role === 'county_supervisor' ? local.filter((one) => one !== 'guest_inspector') : []
}

export type Hangs = 'city' | 'county' | 'town' | 'institution' | 'nowhere'

export function hangsOn(role: string): Hangs {
  if (role === 'city_leader' || role === 'city_supervisor' || role === 'auditor') return 'city'
  if (role === 'county_leader' || role === 'county_supervisor') return 'county'
  if (role === 'town_officer') return 'town'
  if (['institution_principal', 'institution_officer', 'guest_inspector'].includes(role)) return 'institution'
  return 'nowhere'
}
