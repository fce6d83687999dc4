import type { StoredRecord } from '../../portal/Collection.js'
import type { LedgerPayment } from '../../world/ledger/Ledger.js'
import { dollars } from '../books/dollars.js'
import { firstIds } from '../firstIds.js'
import type { Reference } from './ClioMatter.js'

/** How a payment was made, in the words of the bill's page. Assumed: the API has no list of them. */
export const paymentMethods = ['Credit card', 'eCheck', 'Check', 'Cash', 'Wire transfer', 'Other', 'Trust'] as const
/** How far a payment is on its way, in the words of the bill's page. Assumed. */
export const paymentStatuses = ['Recorded', 'Pending', 'Completed', 'Returned', 'Refunded', 'Void'] as const
/** A status. */
export type ClioPaymentStatus = (typeof paymentStatuses)[number]

/**
 * A payment as Clio stores one. The API shows it only as the parent of its allocations; how it was made, its reference, what of it is not applied and how
 * far it is on its way stand on the page of a bill.
 */
export type ClioPayment = StoredRecord & {
  readonly id: number
  readonly date: string
  readonly amount: number
  readonly description: string | null
  readonly reference: string | null
  readonly method: (typeof paymentMethods)[number]
  readonly processor: string | null
  readonly status: ClioPaymentStatus
  readonly voided_at: string | null
  readonly contact: Reference | null
  readonly source_bank_account: Reference | null
  readonly destination_bank_account: Reference
  /** Out of trust: the movement of trust money. */
  readonly bank_transaction: Reference | null
  readonly allocations: readonly PaymentPart[]
}

/** What of a payment settles one bill. */
export type PaymentPart = { readonly bill: Reference; readonly amount: number; readonly matter: Reference | null }

const methods = { card: 'Credit card', ach: 'eCheck', check: 'Check', cash: 'Cash', wire: 'Wire transfer', trust: 'Trust' } as const
const statuses = {
  recorded: 'Recorded',
  pending: 'Pending',
  cleared: 'Completed',
  returned: 'Returned',
  refunded: 'Refunded',
  void: 'Void',
} as const

/** Whether what was paid stays paid. Assumed: Clio voids what came back or was given back. */
export const paymentCounts = (status: ClioPaymentStatus): boolean => status === 'Recorded' || status === 'Pending' || status === 'Completed'

/** Builds one payment of the books. */
export const clioPayment = (instant: (ms: number) => string, payment: LedgerPayment, trustAccount: number | null): ClioPayment => {
  const status = statuses[payment.status]
  const reference = payment.transactionId === '' ? payment.checkNumber : payment.transactionId
  return {
    id: firstIds.payment + payment.index,
    created_at: instant(payment.createdAt),
    updated_at: instant(payment.updatedAt),
    date: payment.date,
    amount: dollars(payment.amountCents),
    description: payment.memo === '' ? null : payment.memo,
    reference: reference === '' ? null : reference,
    method: methods[payment.method],
    processor: payment.processor === '' ? null : payment.processor,
    status,
    source_fund_type: payment.method === 'trust' ? 'Matter' : null,
    voided_at: paymentCounts(status) ? null : instant(payment.updatedAt),
    contact: payment.payer === null ? null : { id: firstIds.contact + payment.payer },
    user: null,
    source_bank_account: trustAccount === null ? null : { id: firstIds.bankAccount + trustAccount },
    destination_bank_account: { id: firstIds.bankAccount + payment.operatingAccount },
    bank_transaction: payment.trustTransaction === null ? null : { id: firstIds.bankTransaction + 2 * payment.trustTransaction },
    allocations: payment.applications.map(({ invoice, amountCents }) => ({
      bill: { id: firstIds.bill + invoice },
      amount: dollars(amountCents),
      matter: payment.matter === null ? null : { id: firstIds.matter + payment.matter },
    })),
  }
}
