import type { Ledger, LedgerTrustTransaction } from '../../world/ledger/Ledger.js'
import type { World } from '../../world/World.js'
import { firstIds } from '../firstIds.js'
import { blankBill, type BillState, type ClioBill, stateTransitions } from '../records/ClioBill.js'
import type { ClioPayment } from '../records/ClioPayment.js'
import { bankTransactionId, type BillLink } from '../records/ClioBankTransaction.js'
import { allocationId } from './allocationId.js'
import { dollars } from './dollars.js'

/** One matter in five has asked its client for trust money. */
const mattersPerRequest = 5
const placeOfMatter = 2

/** A request for trust money. */
interface TrustRequest {
  readonly place: number
  readonly matter: number
  readonly client: number
  readonly state: BillState
  readonly cents: number
  /** The deposit that paid it; null where it is open. */
  readonly paidBy: LedgerTrustTransaction | null
}

/** The firm's trust requests: bills that ask for money to be held, and no invoices. A paid one has a payment whose allocation goes into trust. */
export interface TrustRequests {
  readonly count: number
  bill(place: number): ClioBill | undefined
  payment(place: number): ClioPayment | undefined
  /** The request a deposit paid; null where it paid none. */
  linkOf(row: LedgerTrustTransaction): BillLink | null
}

/** Draws trust requests from the world: every third of them is paid by the matter's first deposit. */
export const trustRequests = (world: World, ledger: Ledger, instant: (ms: number) => string): TrustRequests => {
  const count = Math.floor((world.matterCount + mattersPerRequest - 1 - placeOfMatter) / mattersPerRequest)
  const billId = (place: number): number => firstIds.bill + ledger.invoiceCount + place
  const billNumber = (place: number): string => String(10_001 + ledger.invoiceCount + place)
  const paymentId = (place: number): number => firstIds.payment + ledger.paymentCount + place
  const request = (place: number): TrustRequest | undefined => {
    const matter = place * mattersPerRequest + placeOfMatter
    const client = world.clientOfMatter(matter)
    if (client === null) return undefined
    const paidBy = place % 3 === 0 ? firstDeposit(ledger, matter) : null
    const state = paidBy !== null ? 'paid' : place % 3 === 1 ? 'draft' : 'awaiting_payment'
    return { place, matter, client, paidBy, state, cents: paidBy?.amountCents ?? 50_000 * ((place % 4) + 1) }
  }
  return {
    count,
    bill: (place) => {
      const found = request(place)
      return found === undefined ? undefined : requestBill(world, instant, found, { id: billId(place), number: billNumber(place) })
    },
    payment: (place) => {
      const found = request(place)
      const paidBy = found?.paidBy ?? null
      return found === undefined || paidBy === null
        ? undefined
        : requestPayment(instant, found, paidBy, { id: paymentId(place), bill: billId(place) })
    },
    linkOf: (row) => {
      if (row.type !== 'deposit' || row.matter === null || row.matter % mattersPerRequest !== placeOfMatter) return null
      const place = (row.matter - placeOfMatter) / mattersPerRequest
      return request(place)?.paidBy?.index === row.index
        ? { bill: { id: billId(place) }, billNumber: billNumber(place), allocation: { id: allocationId(paymentId(place), 0) } }
        : null
    },
  }
}

const firstDeposit = (ledger: Ledger, matter: number): LedgerTrustTransaction | null => {
  for (const index of ledger.trustTransactionsOfMatter(matter)) {
    const row = ledger.trustTransaction(index)
    if (row.type === 'deposit' && row.status !== 'void' && row.status !== 'returned') return row
  }
  return null
}

const requestBill = (
  world: World,
  instant: (ms: number) => string,
  { matter, client, state, cents, paidBy }: TrustRequest,
  { id, number }: { readonly id: number; readonly number: string },
): ClioBill => {
  const { createdAt } = paidBy ?? world.matter(matter)
  const open = paidBy === null ? dollars(cents) : 0
  const amount = dollars(cents)
  return {
    ...blankBill,
    id,
    created_at: instant(createdAt),
    updated_at: instant(createdAt),
    number,
    issued_at: instant(createdAt).slice(0, 10),
    due_at: instant(createdAt).slice(0, 10),
    tax_rate: 0,
    subject: 'Trust request',
    type: 'MatterBill',
    kind: 'trust_kind',
    start_at: null,
    end_at: null,
    state,
    paid_at: paidBy === null ? null : instant(createdAt),
    shared: state !== 'draft',
    last_sent_at: null,
    can_update: state === 'draft',
    sub_total: amount,
    tax_sum: 0,
    total_tax: 0,
    total: amount,
    due: amount,
    paid: paidBy === null ? 0 : amount,
    credits_issued: 0,
    balance: open,
    available_state_transitions: stateTransitions(state, paidBy !== null),
    user: { id: firstIds.user },
    client: { id: firstIds.contact + client },
    discount: null,
    interest: null,
    matters: [{ id: firstIds.matter + matter }],
    balances: [{ id: firstIds.matter + matter, type: 'Matter', amount: open, interest_amount: 0, due: open }],
    matter_totals: [{ id: firstIds.matter + matter, amount }],
    line_items: [],
  }
}

const requestPayment = (
  instant: (ms: number) => string,
  { matter, client, cents }: TrustRequest,
  paidBy: LedgerTrustTransaction,
  { id, bill }: { readonly id: number; readonly bill: number },
): ClioPayment => ({
  id,
  created_at: instant(paidBy.createdAt),
  updated_at: instant(paidBy.createdAt),
  date: paidBy.date,
  amount: dollars(cents),
  description: null,
  reference: paidBy.reference === '' ? null : paidBy.reference,
  method: 'Check',
  processor: null,
  status: 'Completed',
  source_fund_type: null,
  voided_at: null,
  contact: { id: firstIds.contact + client },
  user: null,
  source_bank_account: null,
  destination_bank_account: { id: firstIds.bankAccount + paidBy.trustAccount },
  bank_transaction: { id: bankTransactionId(paidBy.index) },
  allocations: [{ bill: { id: bill }, amount: dollars(cents), matter: { id: firstIds.matter + matter } }],
})
