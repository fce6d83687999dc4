import type { Collection } from '../../portal/Collection.js'
import type { PortalKit } from '../../portal/Portal.js'
import { createSurvey, type Survey } from '../../world/Survey.js'
import { myFirm, type SmokeballTransaction } from '../records/SmokeballTransaction.js'
import { paymentCounts, type SmokeballPayment } from '../records/SmokeballPayment.js'
import type { TransactionSpine } from './Books.js'

/** What payments are on the operating accounts they went to. */
export interface Operating {
  readonly balanceOf: (bankAccountId: string) => number
  readonly spinesIn: (bankAccountId: string) => readonly TransactionSpine[]
  readonly get: (id: string) => SmokeballTransaction | undefined
  /** Puts a payment that came or changed in its place; undefined for one that went. To be told before the payment is stored. */
  readonly put: (id: string, payment: SmokeballPayment | undefined) => void
  readonly survey: Survey<unknown>
}

interface Account {
  cents: number
  /** By receipt, in the order of their numbers. */
  readonly spines: Map<number, TransactionSpine>
}

/** Goes through all payments once, at the first need, and then keeps count. */
export const keepOperating = (kit: PortalKit, payments: Collection<SmokeballPayment>): Operating => {
  const idOf = (payment: SmokeballPayment): string => kit.guid.of('operating-transaction', Number(payment.id))
  const counts = (payment: SmokeballPayment | undefined): payment is SmokeballPayment & { readonly bankAccountId: string } =>
    payment?.type === 'Operating' && payment.bankAccountId !== undefined && paymentCounts(payment)
  const add = (accounts: Map<string, Account>, payment: SmokeballPayment): void => {
    if (!counts(payment)) return
    const account = accounts.get(payment.bankAccountId) ?? { cents: 0, spines: new Map<number, TransactionSpine>() }
    accounts.set(payment.bankAccountId, account)
    account.cents += payment.amountCents
    account.spines.set(Number(payment.id), { id: idOf(payment), matterId: payment.matterId, lastUpdated: payment.entered })
  }
  const survey = createSurvey(function* (): Generator<void, Map<string, Account>> {
    const accounts = new Map<string, Account>()
    for (const payment of payments) {
      add(accounts, payment)
      yield
    }
    return accounts
  })
  const remove = (before: SmokeballPayment): void => {
    const account = counts(before) ? survey.get().get(before.bankAccountId) : undefined
    if (account === undefined) return
    account.cents -= before.amountCents
    account.spines.delete(Number(before.id))
  }
  let isInOrder = true
  return {
    survey,
    balanceOf: (account) => survey.get().get(account)?.cents ?? 0,
    spinesIn: (account) => {
      if (!isInOrder) for (const one of survey.get().values()) sortByNumber(one.spines)
      isInOrder = true
      return [...(survey.get().get(account)?.spines.values() ?? [])]
    },
    put: (id, payment) => {
      const accounts = survey.get()
      const before = payments.get(id)
      if (before !== undefined) remove(before)
      if (payment !== undefined) add(accounts, payment)
      isInOrder = false
    },
    get: (id) => {
      const number = kit.guid.indexOf('operating-transaction', id)
      const payment = number === undefined ? undefined : payments.get(String(number))
      return payment?.type === 'Operating' && paymentCounts(payment) ? transactionOf(payment, id) : undefined
    },
  }
}

const sortByNumber = (spines: Map<number, TransactionSpine>): void => {
  const sorted = [...spines].sort(([one], [other]) => one - other)
  spines.clear()
  for (const [number, spine] of sorted) spines.set(number, spine)
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
