import type { SmokeballApi } from '../openSmokeballApi.js'
import type { Instant } from '../../../core/record/scalars.js'
import { instantOfTicks } from '../../vendor/map/ticks.js'
import { type WireMatter, wireMatter } from '../wire/Matter.js'
import { type ChangePage, changeWalk } from './changeWalk.js'
import { listPage, type ListPage } from './listPage.js'

const second = 10_000_000n

/** Walks the firm's matters by last change; `onPage` hears how many there are. Leads are invisible to the list, deleted matters are in it. */
export const matterWalk = (
  api: SmokeballApi,
  options: {
    readonly fields: readonly string[]
    readonly limit: number
    /** Whether the number of matters is wanted: one request more, since the list counts deleted ones too. */
    readonly counted: boolean
    readonly onPage: (since: bigint | null, page: ListPage<WireMatter>) => void
  },
): ((cursor: string | null, since?: Instant) => Promise<ChangePage<WireMatter>>) =>
  changeWalk<WireMatter>({
    page: async (since, offset) => {
      const fields = options.fields.length === 0 ? {} : { Fields: options.fields.join(',') }
      const changed = since === null ? {} : { LastUpdated: wholeSecond(since) }
      const query = { Sort: 'asc(lastUpdated)', ...fields, ...changed }
      const page = await listPage(api, wireMatter, { path: '/matters', offset, limit: options.limit, query })
      options.onPage(since, page)
      return page
    },
    ticksOf: ({ versionId }) => BigInt(versionId),
    // The filter takes whole seconds only; one more for a bound that may be excluded.
    before: (ticks) => ticks - (ticks % second) - second,
    idOf: ({ id }) => id,
    total: async ({ size }) => {
      if (!options.counted) return null
      const deleted = await listPage(api, wireMatter, { path: '/matters', limit: 1, query: { Status: 'Deleted' } })
      return size - deleted.size
    },
  })

/** Query times must not have a fraction of a second: 400 otherwise. */
const wholeSecond = (ticks: bigint): string => `${instantOfTicks(ticks.toString()).slice(0, 19)}Z`
