import type { KindChecks } from './Check.js'
import { formChecks } from './formChecks.js'

/** What must hold of a matter. Its dates may lie anywhere: files are older than any system. */
export const matterChecks: KindChecks<'MATTER'> = {
  form: formChecks({
    prefix: 'matter',
    amounts: ({ billing, vendorTotals }) => ({
      'billing.flatAmount': billing?.flatAmount,
      'vendorTotals.trustBalance': vendorTotals?.trustBalance,
      'vendorTotals.outstandingBalance': vendorTotals?.outstandingBalance,
    }),
    numbers: ({ billing }) => ({ 'billing.rate': billing?.rate }),
    currency: ({ billing }) => billing?.currency ?? null,
    dates: ({ openDate, closeDate }) => ({ openDate, closeDate }),
  }),
  meaning: [],
}
