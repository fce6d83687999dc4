import type { Books } from '../records/Books.js'
import { isApproved } from '../records/invoiceStatus.js'
import { openByMatter } from '../records/invoiceSums.js'
import { appliedCents } from '../records/paymentSums.js'
import { movementCounts } from '../records/trustBalances.js'
import type { StoredPayment } from '../records/StoredPayment.js'

/** The balances v1 shows on contacts and matters. v2 has none. */
export interface WireBalances {
  readonly trustBalance: number
  readonly operatingBalance: number
  readonly operatingUnappliedCredit: number
  /** What is open on issued invoices, credit notes taken off. */
  readonly invoicesDue: number
  readonly paid: number
  readonly operatingPaid: number
  readonly ccPaid: number
}

/** What a matter owes and has. */
export const balancesOfMatter = (books: Books, matter: string): WireBalances =>
  balances({
    trustCents: books.trust.centsOfMatter(matter),
    dueCents: dueCents(books, matter),
    payments: books.paymentsOfMatter(matter),
  })

/** What a contact owes and has: all its matters, and what lies with none. */
export const balancesOfAccount = (books: Books, account: string): WireBalances => {
  const matters = books.mattersOfAccount(account)
  const payments = new Map(matters.flatMap((matter) => books.paymentsOfMatter(matter)).map((payment) => [payment.id, payment]))
  return balances({
    trustCents: sum(matters.map((matter) => books.trust.centsOfMatter(matter))) + books.trust.centsUnallocated(account),
    dueCents: sum(matters.map((matter) => dueCents(books, matter))),
    payments: [...payments.values()],
  })
}

const dueCents = (books: Books, matter: string): number =>
  sum(
    books
      .invoicesOfMatter(matter)
      .filter(isApproved)
      .map((invoice) => openByMatter(invoice, books.openCents(invoice)).get(matter) ?? 0),
  )

const balances = ({
  trustCents,
  dueCents,
  payments,
}: {
  readonly trustCents: number
  readonly dueCents: number
  readonly payments: readonly StoredPayment[]
}): WireBalances => {
  const counted = payments.filter(movementCounts)
  const paid = sum(counted.map(({ amountCents }) => amountCents))
  const unapplied = paid - sum(counted.map(appliedCents))
  return {
    trustBalance: trustCents / 100,
    operatingBalance: (unapplied - dueCents) / 100,
    operatingUnappliedCredit: unapplied / 100,
    invoicesDue: dueCents / 100,
    paid: paid / 100,
    operatingPaid: paid / 100,
    ccPaid: 0,
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
