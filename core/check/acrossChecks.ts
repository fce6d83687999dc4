import type { RecordKind } from '../recordKind.js'

/** One thing that must hold between the records of an account, once their kinds are read completely. */
export interface AcrossCheck {
  /** Stable, as the names of the checks of single records are. */
  readonly name: string
  /** What must hold, in one sentence. */
  readonly says: string
  /** The kind of the record that shows the number: what differs is found against it. */
  readonly shownBy: RecordKind
  /** The kind whose records add up to it. Where one of them is not in the mirror the number cannot be right, so all of them have to be read first. */
  readonly summedFrom: RecordKind
}

/** What must hold between records. */
export const acrossChecks = {
  'trust-account.transactions': {
    name: 'trust-account.transactions',
    says: 'each ledger of a trust account is the sum of its transactions that count',
    shownBy: 'TRUST_ACCOUNT',
    summedFrom: 'TRUST_TRANSACTION',
  },
  'trust-transaction.reversal': {
    name: 'trust-transaction.reversal',
    says: 'a reversal is the opposite of what it undoes',
    shownBy: 'TRUST_TRANSACTION',
    summedFrom: 'TRUST_TRANSACTION',
  },
  'invoice.paid': {
    name: 'invoice.paid',
    says: 'what is paid on an invoice, out of trust and otherwise, is the sum of what payments that count apply to it',
    shownBy: 'INVOICE',
    summedFrom: 'PAYMENT',
  },
  'matter.trust-balance': {
    name: 'matter.trust-balance',
    says: "the trust balance the vendor shows on a matter is the sum of the matter's trust transactions that count",
    shownBy: 'MATTER',
    summedFrom: 'TRUST_TRANSACTION',
  },
  'matter.outstanding-balance': {
    name: 'matter.outstanding-balance',
    says: "the outstanding balance the vendor shows on a matter is the matter's part of what is open on issued invoices",
    shownBy: 'MATTER',
    summedFrom: 'INVOICE',
  },
} as const satisfies Record<string, AcrossCheck>

/** The name of a check between records. */
export type AcrossCheckName = keyof typeof acrossChecks
