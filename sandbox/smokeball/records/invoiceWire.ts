import type { PortalKit } from '../../portal/Portal.js'
import type { Books } from '../books/Books.js'
import type { InvoiceFigures } from '../books/invoiceFigures.js'
import type { WireRecord } from '../drift/Drift.js'
import { link } from './link.js'
import { dollars } from './money.js'
import type { SmokeballInvoice } from './SmokeballInvoice.js'

const noDate = '0001-01-01T00:00:00+00:00'
const none = { type: 0, fixedDiscount: 0, percentage: 0, description: '' } as const

/** An invoice as it is answered: its lines by the ids of fees and expenses only, its totals added up. */
export const invoiceWire = (kit: PortalKit, books: Books, invoice: SmokeballInvoice): WireRecord => {
  const { id, matterId, versionId, discount, surcharge } = invoice
  const figures = books.figuresOf(invoice)
  const status = statusOf(invoice, figures)
  const midnight = (date: string): string => `${date.slice(0, 10)}T00:00:00+00:00`
  const lastPaid = books.paymentsOfInvoice(id).at(-1)?.date
  return {
    href: `${kit.origin}/matters/${matterId}/invoices/${id}`,
    id,
    versionId,
    matter: link(kit.origin, { path: 'matters', id: matterId, rel: 'Matters' }),
    matterId,
    lastUpdatedByUserId: kit.guid.of('user', 0),
    description: invoice.description,
    status,
    invoiceNumber: invoice.state === 'draft' ? 0 : invoice.invoiceNumber,
    invoiceTitle: invoice.invoiceTitle,
    invoiceTitleLine2: '',
    ...(invoice.issuedDate === undefined ? {} : { issuedDate: midnight(invoice.issuedDate) }),
    ...(invoice.dueDate === undefined ? {} : { dueDate: midnight(invoice.dueDate) }),
    // Never left out, says the published schema: what it is before the payment is assumed.
    paidDate: status === 2 && lastPaid !== undefined ? midnight(lastPaid) : noDate,
    discount:
      discount === undefined
        ? none
        : {
            type: discount.type,
            fixedDiscount: dollars(discount.fixedCents),
            percentage: discount.percentHundredths / 100,
            description: discount.description,
          },
    surcharge: {
      type: surcharge === undefined ? 0 : 1,
      fixedSurcharge: dollars(surcharge?.cents ?? 0),
      percentage: 0,
      description: surcharge?.description ?? '',
      applyTo: surcharge === undefined ? 0 : 3,
    },
    debtors: invoice.debtorIds.map((contactId) => ({ contact: link(kit.origin, { path: 'contacts', id: contactId, rel: 'Contacts' }) })),
    entries: books.entriesOf(invoice).map((entry) => ({ id: entry.id, versionId, type: entry.type })),
    waived: invoice.waived,
    invoiceTotals: totals(figures),
  }
}

/** 0 draft, 1 final, 2 paid, 3 deleted, 4 void. */
const statusOf = ({ state, waived }: SmokeballInvoice, { unpaid, paid, total }: InvoiceFigures): number => {
  if (state !== 'final') return { draft: 0, deleted: 3, void: 4 }[state]
  return !waived && unpaid <= 0 && (paid > 0 || total >= 0) ? 2 : 1
}

const totals = (figures: InvoiceFigures): WireRecord => ({
  paid: dollars(figures.paid),
  billed: dollars(figures.billed),
  unpaid: dollars(figures.unpaid),
  unpaidExcInterest: dollars(figures.unpaid - Math.min(figures.interest, Math.max(0, figures.unpaid))),
  writtenOff: dollars(figures.writtenOff),
  waived: dollars(figures.waived),
  discount: dollars(figures.discount),
  total: dollars(figures.total),
  tax: dollars(figures.tax),
  interest: dollars(figures.interest),
  feeTotal: dollars(figures.feeTotal),
  writtenOffFeeTotal: dollars(figures.writtenOffFeeTotal),
  expenseTotal: dollars(figures.expenseTotal),
  writtenOffExpenseTotal: dollars(figures.writtenOffExpenseTotal),
})
