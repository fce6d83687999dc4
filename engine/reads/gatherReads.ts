import DataLoader from 'dataloader'
import type { Account } from '../../core/account/Account.js'
import type { MirrorReader } from '../../core/mirror/MirrorReader.js'
import type { MirrorRow } from '../../core/mirror/MirrorRow.js'
import type { RecordKey } from '../../core/mirror/RecordKey.js'
import type { RecordKind } from '../../core/recordKind.js'
import type { ReadSources } from './RequestReads.js'

type Gathered = Pick<ReadSources, 'accounts' | 'mirror'>

/** Keys looked up by one statement. */
const most = 1_000

/** One look-up at a time: what is asked for meanwhile is the next. */
const gathering = <Key, Found>(lookUp: (keys: readonly Key[]) => Promise<readonly Found[]>): ((key: Key) => Promise<Found>) => {
  let underWay: Promise<unknown> = Promise.resolve()
  const loader = new DataLoader<Key, Found>(
    (keys) => {
      const found = lookUp(keys)
      underWay = found.catch(() => undefined)
      return found
    },
    { cache: false, maxBatchSize: most, batchScheduleFn: (dispatch) => void underWay.then(dispatch) },
  )
  return (key) => loader.load(key)
}

/**
 * The same reads, where many small ones come at the same moment, as those for the events of a turn do: what several requests look up while a look-up is on its way
 * is one statement. Nothing is kept, and every look-up begins after it was asked for.
 */
export const gatherReads = ({ accounts, mirror }: Gathered): Gathered => {
  const ofTenant = gathering<string, readonly Account[]>((tenants) => accounts.ofTenants(tenants))
  const recordOf = new Map<string, (key: RecordKey) => Promise<MirrorRow | null>>()
  const readMany = async <K extends RecordKind>(
    kind: K,
    keys: readonly RecordKey[],
    { withRaw }: { readonly withRaw: boolean } = { withRaw: true },
  ): Promise<readonly (MirrorRow<K> | null)[]> => {
    const name = `${kind} ${String(withRaw)}`
    const load = recordOf.get(name) ?? gathering((all: readonly RecordKey[]) => mirror.readMany(kind, all, { withRaw }))
    recordOf.set(name, load)
    // The kind is part of the name the look-up is kept under.
    return Promise.all(keys.map(load)) as Promise<readonly (MirrorRow<K> | null)[]>
  }
  return {
    accounts: { ...accounts, ofTenants: async (tenants) => Promise.all(tenants.map(ofTenant)) },
    mirror: { ...mirror, readMany } satisfies MirrorReader,
  }
}
