/* Which roles a person may hand out, as role.c has it; the server decides again. */
import type { Role } from '@/shared/api'

const city: Role[] = ['city_leader', 'city_supervisor']
const county: Role[] = ['county_leader', 'county_supervisor']
const institution: Role[] = ['institution_principal', 'institution_officer', 'guest_inspector']

export function grantable(role: Role | undefined): Role[] {
  if (role === 'system_admin') return ['system_admin', ...city, ...county, 'town_officer', 'auditor']
  if (role === 'city_supervisor') return [...county, 'town_officer', ...institution]
  return role === 'county_supervisor' ? ['town_officer', ...institution] : []
}

export type Hangs = 'city' | 'county' | 'town' | 'institution' | 'nowhere'

export function hangsOn(role: string): Hangs {
  if (role === 'city_leader' || role === 'city_supervisor' || role === 'auditor') return 'city'
  if (role === 'county_leader' || role === 'county_supervisor') return 'county'
  if (role === 'town_officer') return 'town'
  if (['institution_principal', 'institution_officer', 'guest_inspector'].includes(role)) return 'institution'
  return 'nowhere'
}
