/* hazard.close in words: 隐患 销号. What is not known shows as its code. */
import { label } from '@/shared/label'

const nouns: Record<string, string> = {
  account: '账号',
  attachment: '照片',
  checklist: '检查表',
  checklist_item: '检查表条目',
  conflict: '冲突',
  hazard: '隐患',
  import: '台账导入',
  inspection: '检查',
  institution: '机构',
  region: '区划',
  session: '登录',
  setup: '启用',
}
const verbs: Record<string, string> = {
  administrator: '建立管理员',
  change: '修改',
  change_password: '修改密码',
  commit: '确认导入',
  create: '新建',
  drop: '删去',
  drop_item: '删去条目',
  edit: '修改',
  fail: '登录失败',
  failed: '登录失败',
  keep: '留存',
  login: '登录',
  logout: '退出',
  new: '新建',
  password: '修改密码',
  patch: '修改',
  publish: '发布',
  put: '保存',
  put_item: '保存条目',
  rename: '改名',
  reset_password: '重置密码',
  resolve: '处理',
  store: '保存',
}

export function actText(act: string | undefined): string {
  const [noun, verb] = (act ?? '').split('.')
  if (!nouns[noun]) return act ?? ''
  const hazardVerb = verb ? label('hazard_act', verb) : ''
  return `${nouns[noun]} ${verbs[verb] ?? hazardVerb}`.trim()
}
