import type { PortalKit } from '../../portal/Portal.js'
import type { Ledger, LedgerInvoice, LedgerInvoiceLine } from '../../world/ledger/Ledger.js'
import type { SmokeballFee } from '../records/SmokeballFee.js'
import { dollars } from '../records/money.js'
import { fractionOf, ticksAt } from '../records/ticks.js'

const mostOfOne = 8

/** Lines of the books that are fixed fees here: agreed ones, and what is taken off by hand, which is a fee below zero (assumed: the app has no other line for it). */
const isFixedFee = ({ kind, amountCents }: LedgerInvoiceLine): boolean => kind === 'flat_fee' || (kind === 'adjustment' && amountCents < 0)

/** The fixed fees on one invoice of the books. Those of a void or deleted invoice are free again. */
export const invoiceFees = (kit: PortalKit, ledger: Ledger, invoice: number): readonly SmokeballFee[] => {
  const from = ledger.invoice(invoice)
  return from.lines.filter(isFixedFee).map((line, at) => fixedFee(kit, from, { line, index: invoice * mostOfOne + at }))
}

const fixedFee = (kit: PortalKit, from: LedgerInvoice, { line, index }: { line: LedgerInvoiceLine; index: number }): SmokeballFee => {
  const user = line.user ?? kit.world.matter(line.matter).responsibleAttorney ?? 0
  const isFree = from.state === 'void' || from.state === 'deleted'
  return {
    id: kit.guid.of('invoice-fee', index),
    versionId: kit.guid.of('invoice-fee-version', index),
    matterId: kit.guid.of('matter', line.matter),
    staffId: kit.guid.of('staff', user),
    feeType: 0,
    feeDate: `${line.date}T00:00:00Z`,
    subject: line.description,
    description: '',
    duration: 0,
    durationWorked: 0,
    rate: dollars(line.amountCents),
    taxExempt: !line.taxable,
    isBillable: true,
    isWrittenOff: false,
    finalized: from.state === 'issued',
    isInvoicedExternally: false,
    ...(isFree ? {} : { invoiceId: kit.guid.of('invoice', from.index) }),
    isDeleted: false,
    createdByUserId: kit.guid.of('user', user),
    created: ticksAt(from.createdAt, fractionOf(index)),
    lastUpdated: ticksAt(from.updatedAt, fractionOf(index)),
  }
}
