import type { PortalKit } from '../../portal/Portal.js'
import type { LedgerRules } from '../../world/ledger/Ledger.js'
import { feeTerms } from '../records/buildFee.js'
import { feeCents } from '../records/feeWire.js'
import { centsOf } from '../records/money.js'

/** An invoice is of one matter, trust money lies with a matter and a contact, and a payment can settle several invoices. */
export const ledgerRules = (kit: PortalKit): LedgerRules => ({
  timeLine: (entry) => {
    const terms = feeTerms(kit.world.timeEntry(entry))
    return {
      quantityThousandths: Math.round((terms.duration * 1000) / 60),
      rateCents: centsOf(terms.rate),
      amountCents: terms.isBillable ? feeCents(terms) : 0,
    }
  },
  invoicesSpanMatters: false,
  unallocatedTrust: false,
  protectedFunds: true,
  paymentsSpanInvoices: true,
})
