import type { StoredRecord } from '../../portal/Collection.js'
import type { LedgerInvoice, LedgerInvoiceLine } from '../../world/ledger/Ledger.js'
import { dollars } from '../books/dollars.js'
import { firstIds } from '../firstIds.js'
import type { Reference } from './ClioMatter.js'

/** A line of a bill as Clio stores one. Its quantity is hours for time, where an activity's is seconds. */
export type ClioLineItem = StoredRecord & {
  readonly id: number
  readonly type: 'ActivityLineItem' | 'LineItem' | 'NoChargeLineItem'
  readonly kind: 'Service' | 'Expense'
  readonly date: string
  readonly price: number
  readonly quantity: number
  readonly taxable: boolean
  readonly sub_total: number
  /** Less the line's own discount. */
  readonly total: number
  readonly bill: Reference
  readonly activity: Reference | null
  readonly matter: Reference | null
}

/** No bill has more lines than this: ids of one bill's lines are neighbours. */
export const linesPerBill = 1000

/** The id of line number `place` of a bill. */
export const lineItemId = (billId: number, place: number): number => firstIds.lineItem + (billId - firstIds.bill) * linesPerBill + place

/** The lines of one invoice of the books. Interest is none of them. */
export const clioLineItems = (
  instant: (ms: number) => string,
  billId: number,
  invoice: LedgerInvoice,
  activityOfExpense: (expense: number) => number,
): readonly ClioLineItem[] =>
  invoice.lines
    .filter(({ kind }) => kind !== 'interest')
    .map((line, place) => ({
      id: lineItemId(billId, place),
      created_at: instant(invoice.createdAt),
      updated_at: instant(invoice.createdAt),
      ...lineOf(line, activityOfExpense),
      group_ordering: place + 1,
      bill: { id: billId },
    }))

const lineOf = (line: LedgerInvoiceLine, activityOfExpense: (expense: number) => number) => {
  const activity =
    line.timeEntry !== null ? firstIds.activity + line.timeEntry : line.expense !== null ? activityOfExpense(line.expense) : null
  const amount = dollars(line.amountCents)
  return {
    type: lineType(line),
    kind: line.kind === 'expense' ? ('Expense' as const) : ('Service' as const),
    description: line.kind === 'time' || line.kind === 'expense' ? null : line.description,
    note: line.kind === 'time' || line.kind === 'expense' ? line.description : null,
    date: line.date,
    price: dollars(line.rateCents),
    quantity: line.quantityThousandths / 1000,
    taxable: line.taxable,
    secondary_taxable: false,
    sub_total: amount,
    total: amount,
    tax: null,
    secondary_tax: 0,
    discount: null,
    included_line_item_totals: null,
    activity: activity === null ? null : { id: activity },
    matter: { id: firstIds.matter + line.matter },
    user: line.user === null ? null : { id: firstIds.user + line.user },
  }
}

/** Work without charge is on the bill with its hours and rate, and comes to nothing. */
const lineType = ({ kind, amountCents, rateCents, quantityThousandths }: LedgerInvoiceLine): ClioLineItem['type'] => {
  if (kind !== 'time' && kind !== 'expense') return 'LineItem'
  return kind === 'time' && amountCents === 0 && rateCents * quantityThousandths !== 0 ? 'NoChargeLineItem' : 'ActivityLineItem'
}
