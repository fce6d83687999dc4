import type { PortalKit } from '../../portal/Portal.js'
import { invoiceFees } from '../books/invoiceFees.js'
import { sumOf } from '../../world/ledger/cents.js'
import type { Ledger, LedgerInvoice } from '../../world/ledger/Ledger.js'
import type { InvoiceDiscount, SmokeballInvoice } from './SmokeballInvoice.js'
import { fractionOf, ticksAt } from './ticks.js'

/** Invoice number `index` of the books. What was written off there in part is waived here in whole: waiving takes all that is open. */
export const buildInvoice = (kit: PortalKit, ledger: Ledger, index: number): SmokeballInvoice => {
  const from = ledger.invoice(index)
  const [matter = 0] = from.matters
  const surplus = from.lines.find(({ kind, amountCents }) => kind === 'adjustment' && amountCents >= 0)
  return {
    id: kit.guid.of('invoice', index),
    versionId: kit.guid.of('invoice-version', index),
    matterId: kit.guid.of('matter', matter),
    invoiceNumber: from.number,
    state: states[from.state],
    description: `Services to ${from.issueDate}`,
    invoiceTitle: kit.world.matter(matter).title,
    ...(from.state === 'draft' || from.state === 'pending_approval' ? {} : { issuedDate: from.issueDate }),
    ...(from.dueDate === null ? {} : { dueDate: from.dueDate }),
    debtorIds: from.client === null ? [] : [kit.guid.of('contact', from.client)],
    ...discountOf(from),
    ...(surplus === undefined ? {} : { surcharge: { cents: surplus.amountCents, description: surplus.description } }),
    interestCents: sumOf(from.lines, ({ kind, amountCents }) => (kind === 'interest' ? amountCents : 0)),
    taxRateHundredths: from.taxRateHundredths,
    waived: from.writtenOffCents > 0,
    ...(from.state === 'void' || from.state === 'deleted'
      ? { keptEntries: invoiceFees(kit, ledger, index).map(({ id }) => ({ id, type: 0 as const })) }
      : {}),
    lastUpdated: ticksAt(from.updatedAt, fractionOf(index)),
  }
}

/** An approval is no state of its own here. */
const states = { draft: 'draft', pending_approval: 'draft', issued: 'final', void: 'void', deleted: 'deleted' } as const satisfies Record<
  LedgerInvoice['state'],
  SmokeballInvoice['state']
>

/** A percentage is one of the fees here; where the books took it of anything else too, its amount is told as a fixed discount. */
const discountOf = ({ discount, discountCents, lines }: LedgerInvoice): { readonly discount?: InvoiceDiscount } => {
  if (discount === null) return {}
  const isOfFees = discount.kind === 'percent' && lines.every(({ kind }) => kind === 'time' || kind === 'flat_fee')
  const description = discount.note
  return isOfFees
    ? { discount: { type: 1, fixedCents: 0, percentHundredths: discount.percentHundredths, description } }
    : { discount: { type: 0, fixedCents: discountCents, percentHundredths: 0, description } }
}
