import type { World } from '../../world/World.js'
import type { Ledger, LedgerInvoice, LedgerInvoiceLine } from '../../world/ledger/Ledger.js'
import { buildExpense } from './buildExpense.js'
import { buildTimeEntry } from './buildTimeEntry.js'
import type { ContactReferences } from './contactReferences.js'
import { firstIds } from './firstIds.js'
import { type Forwarding, forwardingOf } from './forwardings.js'
import type { InvoiceLine, InvoiceRecord } from './InvoiceRecord.js'
import { timestamp } from './timestamp.js'

/** What invoices are made from beside the books. */
export interface InvoiceSources {
  readonly world: World
  readonly ledger: Ledger
  readonly contacts: ContactReferences
}

/** An invoice of the firm's books in MyCase's words. Undefined for what is void or deleted: MyCase knows neither, such an invoice is gone. */
export const buildInvoice = (sources: InvoiceSources, index: number): InvoiceRecord | undefined => {
  const { world, ledger, contacts } = sources
  const invoice = ledger.invoice(index)
  if (invoice.state === 'void' || invoice.state === 'deleted') return undefined
  const matter = invoice.matters[0] ?? 0
  const forwarding = forwardingOf(ledger, matter)
  const forwarded = forwarding?.from.index === index ? forwarding : undefined
  const received = forwarding?.to.index === index ? [forwardLine(forwarding)] : []
  const attorney = world.matter(matter).responsibleAttorney
  return {
    id: firstIds.invoices + index,
    invoice_number: String(invoice.number).padStart(5, '0'),
    invoice_date: invoice.issueDate,
    // What nobody has sent yet nobody has to pay yet.
    due_date: stateOf(invoice) === 'unsent' ? null : invoice.dueDate,
    case: { id: firstIds.cases + matter },
    contact: contacts.of(invoice.client),
    attorney: attorney === null ? null : { id: firstIds.staff + attorney },
    lines: [...invoice.lines.map((line) => lineOf(sources, line)), ...received],
    discount_cents: invoice.discountCents,
    tax_cents: invoice.taxCents,
    written_off_cents: invoice.writtenOffCents,
    forwarded_cents: forwarded?.cents ?? 0,
    forwarded_to: forwarded === undefined ? null : { id: firstIds.invoices + forwarded.to.index },
    state: stateOf(invoice),
    bank_account: { id: firstIds.bankAccounts + 1 },
    // One firm in life had most of its invoices hidden by the list's default.
    allow_online_payments: index % 3 !== 0,
    created_at: timestamp(invoice.createdAt),
    updated_at: timestamp(invoice.updatedAt),
  }
}

/** Nobody approves invoices at MyCase: what waits for that is a draft. */
const stateOf = ({ state, sent }: LedgerInvoice): InvoiceRecord['state'] =>
  state === 'draft' || state === 'pending_approval' ? 'draft' : sent ? 'sent' : 'unsent'

const kinds = { time: 'time_entry', expense: 'expense', flat_fee: 'flat_fee', interest: 'interest', adjustment: 'adjustment' } as const

const activities: Readonly<Partial<Record<LedgerInvoiceLine['kind'], string>>> = {
  flat_fee: 'Flat Fee',
  interest: 'Interest',
  adjustment: 'Adjustment',
}

const lineOf = ({ world, ledger }: InvoiceSources, line: LedgerInvoiceLine): InvoiceLine => {
  const entry = line.timeEntry === null ? null : buildTimeEntry(world.timeEntry(line.timeEntry), null)
  const expense = line.expense === null ? null : buildExpense(ledger.expense(line.expense))
  const source = entry ?? expense
  return {
    kind: kinds[line.kind],
    source: source === null ? null : { id: source.id },
    date: line.date,
    activity: source?.activity_name ?? activities[line.kind] ?? '',
    description: line.description,
    staff: line.user === null ? null : { id: firstIds.staff + line.user },
    quantity_thousandths: line.quantityThousandths,
    rate_cents: line.rateCents,
    amount_cents: line.amountCents,
    taxable: line.taxable,
  }
}

const forwardLine = ({ from, to, cents }: Forwarding): InvoiceLine => ({
  kind: 'balance_forward',
  source: { id: firstIds.invoices + from.index },
  date: to.issueDate,
  activity: 'Balance Forward',
  description: `Balance of invoice ${String(from.number).padStart(5, '0')}`,
  staff: null,
  quantity_thousandths: 1000,
  rate_cents: cents,
  amount_cents: cents,
  taxable: false,
})
