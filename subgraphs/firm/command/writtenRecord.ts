import type { Command } from '../../../core/command/Command.js'
import type { RecordKind } from '../../../core/recordKind.js'
import { type Stub, stubOf } from '../record/stubOf.js'
import type { WriteOutcome } from './submitWrite.js'

/** A record that a write left at the vendor, as a payload hands it out; null while that is open, and where there is none. */
export const writtenRecord = (
  { command, visible }: WriteOutcome,
  kind: RecordKind,
  vendorIdOf: (command: Command) => string | null,
): Stub | null => {
  if (command?.state !== 'APPLIED') return null
  const { account } = command
  const [vendor, vendorId] = [visible.get(account)?.vendor, vendorIdOf(command)]
  return vendor === undefined || vendorId === null ? null : stubOf({ kind, vendor, account, vendorId })
}
