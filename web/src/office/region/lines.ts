/* Several regions pasted at once, one a line: 代码 名称. */
import type { RegionLevel } from '@/shared/api'

export interface RegionLine {
  line: number
  code: string
  name: string
  level: RegionLevel
  parent?: string
}

export interface LineProblem {
  line: number
  message: string
}

function levelOf(code: string): RegionLevel | null {
  if (/^\d{9}$/.test(code)) return 'town'
  if (!/^\d{6}$/.test(code)) return null
  return code.endsWith('00') ? 'city' : 'county'
}

/* By GB/T 2260 the code of the unit above stands in the code itself. */
export function parentOf(code: string, level: RegionLevel): string | undefined {
  if (level === 'town') return code.slice(0, 6)
  return level === 'county' ? code.slice(0, 4) + '00' : undefined
}

export function readRegionLines(text: string): { lines: RegionLine[]; problems: LineProblem[] } {
  const lines: RegionLine[] = []
  const problems: LineProblem[] = []
  text.split(/\r?\n/).forEach((raw, at) => {
    if (!raw.trim()) return
    const match = /^(\d+)[\s,，、\t]+(\S.*)$/.exec(raw.trim())
    const level = match && levelOf(match[1])
    if (!match || !level) {
      problems.push({ line: at + 1, message: '应为“代码 名称”，代码 6 位（市、县）或 9 位（镇、街道）' })
      return
    }
    lines.push({ line: at + 1, code: match[1], name: match[2].trim(), level, parent: parentOf(match[1], level) })
  })
  return { lines, problems }
}
