import type { CalendarDate } from '../record/scalars.js'
import type { MoneyMovement } from '../command/moneyCommand.js'
import type { InvoiceFacts } from './payableInvoice.js'
import type { TrustPolicy } from './TrustPolicy.js'
import type { LedgerFacts } from './TrustRequest.js'

/** All that a decision on money rests on, read with the account's money locked. */
export interface MoneyFacts {
  /** The firm's, for what has none of its own. */
  readonly currency: string
  /** The firm's own name. */
  readonly firmName: string
  /** The people of the firm. */
  readonly userNames: readonly string[]
  /** Today in the firm's zone. */
  readonly today: CalendarDate
  readonly policy: TrustPolicy
  /** The ledger the money is in; null for money that does not touch trust. */
  readonly ledger: Omit<LedgerFacts, 'held'> | null
  /** As the mirror has it; null for none. */
  readonly invoice: InvoiceFacts | null
  /** What other commands hold that is not finished, or may have been done: of this ledger, and of this invoice. */
  readonly held: readonly Pick<MoneyMovement, 'trustAccountId' | 'clientId' | 'matterId' | 'invoiceId' | 'amount' | 'date'>[]
}
