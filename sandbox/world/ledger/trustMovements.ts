import type { Random } from '../Random.js'
import { depositMemos, payees } from './bookVocabulary.js'
import { portion } from './cents.js'
import type { LedgerTrustTransaction } from './Ledger.js'
import { movementCounts, type TrustMovement } from './TrustMovement.js'

/** Whose money, where. */
export interface TrustPlace {
  readonly trustAccount: number
  readonly client: number | null
  readonly matter: number | null
}

const plain = {
  method: '',
  reference: '',
  payee: '',
  memo: '',
  invoice: null,
  payment: null,
  undoes: null,
  other: null,
  spareCents: 0,
} as const

/** Money that came in. `settled`: it is there to be spent, whatever becomes of others. */
export const depositMovement = (
  random: Random,
  place: TrustPlace,
  { day, today, amountCents, settled }: { day: number; today: number; amountCents: number; settled: boolean },
): TrustMovement => {
  const method = random.pick(['check', 'check', 'ach', 'card', 'wire', 'cash'] as const)
  const status = settled ? settledStatus(method) : depositStatus(random, method, today - day)
  return {
    ...plain,
    ...place,
    type: 'deposit',
    amountCents,
    day,
    status,
    method,
    reference: reference(random, method),
    memo: random.pick(depositMemos),
    spareCents: spendable(status) ? amountCents : 0,
  }
}

/** Money paid out to a third person. */
export const disbursementMovement = (
  random: Random,
  place: TrustPlace,
  { day, amountCents }: { day: number; amountCents: number },
): TrustMovement => {
  const method = random.pick(['check', 'check', 'check', 'wire', 'ach'] as const)
  const status = random.chance(5) ? 'void' : random.pick(['recorded', 'cleared'] as const)
  return {
    ...plain,
    ...place,
    type: 'disbursement',
    amountCents: -amountCents,
    day,
    status,
    method,
    reference: reference(random, method),
    payee: random.pick(payees),
    memo: random.chance(50) ? '' : 'Costs advanced',
    spareCents: status === 'void' ? 0 : -amountCents,
  }
}

/** Undoes a movement in whole: a bounced check, a wrong entry. */
export const reversalMovement = (undoes: TrustMovement, day: number): TrustMovement => ({
  ...plain,
  trustAccount: undoes.trustAccount,
  client: undoes.client,
  matter: undoes.matter,
  type: 'reversal',
  amountCents: -undoes.amountCents,
  day,
  status: 'recorded',
  reference: undoes.reference,
  memo: 'Entered in error',
  undoes,
  spareCents: -undoes.amountCents,
})

/** Gives a deposit back to the client, in whole or in half. */
export const refundMovement = (random: Random, undoes: TrustMovement, day: number): TrustMovement => {
  const amountCents = random.chance(50) ? undoes.amountCents : portion(undoes.amountCents, 1, 2)
  return {
    ...plain,
    trustAccount: undoes.trustAccount,
    client: undoes.client,
    matter: undoes.matter,
    type: 'refund',
    amountCents: -amountCents,
    day,
    status: 'recorded',
    method: 'check',
    reference: reference(random, 'check'),
    memo: 'Unused retainer returned',
    undoes,
    spareCents: -amountCents,
  }
}

/** Money moved between two ledgers of a client: the side it leaves and the side it reaches. The first is of money set aside for it. */
export const transferMovements = (
  from: TrustPlace,
  to: TrustPlace,
  { day, amountCents }: { day: number; amountCents: number },
): readonly [TrustMovement, TrustMovement] => {
  const shared = { ...plain, day, status: 'recorded', method: 'transfer', memo: 'Transfer between matters' } as const
  const out: TrustMovement = { ...shared, ...from, type: 'transfer_out', amountCents: -amountCents }
  return [out, { ...shared, ...to, type: 'transfer_in', amountCents, other: out, spareCents: amountCents }]
}

/** Whether money that came in can be spent. */
export const spendable = (status: LedgerTrustTransaction['status']): boolean => movementCounts({ status }) && status !== 'pending'

const settledStatus = (method: LedgerTrustTransaction['method']): LedgerTrustTransaction['status'] =>
  method === 'cash' || method === 'wire' ? 'recorded' : 'cleared'

const depositStatus = (random: Random, method: LedgerTrustTransaction['method'], ageDays: number): LedgerTrustTransaction['status'] => {
  const fortune = random.below(100)
  if (fortune < 3) return 'void'
  if (method === 'cash' || method === 'wire') return 'recorded'
  if (fortune < 10) return 'returned'
  return ageDays <= 6 ? 'pending' : 'cleared'
}

const reference = (random: Random, method: LedgerTrustTransaction['method']): string => {
  if (method === 'check') return String(random.between(1001, 9999))
  return method === 'cash' || random.chance(30) ? '' : `REF-${String(random.between(10_000, 99_999))}`
}
