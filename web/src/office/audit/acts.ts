/* What the audit log records, in words; a newer act shows as its code. */
import { options } from '@/shared/label'

const words: Record<string, string> = {
  'session.login': '登录',
  'session.logout': '退出',
  'session.lock': '密码错误过多，锁定账号',
  'account.create': '新建账号',
  'account.change': '修改账号',
  'account.change_password': '修改密码',
  'account.reset_password': '重置密码',
  'setup.issue_token': '发放一次性口令',
  'setup.make_administrator': '建立管理员',
  'region.create': '新建区划',
  'region.rename': '区划改名',
  'institution.create': '新建机构',
  'institution.change': '修改机构',
  'institution.import': '导入机构',
  'assignment.give': '指定责任人',
  'assignment.end': '解除责任人',
  'assignment.reassign': '批量移交责任',
  'import.create': '上传台账文件',
  'import.commit': '确认导入台账',
  'checklist.create': '新建检查表草稿',
  'checklist.put_item': '保存检查表条目',
  'checklist.drop_item': '删去检查表条目',
  'checklist.publish': '发布检查表',
  'inspection.put': '提交检查',
  'inspection.void': '作废检查',
  'activity.put': '登记活动',
  'activity.void': '作废活动',
  'duty.put': '设定履职要求',
  'paper.issue': '出具文书',
  'paper.void': '作废文书',
  'attachment.store': '保存照片',
  'conflict.keep': '留存冲突内容',
  'conflict.resolve': '处理冲突',
  'target.create': '设定目标',
  'target.change': '修改目标',
  'target.void': '撤销目标',
  'period.confirm': '确认指标',
  'period.freeze': '封账',
  'hazard.park': '隐患办理已收到，等待前一步',
  'demo.make': '生成演示数据',
}
for (const act of options('hazard_act')) words[`hazard.${act.value}`] = `隐患${act.label}`

export const actText = (act: string): string => words[act] ?? act
export const actChoices = Object.entries(words).map(([value, label]) => ({ value, label }))
