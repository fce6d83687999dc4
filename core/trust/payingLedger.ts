import { Money } from '../money.js'
import type { InvoiceRecord } from '../record/Invoice.js'
import type { TrustLedger } from '../record/TrustAccount.js'
import type { DecimalString } from '../record/scalars.js'

/** Whose money it is, and what it is held for. */
export type LedgerName = Pick<TrustLedger, 'clientId' | 'matterId'>

/**
 * Which ledger of its client an invoice is paid from: that of one of its matters with enough for what is due there, else what is held for no matter. Where no
 * ledger has enough it is that of the first matter, which the rules then refuse with its numbers.
 */
export const payingLedger = (
  { clientId, matterIds, matterBalances }: Pick<InvoiceRecord, 'clientId' | 'matterIds' | 'matterBalances'>,
  ledgers: readonly TrustLedger[],
  amount: DecimalString,
): LedgerName => {
  // A ledger that names a matter and no client is the matter's client's.
  const own = ledgers.filter((ledger) => ledger.clientId === clientId || (ledger.clientId === null && ledger.matterId !== null))
  const ofMatter = (wanted: string | null): TrustLedger | undefined => own.find(({ matterId }) => matterId === wanted)
  const hasEnough = (ledger: TrustLedger | undefined): boolean => ledger !== undefined && new Money(ledger.available).gte(amount)
  const isDue = (wanted: string): boolean =>
    matterBalances.some(({ matterId, balance }) => matterId === wanted && new Money(balance).gte(amount))
  const paying = matterIds.find((matterId) => hasEnough(ofMatter(matterId)) && isDue(matterId))
  if (paying !== undefined) return { clientId, matterId: paying }
  if (hasEnough(ofMatter(null))) return { clientId, matterId: null }
  const held = matterIds.find((matterId) => ofMatter(matterId) !== undefined)
  return { clientId, matterId: held ?? (ofMatter(null) === undefined ? (matterIds[0] ?? null) : null) }
}
