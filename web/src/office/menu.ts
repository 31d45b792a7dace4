/* The left menu by permissions; what a person may not open does not stand there. */
import { isInstitution } from '@/shared/session'
import type { Me, Permit } from '@/shared/api'

export interface MenuEntry {
  to: string
  text: string
  outside?: boolean // leaves the office application
}

/** Entries under a heading; those of every day have none. */
export interface MenuGroup {
  heading: string
  entries: MenuEntry[]
}

interface Offer extends MenuEntry {
  permit?: Permit
  hiddenFrom?: 'institution'
}

const offers: { heading: string; offers: Offer[] }[] = [
  {
    heading: '',
    offers: [
      { to: '/', text: '待办' },
      { to: '/inbox', text: '消息' },
    ],
  },
  {
    heading: '看板',
    offers: [
      { to: '/dashboard', text: '数据看板', permit: 'read_figures' },
      { to: '/duties/board', text: '履职看板', permit: 'read_duty' },
      { to: '/board', text: '隐患看板', permit: 'read_hazard' },
      { to: '/recurring', text: '共性问题', permit: 'read_hazard', hiddenFrom: 'institution' },
      { to: '/targets', text: '年度目标', permit: 'read_figures' },
      { to: '/periods', text: '封账', permit: 'read_figures' },
    ],
  },
  {
    heading: '台账',
    offers: [
      { to: '/institutions', text: '机构台账', permit: 'read_institution', hiddenFrom: 'institution' },
      { to: '/hazards', text: '隐患台账', permit: 'read_hazard' },
      { to: '/inspections', text: '检查记录', permit: 'read_inspection' },
      { to: '/incidents', text: '突发事件', permit: 'read_incident' },
      { to: '/activities', text: '活动台账', permit: 'read_activity' },
      { to: '/papers', text: '文书', permit: 'read_paper' },
    ],
  },
  {
    heading: '检查安排',
    offers: [
      { to: '/plans', text: '检查计划', permit: 'read_plan' },
      { to: '/inspectors', text: '检查人员', permit: 'read_figures' },
      { to: '/responsibilities', text: '责任矩阵', permit: 'read_institution', hiddenFrom: 'institution' },
    ],
  },
  {
    heading: '维护',
    offers: [
      { to: '/import', text: '台账导入', permit: 'import' },
      { to: '/checklists', text: '检查表', permit: 'read_checklist', hiddenFrom: 'institution' },
      { to: '/conflicts', text: '冲突核对', permit: 'resolve_conflict' },
      { to: '/ladder', text: '升级提醒', permit: 'edit_ladder' },
      { to: '/channels', text: '通知渠道', permit: 'manage_channel' },
      { to: '/deliveries', text: '发送记录', permit: 'manage_channel' },
      { to: '/accounts', text: '账号管理', permit: 'manage_account' },
      { to: '/regions', text: '行政区划', permit: 'edit_region' },
      { to: '/setup', text: '启用步骤', permit: 'edit_region' },
      { to: '/audit', text: '审计日志', permit: 'read_audit' },
    ],
  },
]

export function menuOf(me: Me): MenuGroup[] {
  const own = !!me.role && isInstitution(me.role)
  const groups: MenuGroup[] = offers.map((group) => ({
    heading: group.heading,
    entries: group.offers.filter(
      (offer) => (!offer.permit || me.permits.includes(offer.permit)) && !(own && offer.hiddenFrom === 'institution'),
    ),
  }))
  const daily = groups[0]!.entries
  if (own && me.institution) daily.splice(1, 0, { to: `/institutions/${me.institution}`, text: '自己的机构' })
  if (me.permits.includes('inspect')) daily.push({ to: '/m/', text: own ? '开始自查（手机端）' : '现场检查（手机端）', outside: true })
  return groups.filter((group) => group.entries.length)
}
