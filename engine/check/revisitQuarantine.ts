import type { Instant } from '../../core/record/scalars.js'
import type { AccountKey } from '../../core/recordId.js'
import type { RecordKind } from '../../core/recordKind.js'
import type { Sql } from '../../prisma/Database.js'
import { readUnseenFindings } from '../../prisma/quarantine/readUnseenFindings.js'
import type { LiveReads } from '../sync/LiveReads.js'

/** More than this in one go is an adapter that is wrong, not records that were deleted. */
const most = 500

/**
 * Asks the vendor for the records in quarantine that a complete reading since an instant did not come across: what was deleted, or cannot be
 * listed any more, would stay there for ever. Throws as a live read does.
 */
export const revisitQuarantine = async (
  { database, liveReads }: { readonly database: Sql; readonly liveReads: LiveReads },
  { account, kind, since }: { readonly account: AccountKey; readonly kind: RecordKind; readonly since: Instant },
): Promise<void> => {
  await liveReads.readLive(account, kind, await readUnseenFindings(database, { account, kind, since, most }), 'SYNC')
}
