/* A hazard in words, for its page and for paper. */
import type { Fact } from '@/office/parts/FactList.vue'
import type { Hazard } from '@/shared/api'
import { timeText } from '@/shared/dates'
import { label } from '@/shared/label'
import { leftText } from './fields'

function deadlineText(h: Hazard): string {
  const extended = h.original_deadline && h.original_deadline !== h.deadline
  return `${h.deadline}${extended ? `（原定 ${h.original_deadline}）` : ''} ${leftText(h)}`.trim()
}

export function hazardFacts(h: Hazard): Fact[] {
  return [
    { label: '机构', value: h.institution_name, link: `/institutions/${h.institution}` },
    { label: '所在地', value: [h.county_name, h.town_name].filter(Boolean).join(' ') },
    { label: '领域', value: label('area', h.area) },
    { label: '部位', value: h.place },
    { label: '来源', value: label('hazard_source', h.source) },
    { label: '发现', value: `${h.found_on}${h.logged_by ? `，${h.logged_by}` : ''}` },
    { label: '所属检查', value: h.inspection ? '查看检查记录' : undefined, link: `/inspections/${h.inspection}` },
    { label: '整改通知书', value: h.notice_number },
    { label: '整改期限', value: deadlineText(h), red: h.overdue },
    { label: '延期', value: h.extension_count ? `${h.extension_count} 次` : undefined },
    { label: '整改责任人', value: h.responsible },
    { label: '签收', value: h.acknowledged_at ? timeText(h.acknowledged_at) : '尚未签收' },
    { label: '退回次数', value: h.return_count || undefined },
    { label: '销号', value: h.closed_on && `${h.closed_on}，${h.closed_by ?? ''}` },
    { label: '检查项', value: h.requirement && `${h.item_code ?? ''} ${h.requirement}`, wide: true },
    { label: '依据', value: h.basis, wide: true },
    { label: '整改要求', value: h.measures_required, wide: true },
    { label: '研判', value: h.assessment_reason && `${h.assessment_reason}${h.assessed_by ? `（${h.assessed_by}）` : ''}`, wide: true },
  ]
}
