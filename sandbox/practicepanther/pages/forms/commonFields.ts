import type { Store } from '../../records/Store.js'
import type { FormField } from './PaymentForm.js'
import { peoplesMethods } from './postedValues.js'

/** A sum in a text field. */
export const amountField = (cents: number | null): FormField => ({
  name: 'Payment.Amount',
  label: 'Amount',
  kind: 'text',
  value: cents === null ? '' : (cents / 100).toFixed(2),
})

/** A day in a text field: today. */
export const dateField = ({ timeZone }: Pick<Store, 'timeZone'>, now: number): FormField => ({
  name: 'Payment.Date',
  label: 'Date',
  kind: 'text',
  value: new Intl.DateTimeFormat('en-US', { timeZone }).format(now),
})

/** How it is paid, with what tells one payment from another. */
export const methodFields: readonly FormField[] = [
  { name: 'Payment.Method', label: 'Method', kind: 'select', value: 'Check', options: peoplesMethods.map((method) => [method, method]) },
  { name: 'Payment.CheckNumber', label: 'Check #', kind: 'text', value: '' },
  { name: 'Payment.TransactionId', label: 'Transaction ID', kind: 'text', value: '' },
]

/** Notes of the firm's. */
export const notesField: FormField = { name: 'Payment.Notes', label: 'Notes', kind: 'area', value: '' }

/** Which operating account the money goes to: the first, unless a person chooses. */
export const operatingField = ({ books }: Pick<Store, 'books'>): FormField => {
  const options = [...books.bankAccounts.created()].filter(({ type }) => type === 'Operating').map(({ id, name }) => [id, name] as const)
  return { name: 'Payment.BankAccountGuid', label: 'Bank account', kind: 'select', value: options[0]?.[0] ?? '', options }
}
