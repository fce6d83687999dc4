import { allocationId, allocationsPerPayment } from '../../books/allocationId.js'
import type { ClioFirm } from '../../ClioFirm.js'
import { firstIds } from '../../firstIds.js'
import type { ClioCreditMemo } from '../../records/ClioCreditMemo.js'
import type { ClioPayment } from '../../records/ClioPayment.js'
import type { Stored } from '../Kind.js'
import type { Placed, RecordSource } from '../Resource.js'
import { fromOf } from './changedSince.js'

/** What a payment settles, bill by bill. The payment itself has no endpoint: it is seen as the parent. */
export const allocationsOfPayment = (payment: ClioPayment): readonly Stored[] =>
  payment.allocations.map(({ bill, amount, matter }, place) => ({
    id: allocationId(payment.id, place),
    created_at: payment['created_at'],
    updated_at: payment['updated_at'],
    date: payment.date,
    amount,
    interest: false,
    voided_at: payment.voided_at,
    description: payment.description,
    has_online_payment: payment.processor !== null,
    destroyable: payment.voided_at === null,
    payment_type: 'Payment',
    bill,
    source_bank_account: payment.source_bank_account,
    destination_bank_account: payment.destination_bank_account,
    matter,
    contact: payment.contact,
    parent: { id: payment.id, type: 'Payment', identifier: `Payment ${payment.id}`, secondary_identifier: null },
  }))

/** What a credit note takes off its bill. */
export const allocationOfMemo = (memo: ClioCreditMemo): Stored => ({
  id: firstIds.creditAllocation + memo.id - firstIds.creditMemo,
  created_at: memo['created_at'],
  updated_at: memo['updated_at'],
  date: memo.date,
  amount: memo.amount,
  interest: false,
  voided_at: memo['voided_at'],
  description: memo['description'],
  has_online_payment: false,
  destroyable: true,
  payment_type: 'CreditMemo',
  bill: memo.bill,
  source_bank_account: null,
  destination_bank_account: null,
  matter: null,
  contact: memo.contact,
  parent: { id: memo.id, type: 'CreditMemo', identifier: `Credit note ${memo.id}`, secondary_identifier: null },
})

/** Allocations in the order of their ids: those of payments, then those of credit notes. One bill's, or one parent's, are found without looking at the others. */
export const allocationSource = (firm: ClioFirm, query: URLSearchParams): RecordSource => {
  const bill = query.get('bill_id')
  const parent = query.get('parent_id')
  return {
    *from(position) {
      for (const record of recordsFor(firm, query, { bill, parent, position })) {
        const id = Number(record['id'])
        if (id >= position) yield { position: id, record } satisfies Placed
      }
    },
    get: (id) => allocationById(firm, Number(id)),
  }
}

/** The allocation of this id. */
export const allocationById = (firm: ClioFirm, id: number): Stored | undefined => {
  if (id >= firstIds.creditAllocation) {
    const memo = firm.creditMemos.get(String(id - firstIds.creditAllocation + firstIds.creditMemo))
    return memo === undefined ? undefined : allocationOfMemo(memo)
  }
  const payment = firm.payments.get(String(paymentOf(id)))
  return payment === undefined ? undefined : allocationsOfPayment(payment).find((one) => one['id'] === id)
}

const paymentOf = (id: number): number => firstIds.payment + Math.floor((id - firstIds.allocation) / allocationsPerPayment)

function* recordsFor(
  firm: ClioFirm,
  query: URLSearchParams,
  { bill, parent, position }: { readonly bill: string | null; readonly parent: string | null; readonly position: number },
): Iterable<Stored> {
  if (parent !== null) {
    yield* [firm.payments.get(parent)].flatMap((one) => (one === undefined ? [] : allocationsOfPayment(one)))
    yield* [firm.creditMemos.get(parent)].flatMap((one) => (one === undefined ? [] : [allocationOfMemo(one)]))
    return
  }
  if (bill !== null) {
    for (const payment of firm.paidBills.paymentsOf(Number(bill))) yield* allocationsOfPayment(payment)
    const memo = firm.creditMemos.get(String(firstIds.creditMemo + Number(bill) - firstIds.bill))
    if (memo !== undefined) yield allocationOfMemo(memo)
    return
  }
  const first = Math.max(0, paymentOf(position) - firstIds.payment)
  for (const { record } of fromOf(firm.payments, query)(Math.min(first, firm.drawn.payments))) yield* allocationsOfPayment(record)
  for (const { record } of firm.creditMemos.from(Math.max(0, position - firstIds.creditAllocation))) yield allocationOfMemo(record)
}
