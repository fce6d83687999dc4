import type { Command, CommandKind, commandKinds, Discrepancy } from '../../core/command/Command.js'
import type { CanonicalRecord } from '../../core/record/CanonicalRecord.js'
import type { FoundRecord, RecordWriters, WrittenRecord } from '../../core/recordWriters.js'

/** The record that a kind of command is about, as it was read back. */
export type ReadRecord<K extends CommandKind> = CanonicalRecord<(typeof commandKinds)[K]> | 'ABSENT'

/** Reads one record from the vendor now. */
export type ReadBack<K extends CommandKind> = (vendorId: string) => Promise<ReadRecord<K>>

/** How a kind of command is done, looked for and judged. What the vendor has no way to do rejects with NOT_SUPPORTED_BY_VENDOR. */
export interface Deed<K extends CommandKind> {
  /** How long after it was sent the vendor may not show it yet, in milliseconds. */
  settleMs(writers: RecordWriters): number
  /** Sends it once. */
  send(writers: RecordWriters, command: Command<K>): Promise<WrittenRecord>
  /** Looks whether an earlier send was done. */
  find(writers: RecordWriters, command: Command<K>, read: ReadBack<K>): Promise<FoundRecord>
  /** Whether what was read back is all that was wanted. */
  isDone(command: Command<K>, record: ReadRecord<K>): boolean
  /** Whether it will have to do, once the vendor has settled: a vendor may leave out fields without a word. */
  isEnough(record: ReadRecord<K>): boolean
  /** What the vendor stored differently. */
  compare(command: Command<K>, record: ReadRecord<K>): readonly Discrepancy[]
}
