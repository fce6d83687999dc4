import type { Collection } from '../../portal/Collection.js'
import type { Ledger } from '../../world/ledger/Ledger.js'
import { firstIds } from '../firstIds.js'
import type { ClioBankTransaction } from '../records/ClioBankTransaction.js'
import { type ClioBill, stateTransitions } from '../records/ClioBill.js'
import { type ClioPayment, paymentCounts } from '../records/ClioPayment.js'
import type { BankMoney } from './openBankMoney.js'
import { centsOf } from './centsOf.js'
import { dollars } from './dollars.js'

/** How payments and the bills they settle stay of one mind. */
export interface PaidBills {
  /** Every payment that has a part on this bill, the ones that count and the ones that do not. */
  paymentsOf(bill: number): readonly ClioPayment[]
  /** Records a payment: its bills are paid by it. Throws where a bill takes none. */
  record(payment: ClioPayment): void
  /** Puts a payment in the place of what it was. */
  change(before: ClioPayment, after: ClioPayment): void
  /** Takes a payment out of the books, with the trust money it moved. */
  remove(payment: ClioPayment): void
}

interface Shelves {
  readonly bills: Collection<ClioBill>
  readonly payments: Collection<ClioPayment>
  readonly bankTransactions: Collection<ClioBankTransaction>
  readonly money: BankMoney
  readonly ledger: Ledger
  readonly now: () => string
}

/** Opens the books of payments. */
export const openPaidBills = ({ bills, payments, bankTransactions, money, ledger, now }: Shelves): PaidBills => {
  /** Payments people recorded or changed at the portal: the books' own lists do not know them. */
  const touched = new Set<number>()
  const settle = (payment: ClioPayment, sign: 1 | -1): void => {
    if (!paymentCounts(payment.status)) return
    for (const { bill, amount, matter } of payment.allocations) {
      const found = bills.get(String(bill.id))
      if (found !== undefined) bills.replace(withPaid(found, { cents: sign * centsOf(amount), matter: matter?.id ?? null, now: now() }))
    }
    money.bookOperating(payment.destination_bank_account.id, sign * centsOf(payment.amount))
  }
  return {
    paymentsOf: (bill) => {
      const invoice = bill - firstIds.bill
      const drawn =
        invoice < ledger.invoiceCount
          ? ledger.invoice(invoice).payments.map((index) => firstIds.payment + index)
          : [firstIds.payment + ledger.paymentCount + invoice - ledger.invoiceCount]
      return [...new Set([...drawn, ...touched])]
        .map((id) => payments.get(String(id)))
        .filter((payment) => payment !== undefined)
        .filter(({ allocations }) => allocations.some((part) => part.bill.id === bill))
        .toSorted((left, right) => left.id - right.id)
    },
    record: (payment) => {
      payments.insert(payment)
      touched.add(payment.id)
      settle(payment, 1)
    },
    change: (before, after) => {
      settle(before, -1)
      payments.replace(after)
      touched.add(after.id)
      settle(after, 1)
    },
    remove: (payment) => {
      settle(payment, -1)
      payments.delete(String(payment.id))
      const row = payment.bank_transaction === null ? undefined : bankTransactions.get(String(payment.bank_transaction.id))
      if (row === undefined) return
      // With the one that took it back, where the payment had come to nothing.
      for (const one of [row, bankTransactions.get(String(row.id + 1))]) {
        if (one === undefined) continue
        money.book(one, -1)
        bankTransactions.delete(String(one.id))
      }
    },
  }
}

/** What was paid on a bill, in whole cents, and for which of its matters; null for all of them. */
interface PaidPart {
  readonly cents: number
  readonly matter: number | null
  readonly now: string
}

/** A bill after more, or less, was paid on it: balance, the matters' shares and the state follow. */
const withPaid = (bill: ClioBill, { cents, matter, now }: PaidPart): ClioBill => {
  const paid = centsOf(bill.paid) + cents
  const balance = centsOf(bill.balance) - cents
  const state = bill.state === 'awaiting_payment' || bill.state === 'paid' ? (balance === 0 ? 'paid' : 'awaiting_payment') : bill.state
  return {
    ...bill,
    updated_at: now,
    paid: dollars(paid),
    balance: dollars(balance),
    balances: lessFrom(bill.balances, cents, matter),
    state,
    paid_at: state === 'paid' ? now : null,
    available_state_transitions: stateTransitions(state, paid !== 0),
  }
}

/** Takes money off the matters' open balances: first of the one it is for, then in their order; the last one has what is left. */
const lessFrom = (balances: ClioBill['balances'], cents: number, matter: number | null): ClioBill['balances'] => {
  const own = balances.findIndex(({ id }) => id === matter)
  const order = [...balances.keys()].toSorted((left, right) => Number(right === own) - Number(left === own) || left - right)
  const taken = new Map<number, number>()
  let left = cents
  for (const [turn, place] of order.entries()) {
    const open = centsOf(balances[place]?.amount)
    const isOwnGivenBack = cents < 0 && place === own
    const part = isOwnGivenBack || turn === order.length - 1 ? left : left > 0 ? Math.min(left, Math.max(0, open)) : 0
    taken.set(place, part)
    left -= part
  }
  return balances.map((one, place) => {
    const open = dollars(centsOf(one.amount) - (taken.get(place) ?? 0))
    return { ...one, amount: open, due: open }
  })
}
