import { Random } from '../Random.js'
import { stream } from '../WorldFrame.js'
import { bookedAt } from './bookDay.js'
import type { LedgerTrustTransaction } from './Ledger.js'
import type { LedgerFrame } from './LedgerFrame.js'
import { movementCounts, type TrustMovement } from './TrustMovement.js'

/** Movements in the order of their day, the first of which gets number `from`. */
export interface MovementRow {
  readonly from: number
  readonly movements: readonly TrustMovement[]
}

/** Gives movements their numbers, balances and the links to each other. */
export const numberMovements = (frame: LedgerFrame, rows: readonly MovementRow[]): readonly LedgerTrustTransaction[] => {
  const numbers = new Map(rows.flatMap(({ from, movements }) => movements.map((movement, at) => [movement, from + at] as const)))
  const undoneBy = new Map<TrustMovement, number>()
  const twins = new Map<TrustMovement, number>()
  for (const [movement, number] of numbers) {
    if (movement.undoes !== null) undoneBy.set(movement.undoes, number)
    if (movement.other !== null) twins.set(movement.other, number)
  }
  const numberOf = (movement: TrustMovement | null): number | null => (movement === null ? null : (numbers.get(movement) ?? null))
  const balances = new Map<string, number>()
  return [...numbers].map(([movement, index]) => {
    const { trustAccount, client, matter, day, undoes, other } = movement
    const random = new Random(frame.key, stream.trustRow, index)
    const ledger = `${String(trustAccount)}/${String(client)}/${String(matter)}`
    const balanceAfterCents = (balances.get(ledger) ?? 0) + (movementCounts(movement) ? movement.amountCents : 0)
    balances.set(ledger, balanceAfterCents)
    return {
      index,
      trustAccount,
      client,
      matter,
      type: movement.type,
      amountCents: movement.amountCents,
      balanceAfterCents,
      status: movement.status,
      method: movement.method,
      reference: movement.reference,
      payee: movement.payee,
      memo: movement.memo,
      invoice: movement.invoice,
      payment: movement.payment,
      reverses: numberOf(undoes),
      reversedBy: undoneBy.get(movement) ?? null,
      twin: numberOf(other) ?? twins.get(movement) ?? null,
      ...bookedAt(frame, random, day),
    }
  })
}
