import type { Command, CommandKind, Discrepancy } from '../../core/command/Command.js'
import { compareTimeEntry } from '../../core/command/compareTimeEntry.js'
import { MattergraphError } from '../../core/errors.js'
import type { TimeEntryRecord } from '../../core/record/TimeEntry.js'
import type { FoundRecord, TimeEntryWriter } from '../../core/vendorAdapter.js'

/** How a kind of command is done, looked for and judged. */
export interface Deed<K extends CommandKind> {
  /** Sends it once; gives the vendor id of the record. */
  send(writer: TimeEntryWriter, command: Command<K>): Promise<string>
  /** Looks whether an earlier send was done. */
  find(writer: TimeEntryWriter, command: Command<K>, read: ReadBack): Promise<FoundRecord>
  /** Whether what was read back is all that was wanted. */
  isDone(command: Command<K>, record: TimeEntryRecord | 'ABSENT'): boolean
  /** Whether it will have to do, once the vendor has settled: a vendor may leave out fields without a word. */
  isEnough(record: TimeEntryRecord | 'ABSENT'): boolean
  /** What the vendor stored differently. */
  compare(command: Command<K>, record: TimeEntryRecord | 'ABSENT'): readonly Discrepancy[]
}

/** Reads one record from the vendor now. */
export type ReadBack = (vendorId: string) => Promise<TimeEntryRecord | 'ABSENT'>

const updateOf = (writer: TimeEntryWriter): NonNullable<TimeEntryWriter['update']> => {
  if (writer.update === null) throw new MattergraphError('NOT_SUPPORTED_BY_VENDOR', 'this vendor has no way to change a time entry')
  return writer.update
}

/** Every command on time entries. Changes and deletions come to the same however often they are sent, so that reading back always tells. */
export const timeEntryDeeds: { readonly [K in CommandKind]: Deed<K> } = {
  createTimeEntry: {
    send: async (writer, { input, marker }) => writer.create(input, marker),
    find: async (writer, { input, marker, createdAt }) => writer.findCreated(input, marker, createdAt),
    isDone: (_command, record) => record !== 'ABSENT',
    isEnough: (record) => record !== 'ABSENT',
    compare: ({ input }, record) => (record === 'ABSENT' ? [] : compareTimeEntry(input, record)),
  },
  updateTimeEntry: {
    send: async (writer, { input }) => {
      await updateOf(writer)(input.vendorId, input.changes)
      return input.vendorId
    },
    find: async (_writer, { input }, read) => {
      const record = await read(input.vendorId)
      const isDone = record !== 'ABSENT' && compareTimeEntry(input.changes, record).length === 0
      return isDone ? { found: 'RECORD', vendorId: input.vendorId } : { found: 'NOTHING' }
    },
    isDone: ({ input }, record) => record !== 'ABSENT' && compareTimeEntry(input.changes, record).length === 0,
    isEnough: (record) => record !== 'ABSENT',
    compare: ({ input }, record) => (record === 'ABSENT' ? [] : compareTimeEntry(input.changes, record)),
  },
  deleteTimeEntry: {
    send: async (writer, { input }) => {
      await writer.delete(input.vendorId)
      return input.vendorId
    },
    find: async (_writer, { input }, read) =>
      (await read(input.vendorId)) === 'ABSENT' ? { found: 'RECORD', vendorId: input.vendorId } : { found: 'NOTHING' },
    isDone: (_command, record) => record === 'ABSENT',
    isEnough: (record) => record === 'ABSENT',
    compare: () => [],
  },
}
