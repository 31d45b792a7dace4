/* Short beginnings for a hazard's description, by area: one tap instead of typing at the door. */
import type { Area } from '@/shared/api'

const common = ['记录缺失或不全', '制度未落实', '设施损坏未修复']

const byArea: Partial<Record<Area, string[]>> = {
  management: ['责任书未签订', '培训记录缺失', '自查记录不全'],
  fire: ['疏散通道堵塞', '灭火器过期或压力不足', '安全出口上锁', '应急照明不亮', '消防栓被遮挡'],
  electricity: ['私拉乱接电线', '电动车室内充电', '配电箱无防护', '插座老化破损'],
  building: ['墙体开裂', '屋面渗漏', '栏杆松动', '使用易燃夹芯板'],
  gas: ['未装燃气报警器', '软管老化超期', '报警器失效', '气瓶存放不规范'],
  food: ['食品过期', '生熟混放', '未留样或留样不足', '从业人员无健康证'],
  special_equipment: ['检验超期', '未张贴使用标志', '维保记录缺失'],
  duty_watch: ['夜间无人值守', '值班记录不全', '中控室无证上岗'],
  emergency: ['预案未更新', '演练未开展', '应急物资不足'],
  epidemic: ['消毒记录缺失', '探视登记不全', '防护物资不足'],
  security: ['门卫登记不全', '监控损坏', '车辆停放占用通道'],
  service: ['约束未评估', '护理记录不全', '巡视频次不足'],
}

export const phrasesOf = (area: Area): string[] => byArea[area] ?? common
