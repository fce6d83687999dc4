import type { TrustTransactionRecord } from '../../../core/record/TrustTransaction.js'
import { blankToNull } from '../../vendor/map/blankToNull.js'
import { markerOf, withoutMarker } from '../../vendor/write/marker.js'
import type { TrustTransactionRow } from '../pages/billing/TrustTransactionRow.js'
import { currency } from './currency.js'

/** One movement of trust money. */
export const mapTrustTransaction = (row: TrustTransactionRow, web: string): TrustTransactionRecord => ({
  vendorId: row.id,
  vendorUrl: `${web}/bills/trust_transactions/${row.id}`,
  externalId: null,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
  raw: row.raw,
  type: row.type,
  amount: row.amount,
  balanceAfter: row.balanceAfter,
  currency,
  date: row.date,
  status: row.status,
  trustAccountId: row.trustAccountId,
  clientId: row.clientId,
  matterId: row.matterId,
  invoiceId: row.invoiceId,
  method: row.method === null ? null : (methods[row.method] ?? 'other'),
  reference: row.reference,
  memo: memo(row),
  reversesId: row.type === 'REFUND' || row.type === 'REVERSAL' ? row.relatedId : null,
})

/** Who was paid, and the notes. A command's reads back as it was wanted: it said who is paid by itself. */
const memo = ({ payee, notes }: TrustTransactionRow): string | null =>
  markerOf(notes) === null ? [payee, notes].filter((text) => text !== null).join(': ') || null : blankToNull(withoutMarker(notes ?? ''))

/** The words of the pages (assumed). */
const methods: Readonly<Record<string, string>> = {
  'Credit Card': 'card',
  eCheck: 'ach',
  Check: 'check',
  Cash: 'cash',
  Wire: 'wire',
  Transfer: 'transfer',
}
