/** Money as the API writes it, in whole cents: what is added up is whole numbers. */
export const centsOf = (dollars: unknown): number => Math.round(Number(dollars ?? 0) * 100)
