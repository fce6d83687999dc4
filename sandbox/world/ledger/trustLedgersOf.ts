import { Random } from '../Random.js'
import { stream } from '../WorldFrame.js'
import { portion } from './cents.js'
import type { LedgerTrustLedger, LedgerTrustTransaction } from './Ledger.js'
import type { LedgerFrame } from './LedgerFrame.js'
import { movementCounts } from './TrustMovement.js'

type Movement = Pick<LedgerTrustTransaction, 'trustAccount' | 'client' | 'matter' | 'amountCents' | 'status'>

/** The ledgers that movements are on. */
export const trustLedgersOf = (frame: LedgerFrame, movements: readonly Movement[]): readonly LedgerTrustLedger[] => {
  const ledgers = Map.groupBy(
    movements,
    ({ trustAccount, client, matter }) => `${String(trustAccount)}/${String(client)}/${String(matter)}`,
  )
  return [...ledgers.values()].flatMap((rows) => {
    const [first] = rows
    if (first === undefined) return []
    const counted = rows.filter(movementCounts)
    const balanceCents = counted.reduce((sum, row) => sum + row.amountCents, 0)
    const cleared = balanceCents - counted.reduce((sum, row) => sum + (row.status === 'pending' ? row.amountCents : 0), 0)
    const { trustAccount, client, matter } = first
    return [{ trustAccount, client, matter, balanceCents, protectedCents: matter === null ? 0 : protectedOf(frame, matter, cleared) }]
  })
}

/** One matter in four has set a part of its cleared money aside. */
const protectedOf = (frame: LedgerFrame, matter: number, clearedCents: number): number => {
  const random = new Random(frame.key, stream.protectedFunds, matter)
  return frame.rules.protectedFunds && random.chance(25) ? portion(clearedCents, random.between(10, 60), 100) : 0
}
