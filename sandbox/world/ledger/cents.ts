/** `part / whole` of an amount of whole cents, rounded half-up (away from zero) to the cent. `whole` is positive. Exact, though the product may pass 2^53. */
export const portion = (cents: number, part: number, whole: number): number => {
  const product = BigInt(cents) * BigInt(part)
  const size = product < 0n ? -product : product
  const rounded = (2n * size + BigInt(whole)) / (2n * BigInt(whole))
  return Number(product < 0n ? -rounded : rounded)
}

/** What a quantity in thousandths costs at a rate in cents. */
export const lineAmount = (quantityThousandths: number, rateCents: number): number => portion(rateCents, quantityThousandths, 1000)

/** The sum of what each of a list comes to. */
export const sumOf = <T>(list: Iterable<T>, cents: (one: T) => number): number => {
  let sum = 0
  for (const one of list) sum += cents(one)
  return sum
}
