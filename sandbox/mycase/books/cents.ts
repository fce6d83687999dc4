/** A sum of whole cents. */
export const sumOf = <T>(list: readonly T[], centsOf: (one: T) => number): number => list.reduce((sum, one) => sum + centsOf(one), 0)

/** Quantity by rate, half-up to the cent, away from zero for what takes away. */
export const lineAmount = (quantityThousandths: number, rateCents: number): number => {
  const product = BigInt(quantityThousandths) * BigInt(rateCents)
  const size = ((product < 0n ? -product : product) * 2n + 1000n) / 2000n
  return Number(product < 0n ? -size : size)
}

/** Dollars somebody typed or sent, as whole cents; undefined for fractions of a cent. */
export const centsOf = (dollars: number): number | undefined => {
  const cents = Math.round(dollars * 100)
  return Math.abs(dollars * 100 - cents) < 1e-6 ? cents : undefined
}
