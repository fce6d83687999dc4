import type { WireRecord } from '../api/WireRecord.js'
import type { Drift } from './Drift.js'

const without = (record: WireRecord, name: string): WireRecord => Object.fromEntries(Object.entries(record).filter(([own]) => own !== name))

/** Ways in which the API's expenses, invoices and payments stop keeping to the documented format. */
export const moneyDrifts = {
  'expense-cost-renamed': {
    meaning: 'an expense’s cost is called unit_cost',
    records: { expenses: (record) => ({ ...without(record, 'cost'), unit_cost: record['cost'] }) },
  },
  'expense-units-null': { meaning: 'an expense’s units are null', records: { expenses: (record) => ({ ...record, units: null }) } },
  'invoice-amounts-swapped': {
    meaning: 'an invoice’s total_amount and paid_amount have changed places',
    records: { invoices: (record) => ({ ...record, total_amount: record['paid_amount'], paid_amount: record['total_amount'] }) },
  },
  'invoice-amounts-in-cents': {
    meaning: 'an invoice’s amounts are whole cents',
    records: {
      invoices: (record) => ({
        ...record,
        total_amount: Math.round(Number(record['total_amount']) * 100),
        paid_amount: Math.round(Number(record['paid_amount']) * 100),
      }),
    },
  },
  'invoice-amounts-formatted': {
    meaning: 'an invoice’s amounts are texts such as $1,250.50',
    records: {
      invoices: (record) => ({
        ...record,
        total_amount: Number(record['total_amount']).toLocaleString('en-US', { style: 'currency', currency: 'USD' }),
      }),
    },
  },
  'invoice-status-new': {
    meaning: 'a paid invoice’s status is settled',
    records: { invoices: (record) => ({ ...record, status: record['status'] === 'paid' ? 'settled' : record['status'] }) },
  },
  'payment-amount-null': {
    meaning: 'a payment’s amount is null',
    records: { invoice_payments: (record) => ({ ...record, amount: null }) },
  },
  'payment-invoice-missing': {
    meaning: 'payments no longer name their invoice',
    records: { invoice_payments: (record) => without(record, 'invoice') },
  },
  'payment-status-words': {
    meaning: 'a payment’s status is Succeeded or Declined',
    records: { invoice_payments: (record) => ({ ...record, status: record['status'] === 'success' ? 'Succeeded' : 'Declined' }) },
  },
  'soft-login-page': { meaning: 'every page and list is the login page, with status 200' },
} as const satisfies Readonly<Record<string, Drift>>
