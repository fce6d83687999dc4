import type { StoredRecord } from '../../portal/Collection.js'
import type { LedgerInvoice } from '../../world/ledger/Ledger.js'
import { dollars } from '../books/dollars.js'
import { firstIds } from '../firstIds.js'
import type { Reference } from './ClioMatter.js'

/** A credit note as Clio stores one: what is written off of one bill. */
export type ClioCreditMemo = StoredRecord & {
  readonly id: number
  readonly date: string
  readonly amount: number
  readonly contact: Reference | null
  readonly bill: Reference
}

/** Builds the credit note of an invoice of the books; undefined where nothing was written off. */
export const clioCreditMemo = (instant: (ms: number) => string, invoice: LedgerInvoice): ClioCreditMemo | undefined =>
  invoice.writtenOffCents === 0
    ? undefined
    : {
        id: firstIds.creditMemo + invoice.index,
        created_at: instant(invoice.updatedAt),
        updated_at: instant(invoice.updatedAt),
        date: instant(invoice.updatedAt).slice(0, 10),
        amount: dollars(invoice.writtenOffCents),
        description: 'Write-off',
        discount: false,
        voided_at: null,
        user: null,
        contact: invoice.client === null ? null : { id: firstIds.contact + invoice.client },
        bill: { id: firstIds.bill + invoice.index },
      }
