const twoDecimals = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** Money as the web application writes it: `$1,234.50`, negative in parentheses. */
export const moneyText = (dollars: unknown): string => {
  const value = Number(dollars ?? 0)
  const text = `$${twoDecimals.format(Math.abs(value))}`
  return value < 0 ? `(${text})` : text
}
