/* 大字版: a person's choice on this device, kept across visits. */
const KEY = 'minan.large-text'

export const isLargeText = (): boolean => localStorage.getItem(KEY) === '1'

export function applyTextSize(large: boolean = isLargeText()): void {
  document.documentElement.classList.toggle('large-text', large)
}

export function setLargeText(large: boolean): void {
  localStorage.setItem(KEY, large ? '1' : '0')
  applyTextSize(large)
}
