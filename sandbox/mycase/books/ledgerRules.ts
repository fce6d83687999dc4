import type { LedgerRules } from '../../world/ledger/Ledger.js'
import type { World } from '../../world/World.js'
import { buildTimeEntry } from '../firm/buildTimeEntry.js'
import { lineAmount } from './cents.js'

/** How MyCase bills: one case to an invoice, one invoice to a payment, trust money with a contact or a case, none of it protected; hours as the entry shows them. */
export const ledgerRules = (world: World): LedgerRules => ({
  timeLine: (index) => {
    const { hours, rate, flat_fee: flat } = buildTimeEntry(world.timeEntry(index), null)
    const rateCents = Math.round(Number(rate) * 100)
    // What a flat entry calls its rate is the whole sum.
    const quantityThousandths = flat ? 1000 : Math.round(hours * 1000)
    return { quantityThousandths, rateCents, amountCents: lineAmount(quantityThousandths, rateCents) }
  },
  invoicesSpanMatters: false,
  unallocatedTrust: true,
  protectedFunds: false,
  paymentsSpanInvoices: false,
})
