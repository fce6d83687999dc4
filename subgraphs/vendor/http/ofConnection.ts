import type { ConnectionOptions } from '../../../core/vendorAdapter.js'
import type { PortalHttpOptions } from './PortalHttp.js'

/** What the HTTP client of an account takes from its connection as it is. */
export const ofConnection = ({
  account,
  clock,
  limitScale,
  limiters,
  instruments,
}: ConnectionOptions): Pick<PortalHttpOptions, 'account' | 'clock' | 'limitScale' | 'limiters' | 'instruments'> => ({
  account,
  clock,
  limitScale,
  limiters,
  instruments,
})
