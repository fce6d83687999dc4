import { usualLook } from '../pages/PaymentLook.js'
import { changed } from './changed.js'
import type { Drift, WireRecord } from './Drift.js'

const renamed = (record: WireRecord, names: Readonly<Record<string, string>>): WireRecord =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [names[name] ?? name, value]))

const hundredfold = (value: unknown): number => Math.round(Number(value) * 100)

const ofTotals = (record: WireRecord, change: (totals: WireRecord) => WireRecord): WireRecord =>
  changed(record, { invoiceTotals: (totals) => change(totals as WireRecord) })

/** Variants of what is told of money. */
export const moneyDrifts = {
  'renamed-price': {
    says: 'the price of expenses is called unitPrice',
    record: (kind, record) => (kind === 'expense' ? renamed(record, { price: 'unitPrice' }) : record),
  },
  'expense-amount-in-cents': {
    says: 'the amounts of expenses are whole cents, their prices dollars as before',
    record: (kind, record) =>
      kind === 'expense' ? changed(record, { amount: hundredfold, amountExcTax: hundredfold, amountIncTax: hundredfold }) : record,
  },
  'credited-invoices': {
    says: 'a new status of invoices appears, 5, on what was void',
    record: (kind, record) =>
      kind === 'invoice' ? changed(record, { status: (status) => (status === 4 || status === 2 ? 5 : status) }) : record,
  },
  'net-invoice-total': {
    says: 'the total of an invoice is told with the discount taken off',
    record: (kind, record) =>
      kind === 'invoice'
        ? ofTotals(record, (totals) => ({ ...totals, total: (100 * Number(totals['total']) - 100 * Number(totals['discount'])) / 100 }))
        : record,
  },
  'swapped-invoice-totals': {
    says: 'paid and unpaid of an invoice stand in each other’s place',
    record: (kind, record) =>
      kind === 'invoice' ? ofTotals(record, (totals) => ({ ...totals, paid: totals['unpaid'], unpaid: totals['paid'] })) : record,
  },
  'null-unpaid': {
    says: 'unpaid is null on invoices nothing was paid on',
    record: (kind, record) =>
      kind === 'invoice' ? ofTotals(record, (totals) => (totals['paid'] === 0 ? { ...totals, unpaid: null } : totals)) : record,
  },
  'renumbered-entries': {
    says: 'the types of an invoice’s entries count from one',
    record: (kind, record) =>
      kind === 'invoice'
        ? changed(record, {
            entries: (entries) => (entries as readonly WireRecord[]).map((entry) => ({ ...entry, type: Number(entry['type']) + 1 })),
          })
        : record,
  },
  'unlisted-entries': {
    says: 'the entries of invoices are left empty',
    record: (kind, record) => (kind === 'invoice' ? { ...record, entries: [] } : record),
  },
  'unsigned-transactions': {
    says: 'amounts of transactions have no sign',
    record: (kind, record) => (kind === 'transaction' ? changed(record, { amount: (amount) => Math.abs(Number(amount)) }) : record),
  },
  'new-transaction-type': {
    says: 'money paid out is of the new type TrustToOffice',
    record: (kind, record) =>
      kind === 'transaction'
        ? changed(record, { type: (type) => (type === 'VendorPayment' || type === 'InvoicePayment' ? 'TrustToOffice' : type) })
        : record,
  },
  'dated-by-entry': {
    says: 'effectiveDate of transactions is day first: 02/07/2026',
    record: (kind, record) =>
      kind === 'transaction'
        ? changed(record, { effectiveDate: (date) => String(date).slice(0, 10).split('-').toReversed().join('/') })
        : record,
  },
  'lost-contact-balance': {
    says: 'the first contact’s balance is left out of an account’s',
    record: (kind, record) =>
      kind === 'bankAccount' ? changed(record, { contactBalances: (balances) => (balances as readonly unknown[]).slice(1) }) : record,
  },
  'available-is-balance': {
    says: 'the available balance no longer heeds protected money',
    record: (kind, record) =>
      kind === 'bankAccount'
        ? changed(record, {
            contactBalances: (balances) => (balances as readonly WireRecord[]).map((one) => ({ ...one, availableBalance: one['balance'] })),
          })
        : record,
  },
  'numbered-account-types': {
    says: 'the type of a bank account is a number',
    record: (kind, record) => (kind === 'bankAccount' ? { ...record, type: record['accountType'] } : record),
  },
  'payments-column-renamed': {
    says: 'the column Amount of the list of payments is called Total',
    payments: { heading: (column) => (column === 'Amount' ? 'Total' : column) },
  },
  'payments-cells-swapped': {
    says: 'amount and allocation of payments stand in each other’s column',
    payments: { cells: (cells) => ({ ...cells, Amount: cells['Allocated To'], 'Allocated To': cells.Amount }) },
  },
  'payments-dates-swapped': {
    says: 'Date and Entered of payments stand in each other’s column',
    payments: { heading: (column) => ({ Date: 'Entered', Entered: 'Date' })[column as 'Date'] ?? column },
  },
  'payments-day-first': {
    says: 'dates of payments are written day first',
    payments: { day: (date) => date.slice(0, 10).split('-').toReversed().join('/') },
  },
  'payments-in-euros': {
    says: 'amounts of payments carry another currency’s sign',
    payments: { money: (cents) => usualLook.money(cents).replace('$', '€') },
  },
  'payments-decimal-comma': {
    says: 'amounts of payments are written with a decimal comma: $1.234,50',
    payments: { money: (cents) => usualLook.money(cents).replaceAll(/[.,]/g, (sign) => (sign === '.' ? ',' : '.')) },
  },
  'payments-new-status': {
    says: 'payments that were processed are called Settled',
    payments: { status: (word) => (word === 'Processed' || word === 'Cleared' ? 'Settled' : word) },
  },
  'payments-truncated': {
    says: 'the list of payments shows half of what it says it shows',
    payments: { rows: (rows) => rows.slice(0, Math.floor(rows.length / 2)) },
  },
  'payments-uncounted': {
    says: 'the list of payments says nothing of how many there are and is led on by a button',
    payments: { pager: () => '<nav class="pager"><button>More</button></nav>' },
  },
  'payments-login-page': {
    says: 'in the place of the list of payments stands the login form, with status 200',
    payments: {
      body: () =>
        '<form class="card" id="login"><h1>Smokeball</h1><label>Email Address <input type="email" name="email"></label><label>Password <input type="password" name="password"></label><button type="submit">Log in</button></form>',
    },
  },
} as const satisfies Readonly<Record<string, Drift>>
