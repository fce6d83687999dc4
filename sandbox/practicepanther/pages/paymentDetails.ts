import { accountDisplayName, matterDisplayName } from '../api/displayNames.js'
import type { Store } from '../records/Store.js'
import { dollars } from './dollars.js'
import { factList } from './grid.js'

/** The page of one payment, or undefined where there is none. */
export const paymentDetails = (store: Store, id: string): { readonly title: string; readonly body: string } | undefined => {
  const { books } = store
  const payment = books.payments.get(id.toLowerCase())
  if (payment === undefined) return undefined
  const account = store.accounts.get(payment.account_ref?.id ?? '')
  const matter = store.matters.get(payment.matter_ref?.id ?? '')
  const bank = books.bankAccounts.get(payment.bankAccount)
  const rows = payment.applications.flatMap(({ invoice, amountCents }) => {
    const found = books.invoices.get(invoice)
    return found === undefined
      ? []
      : [`<tr><td><a href="/SaleDocument/Details/${found.id}">${String(found.number)}</a></td><td>${dollars(amountCents)}</td></tr>`]
  })
  return {
    title: `Payment ${String(payment.number)}`,
    body: `<h1>Payment ${String(payment.number)}</h1>${factList([
      ['Date', payment.date],
      ['Amount', dollars(payment.amountCents)],
      ['Contact', account === undefined ? payment.name : accountDisplayName(account)],
      ['Matter', matter === undefined ? null : matterDisplayName(matter)],
      ['Bank account', bank === undefined ? null : `${bank.name} (${bank.type})`],
      ['Method', payment.method],
      ['Status', payment.status],
      ['Reconciled', payment.isReconciled ? 'Yes' : 'No'],
      ['Payee', payment.payee],
      ['Check number', payment.check_number === null ? null : String(payment.check_number)],
      ['Transaction', payment.transactionId],
      ['Notes', payment.notes],
    ])}
<h2>Applied to</h2><table><thead><tr><th>Invoice</th><th>Amount</th></tr></thead><tbody>${rows.join('\n')}</tbody></table>`,
  }
}
