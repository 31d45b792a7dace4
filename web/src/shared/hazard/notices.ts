/* What stands above a hazard: everything that holds now and that its state does not say. */
import type { Hazard } from '../api'
import { addDays, dayOf } from '../dates'
import { label } from '../label'

export interface Notice {
  key: string
  tone: 'warning' | 'error' | 'info'
  title: string
  text?: string
}

const DELIST_DAYS = 10
const last = <T>(list: T[]): T | undefined => list[list.length - 1]

function extensionNotice(hazard: Hazard): Notice | undefined {
  const asked = last(hazard.extensions)
  if (!hazard.extension_pending || !asked) return undefined
  return {
    key: 'extension',
    tone: 'warning',
    title: `申请延期至 ${asked.asked_deadline}，等待决定`,
    text: `${asked.asked_by} ${dayOf(asked.asked_at)} 申请。理由：${asked.reason}。期间防范措施：${asked.interim_measures}`,
  }
}

function delistText(hazard: Hazard): string {
  if (!hazard.delist_asked_on) return ''
  const by = addDays(hazard.delist_asked_on, DELIST_DAYS)
  return `已于 ${hazard.delist_asked_on} 申请摘牌，应在 ${by} 前完成现场复核${hazard.delist_overdue ? '，现已超期' : ''}。`
}

function listingNotice(hazard: Hazard): Notice | undefined {
  const listing = last(hazard.listings)
  if (!hazard.listed || !listing) return undefined
  const text = `文号 ${listing.number}，督办单位 ${listing.unit}，督办期限 ${listing.list_deadline}；${listing.published_on} 公布于 ${listing.publication}。`
  return { key: 'listing', tone: hazard.delist_overdue ? 'error' : 'warning', title: `${label('listed_level', listing.level)}督办`, text: text + delistText(hazard) }
}

function restrictionNotice(hazard: Hazard): Notice | undefined {
  const taken = last(hazard.restrictions)
  if (!hazard.restriction || !taken) return undefined
  return {
    key: 'restriction',
    tone: 'error',
    title: `临时措施：${label('hazard_restriction', hazard.restriction)}（${taken.scope}）`,
    text: `${taken.taken_by} ${dayOf(taken.taken_at)} 采取：${taken.reason}。恢复使用须经局领导审查同意。`,
  }
}

function transferNotice(hazard: Hazard): Notice | undefined {
  const transfer = last(hazard.transfers)
  if (hazard.state !== 'transferred' || !transfer) return undefined
  const answered = transfer.answer ? `答复：${transfer.answer}（${transfer.answered_on}，${transfer.resolved ? '已办结' : '未办结'}）` : '尚未收到答复，收到后请登记。'
  return { key: 'transfer', tone: 'info', title: `已移交 ${transfer.department}（${transfer.number}，${transfer.transferred_on}）`, text: answered }
}

export function noticesOf(hazard: Hazard): Notice[] {
  const all: (Notice | undefined | false)[] = [
    hazard.state === 'void' && { key: 'void', tone: 'info', title: '这条隐患已作废，不计入各项指标', text: hazard.void_reason && `作废原因：${hazard.void_reason}` },
    hazard.awaits_second_name && { key: 'second', tone: 'warning', title: '重大隐患已有一名负责人签字，还需另一名负责人签字后销号' },
    hazard.unassessed && { key: 'assess', tone: 'warning', title: '重大隐患待研判', text: '登记时没有写研判理由。请市、县监管人员研判：确认为重大，或改为一般。' },
    restrictionNotice(hazard),
    listingNotice(hazard),
    extensionNotice(hazard),
    transferNotice(hazard),
    hazard.plan_missing && { key: 'plan', tone: 'warning', title: '重大隐患须先上报治理方案、登记五落实，才能申报整改完成' },
    hazard.parked.length > 0 && { key: 'parked', tone: 'info', title: `有 ${hazard.parked.length} 项办理已收到，正等待更早的一步到达后生效`, text: hazard.parked.map((one) => `${one.actor_name}：${label('hazard_act', one.act)}`).join('；') },
  ]
  return all.filter((one): one is Notice => !!one)
}
