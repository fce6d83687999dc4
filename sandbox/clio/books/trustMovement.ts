import type { Ledger, LedgerTrustTransaction } from '../../world/ledger/Ledger.js'
import type { World } from '../../world/World.js'
import { firstIds } from '../firstIds.js'
import { type BillLink, type ClioBankTransaction, clioBankTransaction, counterTransaction } from '../records/ClioBankTransaction.js'
import { nameOf } from '../records/ClioContact.js'
import { allocationId } from './allocationId.js'
import type { TrustRequests } from './trustRequests.js'

/** What movements are made from. */
export interface MovementSources {
  readonly world: World
  readonly ledger: Ledger
  readonly requests: TrustRequests
  readonly instant: (ms: number) => string
}

/** Number `index` of the firm's movements of trust money: every even one is of the books, the odd one after it takes back what came to nothing, and is else none. */
export const trustMovement = (sources: MovementSources, index: number): ClioBankTransaction | undefined => {
  const { world, ledger, instant } = sources
  const row = ledger.trustTransaction(Math.floor(index / 2))
  const clientName = row.client === null ? null : nameOf(world.contact(row.client))
  const made = clioBankTransaction(instant, row, { link: linkOf(sources, row), clientName, currency: world.firm.currency })
  if (index % 2 === 0) return made
  if (row.status === 'void') return counterTransaction(made, 'Void')
  return row.status === 'returned' ? counterTransaction(made, 'Returned by the bank') : undefined
}

const linkOf = ({ ledger, requests }: MovementSources, row: LedgerTrustTransaction): BillLink | null => {
  if (row.payment === null || row.invoice === null) return requests.linkOf(row)
  return {
    bill: { id: firstIds.bill + row.invoice },
    billNumber: String(ledger.invoice(row.invoice).number),
    allocation: { id: allocationId(firstIds.payment + row.payment, 0) },
  }
}
