import type { Clock } from '../../core/clock.js'
import type { ChangeSource } from '../../core/change/Change.js'
import { MattergraphError } from '../../core/errors.js'
import type { MirrorRow } from '../../core/mirror/MirrorRow.js'
import type { AccountKey } from '../../core/recordId.js'
import type { RecordKind } from '../../core/recordKind.js'
import type { ReadResult } from '../../core/vendorAdapter.js'
import type { Database } from '../../prisma/Database.js'
import { openMirrorReader } from '../../prisma/mirror/openMirrorReader.js'
import type { Sessions } from '../sessions/Sessions.js'
import type { LiveReadResult, LiveReads } from './LiveReads.js'
import { ofAccount } from '../sessions/accountError.js'
import { saveReadResults } from './saveReadResults.js'

/** What reading single records needs. */
export interface LiveReadContext {
  readonly database: Database
  readonly sessions: Pick<Sessions, 'withConnection'>
  readonly clock: Clock
}

const withRows = <K extends RecordKind>(
  account: AccountKey,
  results: ReadonlyMap<string, ReadResult<K>>,
  { refused, rows }: { readonly refused: ReadonlyMap<string, MattergraphError>; readonly rows: readonly (MirrorRow<K> | null)[] },
): ReadonlyMap<string, LiveReadResult<K>> =>
  new Map<string, LiveReadResult<K>>(
    [...results].map(([vendorId, result], index): [string, LiveReadResult<K>] => {
      if (result === 'ABSENT') return [vendorId, result]
      if (result instanceof MattergraphError) {
        const { vendor } = result
        return [vendorId, vendor === undefined ? result : ofAccount({ key: account, vendor }, result)]
      }
      const refusal = refused.get(vendorId)
      if (refusal !== undefined) return [vendorId, refusal]
      const row = rows[index]
      if (row === null || row === undefined) throw new Error('a record that was just written is not in the mirror')
      return [vendorId, row]
    }),
  )

/** Reads single records from the vendors, through the accounts' sessions, into the mirror. */
export const openLiveReads = ({ database, sessions, clock }: LiveReadContext): LiveReads => {
  const mirror = openMirrorReader(database)
  return {
    readLive: async <K extends RecordKind>(
      account: AccountKey,
      kind: K,
      vendorIds: readonly string[],
      source: ChangeSource = 'LIVE_READ',
    ) => {
      const asked = [...new Set(vendorIds)]
      if (asked.length === 0) return new Map<string, LiveReadResult<K>>()
      const readAt = clock.now().toISOString()
      const results = await sessions.withConnection(account, async ({ readers }) => readers[kind].readMany(asked))
      const refused = await database.transaction(async (sql) => saveReadResults(sql, { account, kind, results, readAt, source }))
      const keys = [...results.keys()].map((vendorId) => ({ account, vendorId }))
      return withRows(account, results, { refused, rows: await mirror.readMany(kind, keys, { withRaw: false }) })
    },
  }
}
