/** Whole cents as the API writes money: a number in major units. */
export const dollars = (cents: number): number => cents / 100
