import type { ChangeSource } from '../../core/change/Change.js'
import type { MattergraphError } from '../../core/errors.js'
import type { MirrorRow } from '../../core/mirror/MirrorRow.js'
import type { AccountKey } from '../../core/recordId.js'
import type { RecordKind } from '../../core/recordKind.js'

/** What one key of a live read came to: the record as the mirror now has it, its absence at the vendor, or an error of its own. */
export type LiveReadResult<K extends RecordKind = RecordKind> = MirrorRow<K> | 'ABSENT' | MattergraphError

/** Reads records from the vendor now. */
export interface LiveReads {
  /**
   * Reads these records from the vendor, writes them to the mirror (absent ones become tombstones) and tells what came of each.
   * Throws MattergraphError where nothing could be read: the account needs a person, or the vendor is down. `source` is what the change log says of it:
   * LIVE_READ unless another reading, or a vendor's own word, is why they are read.
   */
  readLive<K extends RecordKind>(
    account: AccountKey,
    kind: K,
    vendorIds: readonly string[],
    source?: ChangeSource,
  ): Promise<ReadonlyMap<string, LiveReadResult<K>>>
}
