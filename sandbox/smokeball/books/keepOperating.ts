import type { Collection } from '../../portal/Collection.js'
import type { PortalKit } from '../../portal/Portal.js'
import { myFirm, type SmokeballTransaction } from '../records/SmokeballTransaction.js'
import { paymentCounts, type SmokeballPayment } from '../records/SmokeballPayment.js'
import type { TransactionSpine } from './Books.js'

/** What payments are on the operating accounts they went to. */
export interface Operating {
  readonly balanceOf: (bankAccountId: string) => number
  readonly spinesIn: (bankAccountId: string) => readonly TransactionSpine[]
  readonly get: (id: string) => SmokeballTransaction | undefined
  /** A payment came, went or changed. */
  readonly forget: () => void
}

interface Account {
  readonly cents: number
  readonly spines: readonly TransactionSpine[]
}

/** Goes through all payments at the first need after one changed. */
export const keepOperating = (kit: PortalKit, payments: Collection<SmokeballPayment>): Operating => {
  const idOf = (payment: SmokeballPayment): string => kit.guid.of('operating-transaction', Number(payment.id))
  let accounts: ReadonlyMap<string, Account> | undefined
  const known = (): ReadonlyMap<string, Account> => {
    if (accounts !== undefined) return accounts
    const found = new Map<string, { cents: number; spines: TransactionSpine[] }>()
    for (const payment of payments) {
      if (payment.type !== 'Operating' || payment.bankAccountId === undefined || !paymentCounts(payment)) continue
      const account = found.get(payment.bankAccountId) ?? { cents: 0, spines: [] }
      account.cents += payment.amountCents
      account.spines.push({ id: idOf(payment), matterId: payment.matterId, lastUpdated: payment.entered })
      found.set(payment.bankAccountId, account)
    }
    return (accounts = found)
  }
  return {
    balanceOf: (account) => known().get(account)?.cents ?? 0,
    spinesIn: (account) => known().get(account)?.spines ?? [],
    get: (id) => {
      const number = kit.guid.indexOf('operating-transaction', id)
      const payment = number === undefined ? undefined : payments.get(String(number))
      return payment?.type === 'Operating' && paymentCounts(payment) ? transactionOf(payment, id) : undefined
    },
    forget: () => {
      accounts = undefined
    },
  }
}

const transactionOf = (payment: SmokeballPayment, id: string): SmokeballTransaction => ({
  id,
  bankAccountId: payment.bankAccountId ?? '',
  matterId: payment.matterId,
  payorId: payment.payorId ?? myFirm,
  type: 'InvoicePayment',
  amountCents: payment.amountCents,
  effectiveDate: `${payment.date}T00:00:00Z`,
  reference: payment.reference,
  reason: payment.reason,
  description: `Receipt ${payment.id}`,
  note: '',
  entered: payment.entered,
  lastUpdated: payment.entered,
})
