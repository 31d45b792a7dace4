import { createRouter, createWebHistory, type Router } from 'vue-router'
import { heldAt, type Session } from '@/shared/session'
import Home from './pages/Home.vue'
import Login from './pages/Login.vue'

export function makeRouter(session: Session): Router {
  const router = createRouter({
    history: createWebHistory('/m/'),
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
    routes: [
      { path: '/', name: 'home', component: Home, meta: { title: '今天要做的' } },
      { path: '/login', name: 'login', component: Login, meta: { title: '登录', open: true } },
      { path: '/password', name: 'password', component: () => import('./pages/Password.vue'), meta: { title: '修改密码' } },
      { path: '/second-factor', name: 'second-factor', component: () => import('./pages/SecondFactor.vue'), meta: { title: '身份验证器' } },
      { path: '/institutions', name: 'institutions', component: () => import('./pages/Institutions.vue'), meta: { title: '机构' } },
      { path: '/institutions/:uuid', name: 'institution', component: () => import('./pages/Institution.vue'), meta: { title: '机构' } },
      { path: '/incidents', name: 'incidents', component: () => import('./pages/Incidents.vue'), meta: { title: '突发事件' } },
      { path: '/incidents/new', name: 'incident-new', component: () => import('./pages/IncidentNew.vue'), meta: { title: '上报突发事件' } },
      { path: '/incidents/:uuid', name: 'incident', component: () => import('./pages/Incident.vue'), meta: { title: '突发事件' } },
      { path: '/activities/new/:kind', name: 'activity-new', component: () => import('./pages/ActivityNew.vue'), meta: { title: '登记活动' } },
      { path: '/visits/:uuid', name: 'visit', component: () => import('./pages/Visit.vue'), meta: { title: '检查' } },
      { path: '/visits/:uuid/end', name: 'visit-end', component: () => import('./pages/VisitEnd.vue'), meta: { title: '签名与提交' } },
      { path: '/hazards', name: 'hazards', component: () => import('./pages/Hazards.vue'), meta: { title: '隐患' } },
      { path: '/hazards/:uuid', name: 'hazard', component: () => import('./pages/Hazard.vue'), meta: { title: '隐患' } },
      { path: '/inbox', name: 'inbox', component: () => import('./pages/Inbox.vue'), meta: { title: '消息' } },
      { path: '/me', name: 'me', component: () => import('./pages/Mine.vue'), meta: { title: '我的' } },
      { path: '/:rest(.*)*', redirect: '/' },
    ],
  })
  router.beforeEach((to) => {
    if (!session.me) return to.meta.open ? true : { name: 'login', query: to.path === '/' ? {} : { next: to.fullPath } }
    const held = heldAt(session.me)
    if (held) return to.path === held ? true : { path: held }
    return to.name === 'login' ? { name: 'home' } : true
  })
  router.afterEach((to) => {
    document.title = `${String(to.meta.title)} · 民安`
  })
  return router
}
