import { Random } from '../Random.js'
import { stream } from '../WorldFrame.js'
import { trustAccountIndexes } from './bankAccounts.js'
import type { LedgerTrustTransaction } from './Ledger.js'
import type { LedgerFrame } from './LedgerFrame.js'
import { moveSpareMoney } from './moveSpareMoney.js'
import { numberMovements } from './numberMovements.js'

/** The movements of money that lies unallocated with a client, who is told by the place among the depositors. */
export const clientTrust = (frame: LedgerFrame, place: number): readonly LedgerTrustTransaction[] => {
  const { from, until } = frame.layout.trustOfClients.of(place)
  const client = frame.layout.depositors[place] ?? null
  const random = new Random(frame.key, stream.clientTrust, place)
  const movements = moveSpareMoney(random, {
    places: trustAccountIndexes.slice(0, 1).map((trustAccount) => ({ trustAccount, client, matter: null })),
    count: until - from,
    first: frame.today - 400,
    last: frame.today,
    today: frame.today,
    planned: [],
  })
  return numberMovements(frame, [{ from: frame.layout.trustOfMatters.count + from, movements }])
}
