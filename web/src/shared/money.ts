/* Money is counted in fen (1/100 yuan), written in yuan, and by the 万元 where sums are large. */

function scaled(text: string, decimals: number): number | undefined {
  const match = new RegExp(`^\\s*(\\d{1,10})(?:\\.(\\d{1,${decimals}}))?\\s*$`).exec(text)
  return match ? Number(match[1]) * 10 ** decimals + Number((match[2] ?? '').padEnd(decimals, '0')) : undefined
}

/* '12.5' yuan -> 1250 fen; nothing or nonsense -> undefined. */
export const fenOfYuan = (text: string): number | undefined => scaled(text, 2)

/* '3.5' 万元 -> 3500000 fen; down to a yuan. */
export function fenOfWan(text: string): number | undefined {
  const yuan = scaled(text, 4)
  return yuan === undefined ? undefined : yuan * 100
}

/* 3500000 fen -> '3.5' */
export const wanOf = (fen: number): string => String(fen / 1_000_000)
