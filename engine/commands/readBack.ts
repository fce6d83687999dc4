import type { Clock } from '../../core/clock.js'
import { type Command, commandKinds, type CommandKind } from '../../core/command/Command.js'
import { isMoneyOrder, movementOf } from '../../core/command/moneyCommand.js'
import { MattergraphError } from '../../core/errors.js'
import type { RecordKind } from '../../core/recordKind.js'
import type { WrittenRecord } from '../../core/recordWriters.js'
import type { Instant } from '../../core/record/scalars.js'
import type { ReadResult, VendorConnection } from '../../core/vendorAdapter.js'
import type { Sql } from '../../prisma/Database.js'
import { saveReadResults } from '../sync/saveReadResults.js'
import type { Deed, ReadRecord } from './Deed.js'

/** What the vendor showed of a record, and when that was asked for. */
export interface ShownRecord {
  readonly record: ReadRecord<CommandKind>
  readonly readAt: Instant
}

/** What the vendor shows of other records that a write changed. */
export interface ShownBeside {
  readonly kind: RecordKind
  readonly results: ReadonlyMap<string, ReadResult>
  readonly readAt: Instant
}

/** A vendor that shows a write late is looked at this many times while it settles. */
const looks = 5

/** Reads the record that a command is about. Throws the record's own error where it cannot be read. */
export const readRecord = async (
  { readers }: VendorConnection,
  { kind }: Pick<Command, 'kind'>,
  { vendorId, clock }: { readonly vendorId: string; readonly clock: Clock },
): Promise<ShownRecord> => {
  const readAt = clock.now().toISOString()
  const record = (await read(readers, commandKinds[kind], vendorId)).get(vendorId) ?? 'ABSENT'
  if (record instanceof MattergraphError) throw record
  // It was read as the kind that the command is about.
  return { record: record as ReadRecord<CommandKind>, readAt }
}

/** What the vendor shows of what was sent, looked at until it is all there or must have settled. */
export const readSettled = async (
  connection: VendorConnection,
  command: Command,
  { vendorId, clock, deed }: { readonly vendorId: string; readonly clock: Clock; readonly deed: Deed<CommandKind> },
): Promise<ShownRecord> => {
  const settleMs = deed.settleMs(connection.writers)
  for (let look = 0; ; look += 1) {
    const shown = await readRecord(connection, command, { vendorId, clock })
    if (deed.isDone(command, shown.record) || look === looks || settleMs === 0) return shown
    await clock.sleep((settleMs * 2) / looks)
  }
}

/** Reads what a write changed beside its own record: of money the invoice, the trust account, and the payment beside a movement of trust money. */
export const readBeside = async (
  { readers }: VendorConnection,
  command: Command,
  { written, clock }: { readonly written: WrittenRecord; readonly clock: Clock },
): Promise<readonly ShownBeside[]> => {
  if (!isMoneyOrder(command)) return []
  const { trustAccountId, invoiceId } = movementOf(command)
  const beside = [
    ['PAYMENT', written.paymentId],
    ['INVOICE', invoiceId],
    ['TRUST_ACCOUNT', trustAccountId],
  ] as const
  const readAt = clock.now().toISOString()
  return Promise.all(
    beside.flatMap(([kind, vendorId]) => {
      if (vendorId === undefined || vendorId === null) return []
      return [
        read(readers, kind, vendorId).then((results) => {
          const result = results.get(vendorId)
          if (result instanceof MattergraphError) throw result
          return { kind, results, readAt }
        }),
      ]
    }),
  )
}

const read = async (readers: VendorConnection['readers'], kind: RecordKind, vendorId: string): Promise<ReadonlyMap<string, ReadResult>> =>
  readers[kind].readMany([vendorId])

/** Writes what was read back to the mirror. To be called inside the transaction that says so of the command. */
export const saveReadBack = async (
  sql: Sql,
  command: Command,
  { vendorId, shown, beside }: { readonly vendorId: string; readonly shown: ShownRecord; readonly beside: readonly ShownBeside[] },
): Promise<void> => {
  const { account, kind } = command
  const results = new Map<string, ReadResult>([[vendorId, shown.record]])
  for (const one of [{ kind: commandKinds[kind], results, readAt: shown.readAt }, ...beside])
    await saveReadResults<RecordKind>(sql, { account, ...one, source: 'COMMAND' })
}
