/** An amount as whole cents, exactly; throws for a text with more than two decimals that are not zero. */
export const cents = (amount: string): number => {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount) ?? []
  if (whole === '' || /[1-9]/.test(fraction.slice(2))) throw new Error(`not an amount in cents: ${amount}`)
  return Number(`${sign}${whole}${fraction.slice(0, 2).padEnd(2, '0')}`)
}

/** Whole cents as an amount. */
export const amountOf = (value: number): string => {
  const digits = String(Math.abs(value)).padStart(3, '0')
  return `${value < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
