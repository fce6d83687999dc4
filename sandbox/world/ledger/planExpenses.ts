import { Random } from '../Random.js'
import { stream } from '../WorldFrame.js'
import { bookedAt, daysOfMatter } from './bookDay.js'
import { expenseSorts } from './bookVocabulary.js'
import { lineAmount } from './cents.js'
import { bills, drafts, type InvoicePlan } from './InvoicePlan.js'
import type { LedgerExpense } from './Ledger.js'
import type { LedgerFrame } from './LedgerFrame.js'

/** What was spent on a matter, each on one of the matter's invoices or on none. */
export const planExpenses = (frame: LedgerFrame, matter: number, plans: readonly InvoicePlan[]): readonly LedgerExpense[] => {
  const { from, until } = frame.layout.expenses.of(matter)
  const own = plans.filter((plan) => plan.home === matter)
  return Array.from({ length: until - from }, (_, at) => expense(frame, { index: from + at, matter, plans: own }))
}

const expense = (
  frame: LedgerFrame,
  { index, matter, plans }: { index: number; matter: number; plans: readonly InvoicePlan[] },
): LedgerExpense => {
  const random = new Random(frame.key, stream.expense, index)
  const sort = random.pick(expenseSorts)
  const billable = !random.chance(12)
  const writtenOff = random.chance(5)
  const plan = billable && !writtenOff ? invoiceFor(random, plans) : undefined
  const days = daysOfMatter(frame, matter)
  const last = plan === undefined ? days.last : Math.min(plan.issueDay, days.last)
  const quantityThousandths = random.pick(sort.quantitiesThousandths)
  const unitCents = random.pick(sort.unitsCents)
  const { staff, responsibleAttorney } = frame.world.matter(matter)
  return {
    index,
    matter,
    user: random.chance(10) ? null : random.pick([responsibleAttorney, ...staff]),
    description: random.pick(sort.descriptions),
    category: sort.category,
    code: random.chance(40) ? '' : sort.code,
    quantityThousandths,
    unitCents,
    amountCents: lineAmount(quantityThousandths, unitCents),
    taxable: random.chance(50),
    billable,
    cost: sort.cost,
    status: statusOf(plan, writtenOff),
    invoice: plan?.index ?? null,
    ...bookedAt(frame, random, random.between(Math.min(days.first, last), last)),
  }
}

/** Two in three of what can be billed is on an invoice. */
const invoiceFor = (random: Random, plans: readonly InvoicePlan[]): InvoicePlan | undefined => {
  const open = plans.filter((plan) => bills(plan) || drafts(plan))
  return open.length === 0 || random.chance(33) ? undefined : random.pick(open)
}

const statusOf = (plan: InvoicePlan | undefined, writtenOff: boolean): LedgerExpense['status'] => {
  if (plan !== undefined) return drafts(plan) ? 'draft' : 'billed'
  return writtenOff ? 'written_off' : 'unbilled'
}
