import type { Clock } from '../../../core/clock.js'
import type { PracticePantherApi } from '../openPracticePantherApi.js'
import type { MapContext } from '../map/MapContext.js'
import type { Parties } from './parties.js'
import type { PaymentGrid } from './paymentGrid.js'

/** What every reader of a connection works with. */
export interface ReadTools {
  readonly api: PracticePantherApi
  readonly parties: Parties
  readonly grid: PaymentGrid
  readonly clock: Clock
  /** What mapping needs; asked for once in a connection's life. */
  readonly context: () => Promise<MapContext>
}
