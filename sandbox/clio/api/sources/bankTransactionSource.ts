import type { ClioFirm } from '../../ClioFirm.js'
import { centsOf } from '../../books/centsOf.js'
import { firstIds } from '../../firstIds.js'
import { blankTransaction, type ClioBankTransaction, signed } from '../../records/ClioBankTransaction.js'
import { type ClioPayment, paymentCounts } from '../../records/ClioPayment.js'
import type { RecordSource } from '../Resource.js'
import { fromOf } from './changedSince.js'
import { allocationById, allocationsOfPayment } from './allocationSource.js'

/** The deposit of a payment on an operating account; undefined for one that came to nothing, and for money that went into trust. */
const operatingDeposit = (firm: ClioFirm, payment: ClioPayment): ClioBankTransaction | undefined => {
  const account = firm.bankAccounts.get(String(payment.destination_bank_account.id))
  if (!paymentCounts(payment.status) || account?.type !== 'Operating') return undefined
  const [allocation] = allocationsOfPayment(payment)
  return {
    ...blankTransaction,
    id: firstIds.operatingTransaction + payment.id - firstIds.payment,
    created_at: payment['created_at'],
    updated_at: payment['updated_at'],
    type: 'asset',
    bank_account_id: account.id,
    date: payment.date,
    ...signed(centsOf(payment.amount)),
    currency: account['currency'],
    transaction_type: 'deposit',
    description: payment.description,
    source: firm.contacts.get(String(payment.contact?.id))?.name ?? null,
    payer_payee: null,
    confirmation: payment.reference,
    client: payment.contact,
    matter: payment.allocations[0]?.matter ?? null,
    bill: payment.allocations[0]?.bill ?? null,
    allocation: allocation === undefined ? null : { id: Number(allocation['id']) },
  }
}

/** Shows the allocation as it is now. */
const withAllocation = (firm: ClioFirm, record: ClioBankTransaction) => ({
  ...record,
  allocation: record.allocation === null ? null : (allocationById(firm, record.allocation.id) ?? null),
})

/** Movements in the order of their ids: trust money, then operating money. */
export const bankTransactionSource = (firm: ClioFirm, query: URLSearchParams): RecordSource => ({
  *from(position) {
    const type = query.get('type')
    if (type !== 'asset') {
      // A world's movement stands where its id says; created ones come after.
      const drawn = Math.max(0, position - firstIds.bankTransaction)
      for (const { record } of fromOf(firm.bankTransactions, query)(Math.min(drawn, firm.drawn.bankTransactions))) {
        if (record.id >= position) yield { position: record.id, record: withAllocation(firm, record) }
      }
    }
    if (type === 'liability') return
    const first = Math.max(0, position - firstIds.operatingTransaction)
    for (const { record: payment } of fromOf(firm.payments, query)(Math.min(first, firm.drawn.payments))) {
      const record = operatingDeposit(firm, payment)
      if (record !== undefined && record.id >= position) yield { position: record.id, record: withAllocation(firm, record) }
    }
  },
  get: (id) => {
    const trust = firm.bankTransactions.get(id)
    if (trust !== undefined) return withAllocation(firm, trust)
    const payment = firm.payments.get(String(Number(id) - firstIds.operatingTransaction + firstIds.payment))
    const record = payment === undefined ? undefined : operatingDeposit(firm, payment)
    return record === undefined ? undefined : withAllocation(firm, record)
  },
})
