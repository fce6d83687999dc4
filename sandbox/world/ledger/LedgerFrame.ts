import type { World } from '../World.js'
import type { LedgerRules } from './Ledger.js'
import type { LedgerLayout } from './ledgerLayout.js'

/** What every part of a firm's books is computed from. */
export interface LedgerFrame {
  /** Names the firm, so that no two have the same books. */
  readonly key: number
  /** The world's last day, as a day number since 1970. */
  readonly today: number
  readonly world: World
  readonly rules: LedgerRules
  readonly layout: LedgerLayout
}
