import { Random } from '../Random.js'
import { stream } from '../WorldFrame.js'
import { operatingAccountIndexes } from './bankAccounts.js'
import { bookedAt } from './bookDay.js'
import { portion } from './cents.js'
import type { InvoiceDraft } from './InvoiceDraft.js'
import { takesPayments } from './InvoicePlan.js'
import type { LedgerPayment } from './Ledger.js'
import type { LedgerFrame } from './LedgerFrame.js'
import { paymentCounts, type PaymentDraft } from './PaymentDraft.js'

/** How a payment was made and what it is for, before it is known how much it is. */
interface Intent {
  readonly index: number
  readonly home: number
  readonly random: Random
  readonly invoices: readonly InvoiceDraft[]
  readonly day: number
  readonly method: LedgerPayment['method']
  readonly status: LedgerPayment['status']
}

/** The payments of one matter, or of two of one client: together never more than their invoices come to. */
export const planPayments = (
  frame: LedgerFrame,
  matters: readonly number[],
  invoices: readonly InvoiceDraft[],
): readonly PaymentDraft[] => {
  const payable = invoices.filter(({ plan }) => takesPayments(plan))
  const intents = matters.flatMap((matter) => intentsOf(frame, matter, payable))
  const left = new Map(payable.map((invoice) => [invoice.plan.index, targetOf(frame, invoice)]))
  const turns = countTurns(intents)
  return intents.map((intent) => {
    const applications = intent.invoices.map((invoice) => ({
      invoice: invoice.plan.index,
      amountCents: paymentCounts(intent)
        ? take(intent.random, { left, turns, invoice: invoice.plan.index })
        : attempt(intent.random, invoice),
    }))
    return draftOf(frame, intent, applications)
  })
}

const intentsOf = (frame: LedgerFrame, matter: number, payable: readonly InvoiceDraft[]): readonly Intent[] => {
  const { from, until } = frame.layout.payments.of(matter)
  const own = payable.filter(({ plan }) => plan.home === matter)
  // A trust payment takes two movements: the money that comes in for it and the money that goes out.
  let fromTrust = Math.floor(rangeLength(frame.layout.trustOfMatters.of(matter)) / 2)
  return Array.from({ length: until - from }, (_, at) => {
    const random = new Random(frame.key, stream.payment, from + at)
    const invoices = invoicesFor(frame, random, { own: own.slice(at % own.length).concat(own.slice(0, at % own.length)), payable })
    const single = invoices.length === 1 && invoices[0]?.plan.matters.length === 1
    const trust = random.chance(40) && single && fromTrust > 0
    if (trust) fromTrust -= 1
    return { index: from + at, home: matter, random, invoices, ...paidHow(frame, random, { invoices, trust }) }
  })
}

const rangeLength = ({ from, until }: { from: number; until: number }): number => until - from

/** Mostly one invoice; where the portal can, now and then two. */
const invoicesFor = (
  frame: LedgerFrame,
  random: Random,
  { own, payable }: { own: readonly InvoiceDraft[]; payable: readonly InvoiceDraft[] },
): readonly InvoiceDraft[] => {
  const [first] = own
  if (first === undefined) throw new RangeError('A matter with payments has an invoice that takes them.')
  const others = payable.filter((invoice) => invoice !== first)
  return frame.rules.paymentsSpanInvoices && others.length > 0 && random.chance(20) ? [first, random.pick(others)] : [first]
}

const paidHow = (
  frame: LedgerFrame,
  random: Random,
  { invoices, trust }: { invoices: readonly InvoiceDraft[]; trust: boolean },
): Pick<Intent, 'day' | 'method' | 'status'> => {
  const issued = Math.max(...invoices.map(({ plan }) => plan.issueDay))
  const recent = random.chance(10)
  const day = recent
    ? random.between(Math.max(issued, frame.today - 4), frame.today)
    : Math.min(frame.today, issued + random.below(random.chance(70) ? 30 : 120))
  if (trust) return { day, method: 'trust', status: random.chance(6) ? 'void' : 'recorded' }
  const method = random.pick(['card', 'card', 'ach', 'check', 'check', 'cash', 'wire'] as const)
  return { day, method, status: statusOf(random, method, recent) }
}

const statusOf = (random: Random, method: LedgerPayment['method'], recent: boolean): LedgerPayment['status'] => {
  const fortune = random.below(100)
  if (fortune < 5) return 'void'
  if (fortune < 10) return 'refunded'
  if (method === 'cash' || method === 'wire') return 'recorded'
  if (fortune < 17) return 'returned'
  return recent ? 'pending' : 'cleared'
}

/** What is paid on an invoice in the end: mostly all of it. */
const targetOf = (frame: LedgerFrame, { plan, totalCents }: InvoiceDraft): number => {
  const random = new Random(frame.key, stream.paymentTarget, plan.index)
  return plan.fate === 'plain' && random.chance(60) ? totalCents : portion(totalCents, random.between(30, 90), 100)
}

/** How many payments of each invoice count. */
const countTurns = (intents: readonly Intent[]): Map<number, number> => {
  const turns = new Map<number, number>()
  for (const { plan } of intents.filter(paymentCounts).flatMap((intent) => intent.invoices))
    turns.set(plan.index, (turns.get(plan.index) ?? 0) + 1)
  return turns
}

/** The next part of what is paid on an invoice; the last payment takes what is left. */
const take = (
  random: Random,
  { left, turns, invoice }: { left: Map<number, number>; turns: Map<number, number>; invoice: number },
): number => {
  const open = left.get(invoice) ?? 0
  const turn = turns.get(invoice) ?? 1
  const cents = turn === 1 ? open : portion(open, random.between(25, 60), 100)
  left.set(invoice, open - cents)
  turns.set(invoice, turn - 1)
  return cents
}

/** What a payment that came to nothing was of. */
const attempt = (random: Random, { totalCents }: InvoiceDraft): number => portion(totalCents, random.between(10, 100), 100)

const draftOf = (frame: LedgerFrame, intent: Intent, applications: LedgerPayment['applications']): PaymentDraft => {
  const { index, home, random, day, method, status } = intent
  const online = method === 'card' || method === 'ach'
  const matters = new Set(intent.invoices.flatMap(({ plan }) => plan.matters))
  return {
    index,
    home,
    day,
    amountCents: applications.reduce((sum, application) => sum + application.amountCents, 0),
    status,
    method,
    processor: online ? random.pick(['PretendPay', 'Imaginary Card Services']) : '',
    transactionId: online ? `txn_${String(random.between(100_000_000, 999_999_999))}` : '',
    checkNumber: method === 'check' ? String(random.between(1001, 9999)) : '',
    payer: frame.world.clientOfMatter(home),
    matter: matters.size === 1 ? home : null,
    operatingAccount: random.pick(operatingAccountIndexes),
    applications,
    memo: random.chance(70) ? '' : random.pick(['Thank you', 'Paid at the desk', 'For the invoice — "final"']),
    ...bookedAt(frame, random, day),
  }
}
