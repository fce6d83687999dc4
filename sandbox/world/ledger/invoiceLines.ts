import { calendarDay } from '../calendarDay.js'
import type { Random } from '../Random.js'
import type { WorldTimeEntry } from '../World.js'
import { flatFees } from './bookVocabulary.js'
import { portion, sumOf } from './cents.js'
import { takesPayments, type InvoicePlan } from './InvoicePlan.js'
import type { LedgerExpense, LedgerInvoiceLine } from './Ledger.js'
import type { LedgerFrame } from './LedgerFrame.js'

/** An invoice that takes payments, or is written off, comes to at least this before anything is taken off: enough for every payment to be of something. */
const leastCents = 20_000

/** The lines of an invoice, in the order they are printed. */
export const invoiceLines = (frame: LedgerFrame, random: Random, plan: InvoicePlan): readonly LedgerInvoiceLine[] => {
  if (plan.fate === 'credit')
    return [extra(plan, 'adjustment', { description: 'Credit for billing error', cents: -random.between(500, 40_000) })]
  const taxed = random.chance(50)
  const worked = [
    ...plan.entries.map((entry) => timeLine(frame, entry, taxed)),
    ...plan.expenses.map(expenseLine),
    ...plan.matters.flatMap((matter) => flatFeeLines(frame, random, { plan, matter })),
  ]
  const lines = [
    ...worked,
    ...topUp(
      random,
      plan,
      sumOf(worked, (line) => line.amountCents),
    ),
  ]
  return [
    ...lines,
    ...extras(
      random,
      plan,
      sumOf(lines, (line) => line.amountCents),
    ),
  ]
}

const timeLine = (frame: LedgerFrame, entry: WorldTimeEntry, taxable: boolean): LedgerInvoiceLine => ({
  kind: 'time',
  matter: entry.matter,
  timeEntry: entry.index,
  expense: null,
  user: entry.user,
  date: entry.date,
  description: entry.description,
  ...frame.rules.timeLine(entry.index),
  taxable,
})

const expenseLine = (expense: LedgerExpense): LedgerInvoiceLine => ({
  kind: 'expense',
  matter: expense.matter,
  timeEntry: null,
  expense: expense.index,
  user: expense.user,
  date: expense.date,
  description: expense.description === '' ? expense.category : expense.description,
  quantityThousandths: expense.quantityThousandths,
  rateCents: expense.unitCents,
  amountCents: expense.amountCents,
  taxable: expense.taxable,
})

/** A fixed fee where the matter has one, or where nothing else of the matter is on the invoice. */
const flatFeeLines = (
  frame: LedgerFrame,
  random: Random,
  { plan, matter }: { plan: InvoicePlan; matter: number },
): readonly LedgerInvoiceLine[] => {
  const { flatCents } = frame.world.matter(matter).billing
  const empty = ![...plan.entries, ...plan.expenses].some((one) => one.matter === matter)
  if (!empty && (flatCents === null || random.chance(50))) return []
  const fee = extra(plan, 'flat_fee', { description: random.pick(flatFees), cents: flatCents ?? random.pick([15_000, 33_333, 75_000]) })
  return [{ ...fee, matter, taxable: random.chance(50) }]
}

const topUp = (random: Random, plan: InvoicePlan, cents: number): readonly LedgerInvoiceLine[] =>
  (takesPayments(plan) || plan.fate === 'written_off') && cents < leastCents
    ? [extra(plan, 'flat_fee', { description: random.pick(flatFees), cents: leastCents })]
    : []

/** Interest on what was not paid in time, something taken off or added by hand; a zero invoice has all of it taken off, here or by its discount. */
const extras = (random: Random, plan: InvoicePlan, cents: number): readonly LedgerInvoiceLine[] => {
  if (plan.fate === 'zero')
    return plan.index % 2 === 0 ? [extra(plan, 'adjustment', { description: 'Billed in full to goodwill', cents: 0 - cents })] : []
  const interest = random.chance(15)
    ? [extra(plan, 'interest', { description: 'Interest on overdue balance', cents: random.between(101, 4_999) })]
    : []
  const sign = random.pick([-1, -1, 1])
  const adjustment = random.chance(14)
    ? [extra(plan, 'adjustment', { description: 'Adjustment', cents: portion(cents, sign * random.between(1, 10), 100) })]
    : []
  return [...interest, ...adjustment]
}

const extra = (
  plan: InvoicePlan,
  kind: 'flat_fee' | 'interest' | 'adjustment',
  { description, cents }: { description: string; cents: number },
): LedgerInvoiceLine => ({
  kind,
  matter: plan.home,
  timeEntry: null,
  expense: null,
  user: null,
  date: calendarDay(plan.issueDay),
  description,
  quantityThousandths: 1000,
  rateCents: cents,
  amountCents: cents,
  taxable: false,
})
