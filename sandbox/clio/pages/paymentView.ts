import type { ClioFirm } from '../ClioFirm.js'
import type { ClioPayment } from '../records/ClioPayment.js'
import { moneyText } from './moneyText.js'
import { recordFacts, recordTable } from './recordTable.js'
import { usDate } from './usDate.js'

/** The page of one payment: for people. What is needed of it stands on the pages of its bills too. */
export const paymentView = (firm: ClioFirm, payment: ClioPayment): { readonly title: string; readonly view: string } => ({
  title: `Payment ${payment.id}`,
  view: `<h1>Payment ${payment.id}</h1>${recordFacts([
    ['Date', usDate(payment.date)],
    ['Payer', firm.contacts.get(String(payment.contact?.id))?.name ?? ''],
    ['Method', payment.method],
    ['Reference', payment.reference ?? ''],
    ['Amount', moneyText(payment.amount)],
    ['Deposited to', firm.bankAccounts.get(String(payment.destination_bank_account.id))?.name ?? ''],
    ['Status', payment.status],
    ['Memo', payment.description ?? ''],
  ])}
<h2>Applied to</h2>${recordTable(
    ['Bill', 'Amount'],
    payment.allocations.map(({ bill, amount }) => [
      { text: firm.bills.get(String(bill.id))?.number ?? String(bill.id), href: `/nc/#/bills/${bill.id}` },
      moneyText(amount),
    ]),
  )}`,
})
