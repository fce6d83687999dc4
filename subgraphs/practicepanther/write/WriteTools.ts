import type { Page } from 'puppeteer'
import type { Clock } from '../../../core/clock.js'
import type { PageLender } from '../../../core/vendorAdapter.js'
import type { PracticePantherApi } from '../openPracticePantherApi.js'
import type { FirmFacts } from '../read/firmFacts.js'

/** What every writer of a connection works with. */
export interface WriteTools {
  readonly api: PracticePantherApi
  readonly facts: () => Promise<FirmFacts>
  /** For what only a form does. */
  readonly browser: PageLender<Page>
  /** The portal's own pages: `https://app.practicepanther.com`. */
  readonly web: string
  readonly clock: Clock
}
