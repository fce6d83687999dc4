import type { PortalKit } from '../../portal/Portal.js'
import type { WireRecord } from '../drift/Drift.js'
import { link } from './link.js'
import { dollars } from './money.js'
import { expenseCents, type SmokeballExpense } from './SmokeballExpense.js'

/** An expense as it is answered. The firm charges no tax on the expense itself; what can be taxed is taxed on the invoice. */
export const expenseWire = (kit: PortalKit, expense: SmokeballExpense): WireRecord => {
  const { id, matterId, staffId, invoiceId, activityCode, utbmsTaskCode } = expense
  const amount = dollars(expenseCents(expense))
  return {
    href: `${kit.origin}/matters/${matterId}/expenses/${id}`,
    id,
    versionId: expense.versionId,
    createdByUserId: expense.createdByUserId,
    ...(staffId === undefined ? {} : { staff: link(kit.origin, { path: 'staff', id: staffId, rel: 'Staff' }), staffId }),
    matter: link(kit.origin, { path: 'matters', id: matterId, rel: 'Matters' }),
    matterId,
    ...(invoiceId === undefined
      ? {}
      : { invoice: link(kit.origin, { path: `matters/${matterId}/invoices`, id: invoiceId, rel: 'Invoices' }), invoiceId }),
    origin: 'Smokeball',
    ...(activityCode === undefined ? {} : { activityCode }),
    ...(utbmsTaskCode === undefined ? {} : { utbmsTaskCode }),
    subject: expense.subject,
    description: expense.description,
    expenseDate: expense.expenseDate,
    costType: expense.costType,
    quantity: expense.quantityThousandths / 1000,
    price: dollars(expense.priceCents),
    amount,
    amountExcTax: amount,
    amountIncTax: amount,
    tax: 0,
    outputTax: 0,
    taxInclusive: false,
    taxZeroRated: false,
    taxOutOfScope: false,
    taxExempt: expense.taxExempt,
    finalized: expense.finalized,
    isWrittenOff: expense.isWrittenOff,
    isBillable: expense.isBillable,
    isInvoicedExternally: expense.isInvoicedExternally,
    isDeleted: expense.isDeleted,
  }
}
