/* Pages load when they are opened; a page asks for a permission by its row here. */
import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { client, session } from './app'
import type { Permit, SetupState } from '@/shared/api'
import { heldAt } from '@/shared/session'

declare module 'vue-router' {
  interface RouteMeta {
    open?: boolean // no session needed
    bare?: boolean // fills the screen, without menu and bar
    permit?: Permit
  }
}

const page = (path: string, component: RouteRecordRaw['component'], permit?: Permit): RouteRecordRaw =>
  ({ path, component, meta: { permit } }) as RouteRecordRaw

const routes: RouteRecordRaw[] = [
  { path: '/login', component: () => import('./session/LoginPage.vue'), meta: { open: true } },
  { path: '/setup', component: () => import('./session/SetupPage.vue'), meta: { open: true } },
  page('/password', () => import('./session/PasswordPage.vue')),
  page('/second-factor', () => import('./session/SecondFactorPage.vue')),
  page('/', () => import('./todo/TodoPage.vue')),
  page('/inbox', () => import('./inbox/InboxPage.vue')),
  page('/dashboard', () => import('./dashboard/DashboardPage.vue'), 'read_figures'),
  page('/periods', () => import('./period/PeriodsPage.vue'), 'read_figures'),
  page('/periods/:code', () => import('./period/PeriodPage.vue'), 'read_figures'),
  page('/periods/:code/records', () => import('./period/PeriodRecordsPage.vue'), 'read_figures'),
  page('/periods/:code/differences', () => import('./period/PeriodDifferencesPage.vue'), 'read_figures'),
  page('/targets', () => import('./target/TargetsPage.vue'), 'read_figures'),
  { path: '/wall', component: () => import('./dashboard/WallPage.vue'), meta: { permit: 'read_figures', bare: true } },
  page('/institutions', () => import('./institution/InstitutionsPage.vue'), 'read_institution'),
  page('/institutions/:uuid', () => import('./institution/InstitutionPage.vue'), 'read_institution'),
  page('/duties/board', () => import('./duty/DutyBoardPage.vue'), 'read_duty'),
  page('/duties/fulfilment', () => import('./duty/DutyFulfilmentPage.vue'), 'read_duty'),
  page('/duties/due', () => import('./duty/DutyDuePage.vue'), 'read_duty'),
  page('/duties/subjects', () => import('./duty/DutySubjectsPage.vue'), 'read_duty'),
  page('/duties', () => import('./duty/DutiesPage.vue'), 'read_duty'),
  page('/incidents', () => import('./incident/IncidentsPage.vue'), 'read_incident'),
  page('/incidents/:uuid', () => import('./incident/IncidentPage.vue'), 'read_incident'),
  page('/activities', () => import('./activity/ActivitiesPage.vue'), 'read_activity'),
  page('/activities/:uuid', () => import('./activity/ActivityPage.vue'), 'read_activity'),
  page('/responsibilities', () => import('./assignment/ResponsibilityPage.vue'), 'read_institution'),
  page('/responsibilities/print', () => import('./assignment/ResponsibilityPrint.vue'), 'read_institution'),
  page('/import', () => import('./import/ImportPage.vue'), 'import'),
  page('/hazards', () => import('./hazard/HazardsPage.vue'), 'read_hazard'),
  page('/recurring', () => import('./hazard/RecurringPage.vue'), 'read_hazard'),
  page('/hazards/print', () => import('./hazard/HazardsPrint.vue'), 'read_hazard'),
  page('/board', () => import('./hazard/BoardPage.vue'), 'read_hazard'),
  page('/hazards/:uuid', () => import('./hazard/HazardPage.vue'), 'read_hazard'),
  page('/plans', () => import('./plan/PlansPage.vue'), 'read_plan'),
  page('/plans/list', () => import('./plan/PlanListPage.vue'), 'read_plan'),
  page('/plans/settings', () => import('./plan/SettingsPage.vue'), 'read_plan'),
  page('/plans/:uuid', () => import('./plan/PlanPage.vue'), 'read_plan'),
  page('/priorities', () => import('./plan/PrioritiesPage.vue'), 'read_plan'),
  page('/draws', () => import('./plan/DrawsPage.vue'), 'read_plan'),
  page('/draws/:uuid', () => import('./plan/DrawPage.vue'), 'read_plan'),
  page('/key-dates', () => import('./plan/KeyDatesPage.vue'), 'read_plan'),
  page('/key-dates/:uuid', () => import('./plan/KeyDatePage.vue'), 'read_plan'),
  page('/inspections', () => import('./inspection/InspectionsPage.vue'), 'read_inspection'),
  page('/inspections/:uuid', () => import('./inspection/InspectionPage.vue'), 'read_inspection'),
  page('/papers', () => import('./paper/PapersPage.vue'), 'read_paper'),
  page('/papers/:uuid', () => import('./paper/PaperPage.vue'), 'read_paper'),
  page('/inspectors', () => import('./inspector/InspectorsPage.vue'), 'read_figures'),
  page('/checklists', () => import('./checklist/ChecklistsPage.vue'), 'read_checklist'),
  page('/checklists/:uuid', () => import('./checklist/ChecklistPage.vue'), 'read_checklist'),
  page('/ladder', () => import('./ladder/LadderPage.vue'), 'read_hazard'),
  page('/channels', () => import('./channel/ChannelsPage.vue'), 'manage_channel'),
  page('/deliveries', () => import('./delivery/DeliveriesPage.vue'), 'manage_channel'),
  page('/accounts', () => import('./account/AccountsPage.vue'), 'manage_account'),
  page('/regions', () => import('./region/RegionsPage.vue'), 'read_region'),
  page('/audit', () => import('./audit/AuditPage.vue'), 'read_audit'),
  page('/conflicts', () => import('./conflict/ConflictsPage.vue'), 'resolve_conflict'),
  { path: '/:any(.*)*', component: () => import('./session/NowherePage.vue') },
]

export const router = createRouter({
  history: createWebHistory(),
  routes,
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? {} : { top: 0 }),
})

/* A new installation has nobody who could sign in. */
async function startPath(back: string) {
  const state = await client.get<SetupState>('/setup')
  return state.needs_administrator ? { path: '/setup' } : { path: '/login', query: back === '/' ? {} : { back } }
}

router.beforeEach(async (to) => {
  if (!session.known) await session.load()
  const me = session.me
  if (!me) return to.meta.open ? true : startPath(to.fullPath)
  const held = heldAt(me)
  if (held && to.path !== held) return { path: held }
  if (to.path === '/login') return { path: '/' }
  if (to.meta.permit && !session.may(to.meta.permit)) return { path: '/' }
  return true
})
