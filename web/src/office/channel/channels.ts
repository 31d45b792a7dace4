/* A channel between its form and the API. */
import type { Channel, ChannelKind } from '@/shared/api'

const two = (number: number) => String(number).padStart(2, '0')

/* 1260 -> 21:00 */
export const clockText = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`

/* 21:00 -> 1260; undefined when it is no time of day. */
export function minutesOf(text: string): number | undefined {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text)
  return match ? Number(match[1]) * 60 + Number(match[2]) : undefined
}

export function quietText(channel: Channel): string {
  if (channel.quiet_from === channel.quiet_to) return '全天可发'
  const nextDay = channel.quiet_to < channel.quiet_from ? '次日 ' : ''
  return `${clockText(channel.quiet_from)} 至${nextDay ? '' : ' '}${nextDay}${clockText(channel.quiet_to)} 不发`
}

/* What each kind calls its address and its secret, and an example. */
export const wording: Record<ChannelKind, { url: string; example: string; secret: string; secretHint: string }> = {
  wecom: {
    url: '机器人 Webhook 地址',
    example: '在企业微信群里添加机器人后复制，形如 https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…',
    secret: '',
    secretHint: '',
  },
  dingtalk: {
    url: '机器人 Webhook 地址',
    example: '在钉钉群里添加自定义机器人后复制，形如 https://oapi.dingtalk.com/robot/send?access_token=…',
    secret: '加签密钥',
    secretHint: '机器人安全设置选“加签”时得到的 SEC 开头的密钥；只用关键词时不填，关键词设为“民安”。',
  },
  webhook: { url: '接口地址', example: '接收 JSON 的 https 地址', secret: '签名密钥', secretHint: '填了就用它对内容签名（HMAC-SHA256），由接收方核验。' },
  smtp: { url: '邮件服务器', example: '形如 smtps://mail.example.cn:465', secret: '密码或授权码', secretHint: '填了登录名就要填。' },
}
