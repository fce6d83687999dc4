import type { CommandInputs, CommandKind, commandKinds, Discrepancy } from '../../core/command/Command.js'
import { comparePayment } from '../../core/command/comparePayment.js'
import { compareTimeEntry } from '../../core/command/compareTimeEntry.js'
import { compareTrustApplication, compareTrustDeposit, compareTrustDisbursement } from '../../core/command/compareTrustTransaction.js'
import { MattergraphError } from '../../core/errors.js'
import type { CanonicalRecord } from '../../core/record/CanonicalRecord.js'
import type { RecordCreator, RecordWriters, TimeEntryWriter } from '../../core/recordWriters.js'
import type { Deed } from './Deed.js'

const orRefuse = <Writer>(writer: Writer | null | undefined): Writer => {
  if (writer === undefined || writer === null)
    throw new MattergraphError('NOT_SUPPORTED_BY_VENDOR', 'this vendor has no way to do such a write')
  return writer
}

const timeEntryWriter = ({ timeEntry }: RecordWriters): TimeEntryWriter => orRefuse(timeEntry)

type CreationKind = Exclude<CommandKind, 'updateTimeEntry' | 'deleteTimeEntry'>

/** What makes a record: whoever finds one with the marker finds that it was done. */
const creation = <K extends CreationKind>(
  writerOf: (writers: RecordWriters) => RecordCreator<CommandInputs[K]> | undefined,
  compare: (input: CommandInputs[K], record: CanonicalRecord<(typeof commandKinds)[K]>) => readonly Discrepancy[],
): Deed<K> => ({
  settleMs: (writers) => orRefuse(writerOf(writers)).settleMs,
  send: async (writers, { input, marker }) => orRefuse(writerOf(writers)).create(input, marker),
  find: async (writers, { input, marker, createdAt }) => orRefuse(writerOf(writers)).findCreated(input, marker, createdAt),
  isDone: (_command, record) => record !== 'ABSENT',
  isEnough: (record) => record !== 'ABSENT',
  compare: ({ input }, record) => (record === 'ABSENT' ? [] : compare(input, record)),
})

/** Every kind of command. Changes and deletions come to the same however often they are sent, so that reading back always tells. */
export const commandDeeds: { readonly [K in CommandKind]: Deed<K> } = {
  createTimeEntry: creation<'createTimeEntry'>(({ timeEntry }) => timeEntry, compareTimeEntry),
  recordInvoicePayment: creation<'recordInvoicePayment'>(({ invoicePayment }) => invoicePayment, comparePayment),
  recordTrustDeposit: creation<'recordTrustDeposit'>(({ trustDeposit }) => trustDeposit, compareTrustDeposit),
  applyTrustToInvoice: creation<'applyTrustToInvoice'>(({ trustApplication }) => trustApplication, compareTrustApplication),
  recordTrustDisbursement: creation<'recordTrustDisbursement'>(({ trustDisbursement }) => trustDisbursement, compareTrustDisbursement),
  updateTimeEntry: {
    settleMs: (writers) => timeEntryWriter(writers).settleMs,
    send: async (writers, { input }) => {
      await orRefuse(timeEntryWriter(writers).update)(input.vendorId, input.changes)
      return { vendorId: input.vendorId }
    },
    find: async (_writers, { input }, read) => {
      const record = await read(input.vendorId)
      const isDone = record !== 'ABSENT' && compareTimeEntry(input.changes, record).length === 0
      return isDone ? { found: 'RECORD', vendorId: input.vendorId } : { found: 'NOTHING' }
    },
    isDone: ({ input }, record) => record !== 'ABSENT' && compareTimeEntry(input.changes, record).length === 0,
    isEnough: (record) => record !== 'ABSENT',
    compare: ({ input }, record) => (record === 'ABSENT' ? [] : compareTimeEntry(input.changes, record)),
  },
  deleteTimeEntry: {
    settleMs: (writers) => timeEntryWriter(writers).settleMs,
    send: async (writers, { input }) => {
      await timeEntryWriter(writers).delete(input.vendorId)
      return { vendorId: input.vendorId }
    },
    find: async (_writers, { input }, read) =>
      (await read(input.vendorId)) === 'ABSENT' ? { found: 'RECORD', vendorId: input.vendorId } : { found: 'NOTHING' },
    isDone: (_command, record) => record === 'ABSENT',
    isEnough: (record) => record === 'ABSENT',
    compare: () => [],
  },
}
