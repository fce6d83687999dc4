import { Money } from '../../../core/money.js'
import type { Settled } from '../map/Invoice.js'
import { matterPartId } from '../map/matterPartId.js'
import { paymentCounts } from '../map/Payment.js'
import { transactionId } from '../map/transactionId.js'
import { type PaymentRow, type PaymentsPage, rowsPerPage } from '../pages/PaymentsPage.js'
import type { PaymentPages } from './readPayments.js'

/** What payments settled each invoice: an invoice itself tells only how much was paid in all, not what of it came out of trust. */
export interface PaymentBook {
  /** Makes sure the book knows every receipt there is now; `anew` reads those it knows again. */
  readonly readOn: (anew: boolean) => Promise<void>
  /** What was paid on an invoice, as far as the book knows. */
  readonly settled: (invoiceId: string) => Settled
  /**
   * Opens a reading that asks now what was paid on the invoices of so many matters: each matter's own list, or the pages of the firm's, whichever takes fewer requests.
   * Nothing is asked before the first matter.
   */
  readonly settledNow: (matterCount: number) => SettledOfMatter
  /** The invoice that a movement out of trust paid, as far as the book knows; null for several. */
  readonly paidInvoice: PaidInvoice
  /** As `settledNow`: asks now which invoices the movements of so many matters paid. */
  readonly paidInvoicesNow: (matterCount: number) => (matterId: string) => Promise<PaidInvoice>
}

/** The invoice that a movement out of trust paid, both by the ids their readers know; null for none and for several. */
export type PaidInvoice = (transactionId: string) => string | null

/** What was paid on the invoices of a matter. */
export type SettledOfMatter = (matterId: string) => Promise<(invoiceId: string) => Settled>

/** Keeps the list of payments for a connection: a page for a hundred payments of the whole firm, where each matter's own list would be a request for each matter. */
export const openPaymentBook = (pages: PaymentPages): PaymentBook => {
  let known = new Map<number, PaymentRow>()
  let byInvoice: ReadonlyMap<string, Settled> = new Map()
  let byMovement: ReadonlyMap<string, string> = new Map()
  let nextNumber = 0

  return {
    readOn: async (anew) => {
      const rows = anew ? new Map<number, PaymentRow>() : known
      let reached = anew ? 0 : nextNumber
      for (let from: number | null = reached; from !== null;) {
        const page: PaymentsPage = await pages.page(from)
        for (const row of page.payments) rows.set(row.number, row)
        reached = Math.max(reached, (page.payments.at(-1)?.number ?? -1) + 1)
        from = page.next
      }
      known = rows
      nextNumber = reached
      byInvoice = settledOf(rows.values())
      byMovement = paidOf(rows.values())
    },
    settled: (invoiceId) => byInvoice.get(invoiceId) ?? nothing,
    settledNow: (matterCount) => {
      const now = openNow(pages, matterCount, settledOf)
      return async (matterId) => {
        const settled = await now(matterId)
        return (invoiceId) => settled.get(invoiceId) ?? nothing
      }
    },
    paidInvoice: (movement) => byMovement.get(movement) ?? null,
    paidInvoicesNow: (matterCount) => {
      const now = openNow(pages, matterCount, paidOf)
      return async (matterId) => {
        const paid = await now(matterId)
        return (movement) => paid.get(movement) ?? null
      }
    },
  }
}

/** What the payments of each of so many matters tell, asked for once: from the firm's whole list where its pages are fewer than the matters. */
const openNow = <Told>(
  pages: PaymentPages,
  matterCount: number,
  tell: (rows: Iterable<PaymentRow>) => Told,
): ((matterId: string) => Promise<Told>) => {
  let whole: Promise<Told | undefined> | undefined
  return async (matterId) => {
    whole ??= matterCount > 1 ? wholeList(pages, matterCount).then((rows) => rows && tell(rows)) : Promise.resolve(undefined)
    return (await whole) ?? tell(await pages.ofMatter(matterId))
  }
}

/** The firm's list, where its pages are fewer than the matters. */
const wholeList = async (pages: PaymentPages, matterCount: number): Promise<readonly PaymentRow[] | undefined> => {
  const first = await pages.page(0)
  if (Math.ceil(first.count / rowsPerPage) > matterCount) return undefined
  const rows = [...first.payments]
  for (let from = first.next; from !== null;) {
    const page: PaymentsPage = await pages.page(from)
    rows.push(...page.payments)
    from = page.next
  }
  return rows
}

/** Each movement out of trust that paid one invoice, taken back since or not. */
const paidOf = (rows: Iterable<PaymentRow>): ReadonlyMap<string, string> =>
  new Map(
    [...rows].flatMap(({ trust, applications }): [string, string][] => {
      const [only, ...others] = applications
      if (trust === null || only === undefined || others.length > 0) return []
      return [[transactionId(trust.accountId, trust.transactionId), matterPartId(only.matterId, only.invoiceId)]]
    }),
  )

const nothing: Settled = { fromTrust: new Money(0), otherwise: new Money(0) }

const settledOf = (rows: Iterable<PaymentRow>): ReadonlyMap<string, Settled> => {
  const settled = new Map<string, Settled>()
  for (const row of rows) {
    if (!paymentCounts(row)) continue
    for (const { invoiceId, amount } of row.applications) {
      const before = settled.get(invoiceId) ?? nothing
      const side = row.type === 'TRUST' ? 'fromTrust' : 'otherwise'
      settled.set(invoiceId, { ...before, [side]: before[side].plus(amount) })
    }
  }
  return settled
}
