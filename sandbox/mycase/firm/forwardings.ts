import type { Ledger, LedgerInvoice } from '../../world/ledger/Ledger.js'

/** A balance that was carried onto a newer invoice. */
export interface Forwarding {
  readonly from: LedgerInvoice
  readonly to: LedgerInvoice
  readonly cents: number
}

/** One case in four that can has carried an invoice's open balance onto a newer one: the balance then stands on the newer, as a line of its own. */
export const forwardingOf = (ledger: Ledger, matter: number): Forwarding | undefined => {
  if (matter % 4 === 3) return undefined
  const invoices = ledger.invoicesOfMatter(matter).map((index) => ledger.invoice(index))
  const issued = invoices.filter(({ state, type, totalCents }) => state === 'issued' && type === 'sale' && totalCents > 0)
  const from = issued.find(({ balanceCents, writtenOffCents }) => balanceCents > 0 && writtenOffCents === 0)
  // A discount in percent would take from the carried balance too.
  const to = issued.find(
    (one) =>
      from !== undefined &&
      one !== from &&
      one.issueDate >= from.issueDate &&
      one.discount?.kind !== 'percent' &&
      one.writtenOffCents === 0,
  )
  return from === undefined || to === undefined ? undefined : { from, to, cents: from.balanceCents }
}
