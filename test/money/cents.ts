/** Whole cents of an amount of dollars as it is written; throws for a fraction of a cent. */
export const centsOf = (amount: string | number): number => {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d{1,2})0*)?$/.exec(String(amount)) ?? []
  if (whole === '') throw new Error(`${String(amount)} is no amount in whole cents`)
  const cents = Number(whole) * 100 + Number(fraction.padEnd(2, '0'))
  return sign === '-' && cents !== 0 ? -cents : cents
}

/** `numerator / denominator`, rounded half away from zero. Whole numbers, `denominator` positive. */
export const halfUp = (numerator: bigint, denominator: bigint): number =>
  numerator < 0n ? 0 - halfUp(-numerator, denominator) : Number((2n * numerator + denominator) / (2n * denominator))

/** The sum of whole cents. */
export const sum = (cents: Iterable<number>): number => {
  let total = 0
  for (const one of cents) total += one
  return total
}
