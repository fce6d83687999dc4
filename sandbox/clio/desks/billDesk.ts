import type { RecordsDesk } from '../../portal/Portal.js'
import type { Stored } from '../api/Kind.js'
import type { ClioFirm } from '../ClioFirm.js'
import { centsOf } from '../books/centsOf.js'
import { dollars } from '../books/dollars.js'
import { settleBill } from '../books/settleBill.js'
import { blankBill, type BillDiscount, type ClioBill } from '../records/ClioBill.js'
import { type ClioLineItem, lineItemId } from '../records/ClioLineItem.js'
import type { ClioMatter } from '../records/ClioMatter.js'
import { openDesk } from './openDesk.js'
import { field, type FieldReader, readFields } from './readFields.js'

/** What changes the sums of a bill. */
const moneyFields = ['discount', 'tax_rate', 'line_items', 'matters', 'state']

const discount: FieldReader = (value, name) => {
  if (value === null) return null
  const { rate, type, note } = value as { readonly rate?: unknown; readonly type?: unknown; readonly note?: unknown } // Looked at below.
  if (typeof rate !== 'number' || rate < 0) throw new Error(`${name} needs a rate that is not negative`)
  return {
    rate,
    type: field.oneOf(['percentage', 'money'])(type, `${name}.type`) as BillDiscount['type'], // One of them, as just read.
    note: typeof note === 'string' ? note : null,
    early_payment_rate: null,
    early_payment_period: null,
  } satisfies BillDiscount
}

const readers = (firm: ClioFirm): Readonly<Record<string, FieldReader>> => {
  const matter = field.reference((id) => firm.matters.get(id) !== undefined)
  return {
    number: field.name,
    issued_at: field.date,
    due_at: field.date,
    subject: field.text,
    memo: field.text,
    purchase_order: field.text,
    client: field.reference((id) => firm.contacts.get(id) !== undefined),
    matters: field.list((entry) => matter(entry, 'matters')),
    discount,
    tax_rate: field.number,
    state: field.oneOf(['draft', 'awaiting_approval', 'awaiting_payment', 'void', 'deleted']),
    line_items: field.list((entry) => ({
      kind: field.oneOf(['Service', 'Expense'])(entry['kind'] ?? 'Service', 'kind'),
      note: field.text(entry['note'] ?? null, 'note'),
      description: field.text(entry['description'] ?? null, 'description'),
      date: field.date(entry['date'] ?? firm.today(), 'date'),
      price: field.number(entry['price'], 'price'),
      quantity: field.number(entry['quantity'] ?? 1, 'quantity'),
      taxable: field.flag(entry['taxable'] ?? false, 'taxable'),
      discount: discount(entry['discount'] ?? null, 'discount'),
      activity: field.reference((id) => firm.activities.get(id) !== undefined)(entry['activity'] ?? null, 'activity'),
      matter: matter(entry['matter'] ?? null, 'matter'),
    })),
  }
}

/** The first matter that has a client. */
const firstMatter = (firm: ClioFirm): ClioMatter | undefined => {
  for (const matter of firm.matters) if (matter.client !== null) return matter
  return undefined
}

/**
 * Bills by hand, as the web application generates them. A new one is issued today to the firm's first client over one line of work.
 * What adds up is added up: subtotal, tax, totals and balance are never entered. A bill on which money was paid is neither voided nor deleted.
 */
export const billDesk = (firm: ClioFirm): RecordsDesk => {
  const read = readers(firm)
  const written = (bill: ClioBill, lines: readonly Stored[]): readonly ClioLineItem[] =>
    lines.map((line, place) => {
      const subtotal = Math.round((Math.round(Number(line['quantity']) * 1000) * centsOf(line['price'])) / 1000)
      const off = line['discount'] as BillDiscount | null // Read above.
      const taken = off === null ? 0 : off.type === 'money' ? centsOf(off.rate) : Math.round((subtotal * off.rate) / 100)
      return {
        ...line,
        id: lineItemId(bill.id, bill.line_items.length + place),
        created_at: firm.now(),
        updated_at: firm.now(),
        type: line['activity'] === null ? 'LineItem' : 'ActivityLineItem',
        matter: line['matter'] ?? bill.matters[0] ?? null,
        bill: { id: bill.id },
        user: null,
        sub_total: dollars(subtotal),
        total: dollars(subtotal - taken),
        secondary_taxable: false,
        tax: null,
        secondary_tax: 0,
        group_ordering: place + 1,
      } as unknown as ClioLineItem // Read by `readers`.
    })
  const desk = openDesk<ClioBill>({
    collection: firm.bills,
    includes: ({ kind }) => kind === 'revenue_kind',
    now: firm.now,
    blank: () => {
      const matter = firstMatter(firm)
      const id = firm.nextId('bills')
      const now = firm.now()
      const bill: ClioBill = {
        ...blankBill,
        id,
        created_at: now,
        updated_at: now,
        number: String(50_000 + id),
        issued_at: firm.today(),
        due_at: firm.today(),
        tax_rate: 0,
        subject: null,
        kind: 'revenue_kind',
        start_at: firm.today(),
        end_at: firm.today(),
        state: 'awaiting_payment',
        paid_at: null,
        shared: false,
        last_sent_at: null,
        sub_total: 0,
        total_tax: 0,
        total: 0,
        due: 0,
        paid: 0,
        credits_issued: 0,
        balance: 0,
        discount: null,
        interest: null,
        client: matter?.client ?? null,
        matters: matter === undefined ? [] : [{ id: matter.id }],
        balances: [],
        line_items: [],
        user: matter?.responsible_attorney ?? null,
      }
      return settleBill({ ...bill, line_items: written(bill, [{ ...newLine, date: firm.today() }]) })
    },
    changes: (fields, bill) => {
      const { line_items: lines, ...changes } = readFields(fields, read)
      if (changes['state'] !== undefined && changes['state'] !== bill.state && (bill.paid !== 0 || bill.credits_issued !== 0)) {
        throw new Error('a bill with recorded payments or credit notes keeps its state')
      }
      const next = { ...bill, ...changes, ...(Array.isArray(lines) ? { line_items: written(bill, lines) } : {}) }
      return moneyFields.some((name) => name in fields) ? settleBill(next) : next
    },
  })
  return { ...desk, delete: () => false }
}

const newLine: Stored = {
  kind: 'Service',
  note: 'Consultation',
  description: null,
  price: 250,
  quantity: 1.2,
  taxable: false,
  discount: null,
  activity: null,
  matter: null,
}
