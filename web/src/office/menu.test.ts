import { describe, expect, it } from 'vitest'
import { menuOf } from './menu'
import type { Me, Permit } from '@/shared/api'

const somebody = (role: string, permits: string[], institution?: string): Me =>
  ({ role, permits: permits as Permit[], institution }) as Me

const texts = (me: Me) => menuOf(me).map((group) => [group.heading, ...group.entries.map((entry) => entry.text)])

describe('menu', () => {
  it('begins with what is done every day, the visit on the phone among it', () => {
    expect(texts(somebody('county_supervisor', ['inspect', 'read_hazard', 'read_institution', 'read_figures', 'import']))).toEqual([
      ['', '待办', '消息', '现场检查（手机端）'],
      ['看板', '数据看板', '隐患看板', '共性问题', '年度目标', '封账'],
      ['台账', '机构台账', '隐患台账'],
      ['检查安排', '检查人员', '责任矩阵'],
      ['维护', '台账导入'],
    ])
  })

  it('shows an institution itself in place of the register', () => {
    expect(texts(somebody('institution_officer', ['inspect', 'read_institution', 'read_hazard', 'read_duty'], 'u1'))).toEqual([
      ['', '待办', '自己的机构', '消息', '开始自查（手机端）'],
      ['看板', '履职看板', '隐患看板'],
      ['台账', '隐患台账'],
    ])
  })

  it('leaves out headings without entries', () => {
    expect(texts(somebody('system_admin', ['manage_account', 'read_audit']))).toEqual([
      ['', '待办', '消息'],
      ['维护', '账号管理', '审计日志'],
    ])
  })
})
