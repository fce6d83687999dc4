import { portion, sumOf } from '../../world/ledger/cents.js'
import { feeCents } from '../records/feeWire.js'
import { expenseCents, type SmokeballExpense } from '../records/SmokeballExpense.js'
import type { SmokeballFee } from '../records/SmokeballFee.js'
import type { InvoiceDiscount, SmokeballInvoice } from '../records/SmokeballInvoice.js'

/** What an invoice comes to, in whole cents. Fees and expenses that were written off are among those billed and taken off again. */
export interface InvoiceFigures {
  readonly feeTotal: number
  readonly writtenOffFeeTotal: number
  readonly expenseTotal: number
  readonly writtenOffExpenseTotal: number
  /** Fees, expenses and surcharge, before tax, interest, discount and write-off. */
  readonly billed: number
  readonly interest: number
  readonly tax: number
  /** With tax and interest, before discount, write-off and payments. */
  readonly total: number
  readonly discount: number
  readonly writtenOff: number
  readonly waived: number
  readonly paid: number
  readonly unpaid: number
}

/** Adds an invoice up. */
export const invoiceFigures = (
  invoice: SmokeballInvoice,
  on: { readonly fees: readonly SmokeballFee[]; readonly expenses: readonly SmokeballExpense[]; readonly paidCents: number },
): InvoiceFigures => {
  const fees = on.fees.filter(({ isBillable }) => isBillable)
  const expenses = on.expenses.filter(({ isBillable }) => isBillable)
  const feeTotal = sumOf(fees, feeCents)
  const writtenOffFeeTotal = sumOf(fees.filter(isWrittenOff), feeCents)
  const expenseTotal = sumOf(expenses, expenseCents)
  const writtenOffExpenseTotal = sumOf(expenses.filter(isWrittenOff), expenseCents)
  const billed = feeTotal + expenseTotal + (invoice.surcharge?.cents ?? 0)
  const writtenOff = writtenOffFeeTotal + writtenOffExpenseTotal
  const discount = discountOf(invoice.discount, feeTotal - writtenOffFeeTotal)
  const counted = billed + invoice.interestCents - writtenOff
  const taxable = sumOf(fees.filter(isTaxed), feeCents) + sumOf(expenses.filter(isTaxed), expenseCents)
  const share = discount === 0 || counted <= 0 ? 0 : portion(discount, taxable, counted)
  const tax = portion(taxable - share, invoice.taxRateHundredths, 10_000)
  const total = billed + invoice.interestCents + tax
  const isOpen = invoice.state === 'draft' || invoice.state === 'final'
  const open = isOpen ? total - discount - writtenOff - on.paidCents : 0
  const waived = invoice.waived ? Math.max(0, open) : 0
  return {
    feeTotal,
    writtenOffFeeTotal,
    expenseTotal,
    writtenOffExpenseTotal,
    billed,
    interest: invoice.interestCents,
    tax,
    total,
    discount,
    writtenOff,
    waived,
    paid: on.paidCents,
    unpaid: open - waived,
  }
}

interface Line {
  readonly isWrittenOff: boolean
  readonly taxExempt?: boolean
}
const isWrittenOff = (line: Line): boolean => line.isWrittenOff
const isTaxed = (line: Line): boolean => !line.isWrittenOff && line.taxExempt !== true

/** Discounts are of fees alone. */
const discountOf = (discount: InvoiceDiscount | undefined, feeCentsCounted: number): number => {
  if (discount === undefined) return 0
  return discount.type === 0 ? discount.fixedCents : Math.max(0, portion(feeCentsCounted, discount.percentHundredths, 10_000))
}
