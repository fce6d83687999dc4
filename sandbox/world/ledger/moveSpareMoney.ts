import { Random } from '../Random.js'
import { portion } from './cents.js'
import type { TrustMovement } from './TrustMovement.js'
import { depositMovement, disbursementMovement, refundMovement, reversalMovement, spendable, type TrustPlace } from './trustMovements.js'

/** How much, when and where a ledger's other money moves. */
export interface SpareMoney {
  readonly places: readonly TrustPlace[]
  readonly count: number
  readonly first: number
  readonly last: number
  readonly today: number
  /** Movements already planned; what they leave to spare is used. */
  readonly planned: readonly TrustMovement[]
}

/**
 * Exactly `count` movements of money that nothing is planned for: deposits, and what the deposits that cleared allow.
 * Every one is later than what it needs, so no day's balance is below zero.
 */
export const moveSpareMoney = (random: Random, spare: SpareMoney): readonly TrustMovement[] => {
  const days = Array.from({ length: spare.count }, () => dayOf(random, spare)).toSorted((left, right) => left - right)
  const coming = spare.planned.filter((movement) => movement.spareCents !== 0).toSorted((left, right) => left.day - right.day)
  const free = new Map<number, number>()
  const undoable: TrustMovement[] = []
  const book = (movement: TrustMovement): void => {
    free.set(movement.trustAccount, (free.get(movement.trustAccount) ?? 0) + movement.spareCents)
  }
  return days.map((day) => {
    while (coming[0] !== undefined && coming[0].day <= day) book(coming.shift() as TrustMovement)
    const place = spare.places.length > 1 && random.chance(8) ? random.pick(spare.places) : spare.places[0]
    if (place === undefined) throw new RangeError('Money needs an account to be in.')
    const movement = nextMovement(random, { place, day, today: spare.today, free: free.get(place.trustAccount) ?? 0, undoable })
    book(movement)
    if (movement.undoes !== null) undoable.splice(undoable.indexOf(movement.undoes), 1)
    if (spendable(movement.status) && (movement.type === 'deposit' || movement.type === 'disbursement')) undoable.push(movement)
    return movement
  })
}

/** Now and then within the last days, so that some of it has not cleared yet. */
const dayOf = (random: Random, { first, last, today }: SpareMoney): number =>
  last === today && random.chance(8) ? random.between(Math.max(first, today - 6), today) : random.between(first, last)

const nextMovement = (
  random: Random,
  {
    place,
    day,
    today,
    free,
    undoable,
  }: { place: TrustPlace; day: number; today: number; free: number; undoable: readonly TrustMovement[] },
): TrustMovement => {
  const wish = random.below(100)
  const candidates = undoable.filter((movement) => movement.trustAccount === place.trustAccount && movement.amountCents <= free)
  if (wish < 9 && candidates.length > 0) return reversalMovement(random.pick(candidates), day)
  const deposits = candidates.filter((movement) => movement.type === 'deposit')
  if (wish < 18 && deposits.length > 0) return refundMovement(random, random.pick(deposits), day)
  if (wish < 60 && free >= 100) return disbursementMovement(random, place, { day, amountCents: disbursed(random, free) })
  return depositMovement(random, place, { day, today, amountCents: deposited(random), settled: false })
}

/** Round sums as a rule; odd cents and all that is left now and then. */
const deposited = (random: Random): number => (random.chance(75) ? random.between(2, 50) * 10_000 : random.between(1, 900_000))

const disbursed = (random: Random, free: number): number =>
  random.chance(12) ? free : Math.max(1, portion(free, random.between(5, 60), 100))
