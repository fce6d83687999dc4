import { lineAmount } from '../books/cents.js'
import { settle } from '../books/settle.js'
import type { CaseRecord } from '../firm/CaseRecord.js'
import type { ContactReference } from '../firm/ContactReference.js'
import type { InvoiceLine, InvoiceRecord } from '../firm/InvoiceRecord.js'
import { firstIds } from '../firm/firstIds.js'
import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import { timestamp } from '../firm/timestamp.js'
import type { InvoiceFields } from './invoiceFields.js'
import { markInvoiced } from './markInvoiced.js'
import { requireExisting } from './requireExisting.js'
import { today } from './today.js'
import { withoutUndefined } from './withoutUndefined.js'

/** Creates an invoice, or changes the fields that are given of the one there is. Throws where more would be paid than it comes to, and where its lines are of another case. */
export const saveInvoice = (firm: MyCaseFirm, before: InvoiceRecord | undefined, fields: InvoiceFields): InvoiceRecord => {
  requireExisting(firm.cases, fields.case ? [fields.case] : undefined, '/case')
  const now = timestamp(firm.kit.clock.now())
  const base = before ?? blankInvoice(firm, now)
  const { lines, discount, tax, written_off: writtenOff, sent_status: state, ...plain } = fields
  const after: InvoiceRecord = {
    ...base,
    ...withoutUndefined({ ...plain, state, discount_cents: discount, tax_cents: tax, written_off_cents: writtenOff }),
    ...(lines === undefined ? {} : { lines: lines.map((line) => lineOf(line, fields.invoice_date ?? base.invoice_date)) }),
    ...(fields.case === undefined ? {} : { contact: fields.case === null ? null : billingContact(firm, fields.case.id) }),
    updated_at: now,
  }
  const { total, balance } = settle(firm.books, after, today(firm))
  if (balance < 0 && balance !== total) throw new Error('the invoice would come to less than what is paid on it, written off or forwarded')
  if (after.state === 'draft' && before !== undefined && firm.books.paymentsOfInvoice(after.id).length > 0)
    throw new Error('an invoice with payments is no draft')
  if (before === undefined) firm.books.invoices.insert(after)
  else firm.books.invoices.replace(after)
  if (before !== undefined && lines !== undefined) markInvoiced(firm, before, null)
  if (before === undefined || lines !== undefined) markInvoiced(firm, after, after.id)
  return after
}

const lineOf = ({ type, date, quantity, rate, ...line }: NonNullable<InvoiceFields['lines']>[number], invoiceDate: string): InvoiceLine => {
  const thousandths = Math.round(quantity * 1000)
  return {
    ...line,
    kind: type,
    date: date ?? invoiceDate,
    quantity_thousandths: thousandths,
    rate_cents: rate,
    amount_cents: lineAmount(thousandths, rate),
  }
}

/** Whom a case's invoices go to: its billing contact, who is a person or a company, else its first person. */
export const billingContact = (firm: MyCaseFirm, caseId: number): ContactReference | null => {
  const one = firm.cases.get(String(caseId))
  return one === undefined ? null : contactOf(one)
}

const contactOf = ({ billing_contact: billed, clients, companies }: CaseRecord): ContactReference | null => {
  if (billed !== null) return { type: companies.some(({ id }) => id === billed.id) ? 'company' : 'client', id: billed.id }
  const [first] = clients
  return first === undefined ? null : { type: 'client', id: first.id }
}

/** One flat fee of a hundred dollars, sent today, for the firm's first case. */
const blankInvoice = (firm: MyCaseFirm, now: string): InvoiceRecord => {
  const [firstCase] = firm.cases
  const id = firm.books.invoices.nextId()
  const date = now.slice(0, 10)
  const fee: InvoiceLine = {
    kind: 'flat_fee',
    source: null,
    date,
    activity: 'Flat Fee',
    description: '',
    staff: null,
    quantity_thousandths: 1000,
    rate_cents: 10_000,
    amount_cents: 10_000,
    taxable: false,
  }
  return {
    id,
    invoice_number: String(id - firstIds.invoices + 20_001),
    invoice_date: date,
    due_date: null,
    case: firstCase === undefined ? null : { id: firstCase.id },
    contact: firstCase === undefined ? null : contactOf(firstCase),
    attorney: null,
    lines: [fee],
    discount_cents: 0,
    tax_cents: 0,
    written_off_cents: 0,
    forwarded_cents: 0,
    forwarded_to: null,
    state: 'sent',
    bank_account: { id: firstIds.bankAccounts + 1 },
    allow_online_payments: true,
    created_at: now,
    updated_at: now,
  }
}
