import type { LedgerRules } from '../../world/ledger/Ledger.js'
import { portion } from '../../world/ledger/cents.js'
import type { World } from '../../world/World.js'
import { timeRateCents } from './timeRateCents.js'

/** How PracticePanther's books are drawn: hours are billed as they are, by the rate that was filled in when they were saved, half-up to the cent. */
export const ledgerRules = (world: World): LedgerRules => ({
  timeLine: (index) => {
    const entry = world.timeEntry(index)
    const rateCents = timeRateCents(world, entry) ?? 0
    return {
      quantityThousandths: portion(entry.seconds, 1000, 3600),
      rateCents,
      amountCents: portion(rateCents, entry.seconds, 3600),
    }
  },
  invoicesSpanMatters: true,
  unallocatedTrust: true,
  protectedFunds: false,
  paymentsSpanInvoices: true,
})
