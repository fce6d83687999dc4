import { portion } from '../../world/ledger/cents.js'

/** Deals a sum of cents out by weights, to the cent: the parts add up to it. Without any weight the first part gets it all. */
export const spread = (cents: number, weights: readonly number[]): readonly number[] => {
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  if (whole <= 0) return weights.map((_weight, index) => (index === 0 ? cents : 0))
  let weighed = 0
  let dealt = 0
  return weights.map((weight) => {
    weighed += weight
    const reached = portion(cents, weighed, whole)
    const part = reached - dealt
    dealt = reached
    return part
  })
}
