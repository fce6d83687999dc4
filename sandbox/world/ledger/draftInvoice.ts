import { Random } from '../Random.js'
import { stream } from '../WorldFrame.js'
import { discountNotes } from './bookVocabulary.js'
import { portion, sumOf } from './cents.js'
import type { InvoiceDraft } from './InvoiceDraft.js'
import { invoiceLines } from './invoiceLines.js'
import type { InvoicePlan } from './InvoicePlan.js'
import { invoiceTotals } from './invoiceTotals.js'
import type { LedgerInvoice, LedgerInvoiceLine } from './Ledger.js'
import type { LedgerFrame } from './LedgerFrame.js'

const taxRates = [600, 825, 1025] as const

/** Writes an invoice's lines and adds it up. */
export const draftInvoice = (frame: LedgerFrame, plan: InvoicePlan): InvoiceDraft => {
  const random = new Random(frame.key, stream.invoice, plan.index)
  const lines = invoiceLines(frame, random, plan)
  const discount = discountOf(random, plan, lines)
  const taxRateHundredths = taxRateOf(frame, random, plan)
  return { plan, lines, discount, taxRateHundredths, ...invoiceTotals(lines, discount, taxRateHundredths) }
}

/** No discount where a line takes away already: a share of it could then be more than there is. */
const discountOf = (random: Random, plan: InvoicePlan, lines: readonly LedgerInvoiceLine[]): LedgerInvoice['discount'] => {
  const note = random.pick(discountNotes)
  const sort = random.below(100)
  const subtotal = sumOf(lines, (line) => line.amountCents)
  if (lines.some((line) => line.amountCents < 0) || subtotal === 0) return null
  if (plan.fate === 'zero') return { kind: 'percent', percentHundredths: 10_000, cents: 0, note }
  if (sort < 18) return { kind: 'percent', percentHundredths: random.pick([500, 1000, 1250, 333]), cents: 0, note }
  if (sort < 32) return { kind: 'fixed', percentHundredths: 0, cents: portion(subtotal, random.between(1, 20), 100), note }
  return null
}

/** A firm has one rate of tax and puts it on a third of its invoices. */
const taxRateOf = (frame: LedgerFrame, random: Random, plan: InvoicePlan): number => {
  const taxed = random.chance(35)
  if (!taxed || plan.fate === 'zero' || plan.fate === 'credit') return 0
  return taxRates[frame.key % taxRates.length] ?? 0
}
