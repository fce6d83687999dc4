/** Whole cents as Smokeball writes money: a number of dollars. */
export const dollars = (cents: number): number => cents / 100

/** Dollars as whole cents. */
export const centsOf = (amount: number): number => Math.round(amount * 100)
