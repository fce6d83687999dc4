import type { CommandInputs } from '../../../core/command/Command.js'
import type { MoneyKind } from '../../../core/command/moneyCommand.js'
import { Money } from '../../../core/money.js'
import type { InvoiceRecord } from '../../../core/record/Invoice.js'
import type { PaymentRecord } from '../../../core/record/Payment.js'
import type { TrustAccountRecord } from '../../../core/record/TrustAccount.js'
import type { TrustTransactionRecord } from '../../../core/record/TrustTransaction.js'
import type { WrittenRecord } from '../../../core/recordWriters.js'
import { aPayment, aTrustTransaction } from '../../prisma/support/records.js'

/** The books of a vendor of the test's own. */
export interface Books {
  readonly INVOICE: InvoiceRecord[]
  readonly PAYMENT: PaymentRecord[]
  readonly TRUST_ACCOUNT: TrustAccountRecord[]
  readonly TRUST_TRANSACTION: TrustTransactionRecord[]
}

/** Adds two amounts as the books write them. */
export const plus = (left: string, right: string): string => new Money(left).plus(right).toFixed(2)
const minus = (amount: string): string => new Money(amount).neg().toFixed(2)

const change = <Record extends { readonly vendorId: string }>(
  records: Record[],
  vendorId: string,
  to: (record: Record) => Record,
): void => {
  const index = records.findIndex((record) => record.vendorId === vendorId)
  const record = records[index]
  if (record === undefined) throw new Error(`the vendor has no ${vendorId}`)
  records[index] = to(record)
}

/** Books a movement: the transaction, and with it the ledger's and the account's balance. */
export const bookTrust = (books: Books, transaction: TrustTransactionRecord): void => {
  books.TRUST_TRANSACTION.push(transaction)
  const { trustAccountId, clientId, matterId, amount } = transaction
  change(books.TRUST_ACCOUNT, trustAccountId, (account) => {
    const isSame = (ledger: (typeof account.ledgers)[number]): boolean => ledger.clientId === clientId && ledger.matterId === matterId
    const old = account.ledgers.find(isSame) ?? { clientId, matterId, balance: '0', protected: '0', available: '0' }
    const ledger = { ...old, balance: plus(old.balance, amount), available: plus(old.available, amount) }
    return { ...account, balance: plus(account.balance, amount), ledgers: [...account.ledgers.filter((one) => !isSame(one)), ledger] }
  })
}

const payInvoice = (
  books: Books,
  vendorId: string,
  { amount, field }: { readonly amount: string; readonly field: 'paid' | 'trustApplied' },
): void =>
  change(books.INVOICE, vendorId, (invoice): InvoiceRecord => {
    const balance = plus(invoice.balance, minus(amount))
    const isPaid = new Money(balance).isZero()
    const [first, ...others] = invoice.matterBalances
    return {
      ...invoice,
      status: isPaid ? 'PAID' : 'PARTIALLY_PAID',
      balance,
      [field]: plus(invoice[field], amount),
      matterBalances: first === undefined ? [] : [{ ...first, balance: plus(first.balance, minus(amount)) }, ...others],
    }
  })

/** How the vendor books each kind of order, under the next number. */
export const bookings: { readonly [K in MoneyKind]: (books: Books, input: CommandInputs[K], number: string) => WrittenRecord } = {
  recordInvoicePayment: (books, { invoiceId, amount, date, source, payerId, memo }, number) => {
    const applications = [{ invoiceId, amount: plus(amount, '0') }]
    const record = { amount: plus(amount, '0'), date, ...source, payerId: payerId ?? 'c1', memo, applications, status: 'RECORDED' } as const
    books.PAYMENT.push(aPayment(`p${number}`, record))
    payInvoice(books, invoiceId, { amount, field: 'paid' })
    return { vendorId: `p${number}` }
  },
  recordTrustDeposit: (books, { source, amount, ...same }, number) => {
    const { method, transactionId: reference } = source
    bookTrust(
      books,
      aTrustTransaction(`x${number}`, { ...same, amount: plus(amount, '0'), method, reference, status: 'RECORDED', balanceAfter: null }),
    )
    return { vendorId: `x${number}` }
  },
  applyTrustToInvoice: (books, { amount, invoiceId, ...same }, number) => {
    const movement = { ...same, invoiceId, amount: minus(amount), method: null, reference: null, balanceAfter: null } as const
    bookTrust(books, aTrustTransaction(`x${number}`, { ...movement, type: 'INVOICE_PAYMENT', status: 'RECORDED' }))
    const payment = {
      amount: plus(amount, '0'),
      date: same.date,
      method: 'trust',
      processor: null,
      transactionId: null,
      trustTransactionId: `x${number}`,
    }
    books.PAYMENT.push(aPayment(`p${number}`, { ...payment, applications: [{ invoiceId, amount: plus(amount, '0') }] }))
    payInvoice(books, invoiceId, { amount, field: 'trustApplied' })
    return { vendorId: `x${number}`, paymentId: `p${number}` }
  },
  recordTrustDisbursement: (books, { amount, payeeId: _, payeeName: __, ...same }, number) => {
    const movement = { ...same, amount: minus(amount), method: null, invoiceId: null, balanceAfter: null } as const
    bookTrust(books, aTrustTransaction(`x${number}`, { ...movement, type: 'DISBURSEMENT', status: 'RECORDED' }))
    return { vendorId: `x${number}` }
  },
}
