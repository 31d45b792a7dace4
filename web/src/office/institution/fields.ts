/* What the ledger of institutions can be asked for, and how its form is laid out. */
import type { FilterField } from '@/office/ledger/filters'
import type { Vocabulary } from '@/shared/label'

export const institutionFilters: FilterField[] = [
  { name: 'search', label: '名称或信用代码', kind: 'text', shown: true },
  { name: 'county', label: '县(市、区)', kind: 'county', shown: true },
  { name: 'town', label: '镇(街道)', kind: 'town', shown: true },
  { name: 'type', label: '机构类型', kind: 'choice', words: 'institution_type', shown: true },
  { name: 'status', label: '运营状态', kind: 'choice', words: 'institution_status', shown: true },
  { name: 'ownership', label: '经办性质', kind: 'choice', words: 'ownership', shown: true },
  { name: 'kitchen_fuel', label: '厨房燃料', kind: 'choice', words: 'kitchen_fuel', shown: true },
  { name: 'building_grade', label: '建筑安全等级', kind: 'choice', words: 'building_grade', shown: true },
  { name: 'has_open_hazards', label: '未销号隐患', kind: 'flag', yes: '有', no: '没有', shown: true },
  { name: 'has_overdue_hazards', label: '逾期隐患', kind: 'flag', yes: '有', no: '没有', shown: true },
  { name: 'sort', label: '排序', kind: 'choice', words: 'institution_sort', blank: '默认', shown: true },
  { name: 'six_types', label: '六类机构', kind: 'flag', yes: '只看六类', no: '六类以外' },
  { name: 'in_use_on', label: '在册日', kind: 'day' },
  { name: 'visited', label: '期内检查', kind: 'flag', yes: '查过', no: '未查过' },
  { name: 'visited_by', label: '检查层级', kind: 'choice', words: 'visit_level' },
  { name: 'visited_from', label: '检查期自', kind: 'day' },
  { name: 'visited_to', label: '检查期至', kind: 'day' },
  { name: 'self_checked', label: '期内自查', kind: 'flag', yes: '已自查', no: '未自查' },
  { name: 'self_checked_as', label: '自查种类', kind: 'choice', words: 'self_check' },
  { name: 'self_checked_from', label: '自查期自', kind: 'day' },
  { name: 'self_checked_to', label: '自查期至', kind: 'day' },
  { name: 'gas_user', label: '燃气用户', kind: 'flag', yes: '现在或改造前用过', no: '从未用过' },
  { name: 'uses_gas', label: '现用燃气', kind: 'flag' },
  { name: 'converted', label: '全电厨房改造', kind: 'flag', yes: '已完成', no: '未完成' },
  { name: 'people_100', label: '满100人', kind: 'flag' },
  { name: 'micro_fire_station', label: '微型消防站', kind: 'flag', yes: '已建', no: '未建' },
  { name: 'volunteer_brigade', label: '志愿消防队', kind: 'flag', yes: '已建', no: '未建' },
  { name: 'stocked', label: '物资储备', kind: 'flag', yes: '达到规定天数', no: '不足规定天数或没有盘点' },
  { name: 'stock_days', label: '物资规定天数', kind: 'text' },
  { name: 'drilled', label: '本半年应急演练', kind: 'flag', yes: '已演练', no: '未演练' },
  { name: 'trained', label: '本年轮训', kind: 'flag', yes: '已参加', no: '未参加' },
  { name: 'accepted', label: '达标验收', kind: 'flag', yes: '已通过，在有效期内', no: '未通过或已过期' },
  { name: 'has_account', label: '账号', kind: 'flag', yes: '已上线', no: '未上线' },
]

export interface EditField {
  name: string
  label: string
  kind?: 'text' | 'area' | 'number' | 'day' | 'choice' | 'flag'
  words?: Vocabulary
  place?: 'county' | 'town'
  required?: boolean
  whole?: boolean // a whole number
  real?: boolean
}

export interface EditGroup {
  title: string
  fields: EditField[]
}

const text = (name: string, label: string): EditField => ({ name, label })
const day = (name: string, label: string): EditField => ({ name, label, kind: 'day' })
const count = (name: string, label: string): EditField => ({ name, label, kind: 'number', whole: true })
const flag = (name: string, label: string): EditField => ({ name, label, kind: 'flag' })
const choice = (name: string, label: string, words: Vocabulary, required = false): EditField => ({ name, label, kind: 'choice', words, required })

export const editGroups: EditGroup[] = [
  {
    title: '基本情况',
    fields: [
      { name: 'name', label: '机构名称', required: true },
      text('credit_code', '统一社会信用代码'),
      choice('type', '机构类型', 'institution_type', true),
      { name: 'county', label: '县(市、区)', kind: 'choice', place: 'county', required: true },
      { name: 'town', label: '镇(街道)', kind: 'choice', place: 'town' },
      text('address', '地址'),
      { name: 'longitude', label: '经度', kind: 'number', real: true },
      { name: 'latitude', label: '纬度', kind: 'number', real: true },
      choice('ownership', '经办性质', 'ownership'),
      choice('setting', '城乡', 'area_setting'),
      choice('status', '运营状态', 'institution_status'),
      day('opened_on', '启用日期'),
      day('closed_on', '停用日期'),
    ],
  },
  {
    title: '机构人员',
    fields: [
      text('principal', '主要负责人'),
      text('principal_phone', '负责人电话'),
      text('safety_officer', '安全管理员'),
      text('safety_officer_phone', '安全管理员电话'),
      text('liaison', '联络员'),
      text('liaison_phone', '联络员电话'),
    ],
  },
  {
    title: '规模与设施',
    fields: [
      count('beds', '床位数'),
      count('people_served', '服务对象人数'),
      count('staff', '工作人员数'),
      choice('kitchen_fuel', '厨房燃料', 'kitchen_fuel'),
      day('converted_on', '全电改造日期'),
      flag('canteen', '有食堂'),
      flag('lodging', '有住宿'),
      count('lifts', '电梯数'),
      flag('special_equipment', '其他特种设备'),
      day('equipment_expires_on', '特种设备检验有效期'),
      day('licence_expires_on', '许可或备案有效期'),
      flag('fire_control_room', '消防控制室'),
      flag('vehicles', '有车辆'),
      choice('building_grade', '建筑安全等级', 'building_grade'),
      flag('micro_fire_station', '微型消防站'),
      flag('volunteer_brigade', '志愿消防队'),
      { name: 'note', label: '备注', kind: 'area' },
    ],
  },
]

export const editFields = editGroups.flatMap((group) => group.fields)
