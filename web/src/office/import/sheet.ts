/* A county's sheet as rows of text, whatever program wrote it. */
import Papa from 'papaparse'

export interface Sheet {
  headings: string[]
  rows: { row_no: number; cells: string[] }[] // row_no as the sheet counts
}

export const CHUNK_ROWS = 500

/* UTF-8 when it is valid UTF-8, else GBK: what Excel in Chinese saves. */
export function decodeText(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gbk').decode(bytes)
  }
}

export function csvTable(text: string): string[][] {
  return Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { skipEmptyLines: false }).data
}

const two = (value: number) => String(value).padStart(2, '0')

/* Spreadsheet days come as midnight UTC. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return `${value.getUTCFullYear()}-${two(value.getUTCMonth() + 1)}-${two(value.getUTCDate())}`
  if (typeof value === 'boolean') return value ? '是' : '否'
  return String(value).trim()
}

// A register needs three columns at least: a row with fewer cells above them is a title or a remark.
const FEWEST_HEADINGS = 3
const TITLE_ROWS = 10

function headingRow(texts: string[][]): number {
  const wide = texts.slice(0, TITLE_ROWS).findIndex((row) => row.filter(Boolean).length >= FEWEST_HEADINGS)
  return wide >= 0 ? wide : texts.findIndex((row) => row.some(Boolean))
}

/* Headings stand below a title, if there is one; rows without a single cell are left out. */
export function sheetOf(table: unknown[][]): Sheet {
  const texts = table.map((row) => row.map(cellText))
  const top = headingRow(texts)
  if (top < 0) return { headings: [], rows: [] }
  const headings = texts[top]
  while (headings.length && !headings[headings.length - 1]) headings.pop()
  const rows: Sheet['rows'] = []
  texts.forEach((cells, at) => {
    if (at <= top || !cells.some(Boolean)) return
    rows.push({ row_no: at + 1, cells: headings.map((_, column) => cells[column] ?? '') })
  })
  return { headings, rows }
}

export async function readSheetFile(file: File): Promise<Sheet> {
  if (/\.csv$/i.test(file.name)) return sheetOf(csvTable(decodeText(await file.arrayBuffer())))
  // The build for workers starts none of its own: a worker from a blob is refused by the content policy.
  const { readSheet } = await import('read-excel-file/web-worker')
  return sheetOf((await readSheet(file)) as unknown[][])
}

export function chunksOf<T>(items: T[], size: number): T[][] {
  const chunks: T[][] = []
  for (let at = 0; at < items.length; at += size) chunks.push(items.slice(at, at + size))
  return chunks
}
