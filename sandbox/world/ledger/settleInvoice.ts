import { Random } from '../Random.js'
import { calendarDay } from '../calendarDay.js'
import { stream } from '../WorldFrame.js'
import { bookedAt } from './bookDay.js'
import { portion, sumOf } from './cents.js'
import type { InvoiceDraft } from './InvoiceDraft.js'
import { drafts, type InvoicePlan } from './InvoicePlan.js'
import type { LedgerInvoice, LedgerPayment } from './Ledger.js'
import type { LedgerFrame } from './LedgerFrame.js'
import { paymentCounts } from './PaymentDraft.js'

const firstNumber = 10_001

/** An invoice with what was paid on it, written off and left open. */
export const settleInvoice = (frame: LedgerFrame, draft: InvoiceDraft, payments: readonly LedgerPayment[]): LedgerInvoice => {
  const { plan, lines, discount, taxRateHundredths, subtotalCents, discountCents, taxCents, totalCents } = draft
  const random = new Random(frame.key, stream.settlement, plan.index)
  const own = payments.filter((payment) => payment.applications.some((application) => application.invoice === plan.index))
  const trustAppliedCents = appliedBy(
    own.filter((payment) => payment.method === 'trust'),
    plan,
  )
  const paidCents = appliedBy(
    own.filter((payment) => payment.method !== 'trust'),
    plan,
  )
  const state = stateOf(plan)
  const open = totalCents - paidCents - trustAppliedCents
  const writtenOffCents = writtenOff(random, plan, open)
  const balanceCents = state === 'void' || state === 'deleted' ? 0 : open - writtenOffCents
  const { date, createdAt, updatedAt } = bookedAt(frame, random, plan.issueDay)
  return {
    index: plan.index,
    number: firstNumber + plan.index,
    type: plan.fate === 'credit' ? 'credit' : 'sale',
    state,
    sent: state === 'issued' && random.chance(85),
    matters: plan.matters,
    client: frame.world.clientOfMatter(plan.home),
    issueDate: date,
    dueDate: dueDate(random, plan),
    lines,
    subtotalCents,
    discount,
    discountCents,
    taxRateHundredths,
    taxCents,
    totalCents,
    paidCents,
    trustAppliedCents,
    writtenOffCents,
    balanceCents,
    balanceByMatter: balanceByMatter(draft, balanceCents),
    payments: own.map((payment) => payment.index),
    createdAt,
    updatedAt: Math.max(updatedAt, ...own.map((payment) => payment.createdAt)),
  }
}

const appliedBy = (payments: readonly LedgerPayment[], plan: InvoicePlan): number =>
  sumOf(
    payments.filter(paymentCounts).flatMap((payment) => payment.applications),
    (application) => (application.invoice === plan.index ? application.amountCents : 0),
  )

const stateOf = ({ fate }: InvoicePlan): LedgerInvoice['state'] =>
  fate === 'void' || fate === 'deleted' || fate === 'draft' || fate === 'pending_approval' ? fate : 'issued'

const writtenOff = (random: Random, { fate }: InvoicePlan, open: number): number => {
  if (fate === 'written_off') return open
  return fate === 'part_written_off' ? portion(open, random.between(20, 80), 100) : 0
}

const dueDate = (random: Random, plan: InvoicePlan): string | null => {
  const days = random.pick([0, 14, 30, 30, 30, 45, 60])
  return drafts(plan) && random.chance(40) ? null : calendarDay(plan.issueDay + days)
}

/** The open balance in proportion to what the matters' lines add; the last matter has what rounding leaves. */
const balanceByMatter = ({ plan, lines }: InvoiceDraft, balanceCents: number): LedgerInvoice['balanceByMatter'] => {
  const added = lines.filter((line) => line.amountCents > 0)
  const whole = sumOf(added, (line) => line.amountCents)
  let left = balanceCents
  return plan.matters.map((matter, at) => {
    const own = sumOf(added, (line) => (line.matter === matter ? line.amountCents : 0))
    const cents = at === plan.matters.length - 1 ? left : portion(balanceCents, own, whole)
    left -= cents
    return { matter, cents }
  })
}
