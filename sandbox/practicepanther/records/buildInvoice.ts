import type { LedgerInvoice, LedgerInvoiceLine } from '../../world/ledger/Ledger.js'
import { localInstant } from '../localInstant.js'
import { wireDateTime } from '../wireDateTime.js'
import type { MoneyParts } from './buildExpense.js'
import { spread } from './spread.js'
import type { StoredInvoice, StoredItem } from './StoredInvoice.js'

/** What lines of one invoice have numbers within. */
export const mostItems = 4096

/** The one tax of the sandbox's firms. */
export const taxName = 'Sales Tax'

const itemTypes: Readonly<Record<LedgerInvoiceLine['kind'], StoredItem['type']>> = {
  time: 'TimeEntryItem',
  expense: 'ExpenseItem',
  flat_fee: 'RegularItem',
  interest: 'InterestItem',
  adjustment: 'RegularItem',
}

/** Invoice number `index` of the firm's books. The vendor has no void invoices: what was voided is deleted. */
export const buildInvoice = (parts: MoneyParts, index: number): StoredInvoice => {
  const { world, guid, ids } = parts
  const invoice = parts.ledger.invoice(index)
  const { timeZone } = world.firm
  return {
    id: guid.of('invoice', index),
    number: invoice.number,
    account_ref: invoice.client === null ? null : { id: ids.account(invoice.client) },
    issue_date: wireDateTime(localInstant(invoice.issueDate, 12, timeZone)),
    due_date: invoice.dueDate === null ? null : wireDateTime(localInstant(invoice.dueDate, 0, timeZone)),
    invoice_type: invoice.type === 'credit' ? 'Credit' : 'Sale',
    stage: stage(invoice),
    items: items(parts, invoice),
    discountPercent: invoice.discount?.kind === 'percent' ? invoice.discount.percentHundredths / 100 : null,
    discountCents: invoice.discountCents,
    taxRateHundredths: invoice.taxRateHundredths,
    creditCents: invoice.writtenOffCents,
    customerNotes: invoice.discount === null || invoice.discount.note === '' ? null : invoice.discount.note,
    isImported: index % 17 === 3,
    isDeleted: invoice.state === 'void' || invoice.state === 'deleted',
    created_at: wireDateTime(invoice.createdAt),
    updated_at: wireDateTime(invoice.updatedAt),
  }
}

const stage = ({ state, sent, index }: LedgerInvoice): StoredInvoice['stage'] => {
  if (state === 'draft') return 'saved'
  if (state === 'pending_approval') return 'pendingApproval'
  if (!sent) return 'approved'
  return index % 3 === 0 ? 'viewed' : 'sent'
}

const items = (parts: MoneyParts, invoice: LedgerInvoice): readonly StoredItem[] => {
  const discounts = spread(
    invoice.discountCents,
    invoice.lines.map(({ amountCents }) => Math.max(0, amountCents)),
  )
  const taxed = (line: LedgerInvoiceLine): boolean => line.taxable && invoice.taxCents !== 0
  const taxes = spread(
    invoice.taxCents,
    invoice.lines.map((line) => (taxed(line) ? Math.max(0, line.amountCents) : 0)),
  )
  return invoice.lines.map((line, at) =>
    item(parts, { invoice: invoice.index, line, at, discountCents: discounts[at] ?? 0, taxCents: taxes[at] ?? 0, isTaxed: taxed(line) }),
  )
}

const item = (
  { world, guid, userId }: MoneyParts,
  of: {
    readonly invoice: number
    readonly line: LedgerInvoiceLine
    readonly at: number
    readonly discountCents: number
    readonly taxCents: number
    readonly isTaxed: boolean
  },
): StoredItem => {
  const { line } = of
  return {
    id: guid.of('invoice-item', of.invoice * mostItems + of.at),
    type: itemTypes[line.kind],
    matter: guid.of('matter', line.matter),
    qty: line.timeEntry === null ? line.quantityThousandths / 1000 : world.timeEntry(line.timeEntry).seconds / 3600,
    priceCents: line.rateCents,
    subCents: line.amountCents,
    discountCents: of.discountCents,
    taxCents: of.taxCents,
    taxName: of.isTaxed ? taxName : '',
    date: wireDateTime(localInstant(line.date, 12, world.firm.timeZone)),
    user: line.user === null ? null : userId(line.user),
    name: line.kind === 'flat_fee' ? 'Flat fee' : line.kind === 'adjustment' ? 'Adjustment' : null,
    description: line.description,
    timeEntry: line.timeEntry === null ? null : guid.of('time-entry', line.timeEntry),
    expense: line.expense === null ? null : guid.of('expense', line.expense),
  }
}
