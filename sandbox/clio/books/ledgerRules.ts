import type { LedgerRules } from '../../world/ledger/Ledger.js'
import type { World } from '../../world/World.js'
import { timeTotals } from '../records/timeTotals.js'
import { centsOf } from './centsOf.js'
import { dollars } from './dollars.js'
import { timePrice } from './timePrice.js'

/** How Clio keeps books: time is billed in tenths of an hour, rounded up, and what is without charge is on the bill at nothing. */
export const ledgerRules = (world: World): LedgerRules => ({
  timeLine: (index) => {
    const entry = world.timeEntry(index)
    const rateCents = timePrice(world, entry)
    const totals = timeTotals({ seconds: entry.seconds, price: dollars(rateCents), nonBillable: entry.noCharge, flatRate: false })
    return {
      quantityThousandths: Math.round(totals.rounded_quantity_in_hours * 1000),
      rateCents,
      amountCents: centsOf(totals.total),
    }
  },
  invoicesSpanMatters: true,
  unallocatedTrust: true,
  protectedFunds: true,
  paymentsSpanInvoices: true,
})
