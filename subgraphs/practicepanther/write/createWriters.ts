import type { RecordWriters } from '../../../core/recordWriters.js'
import { invoicePaymentWriter } from './invoicePaymentWriter.js'
import { timeEntryWriter } from './timeEntryWriter.js'
import { trustApplicationWriter } from './trustApplicationWriter.js'
import { trustDepositWriter } from './trustDepositWriter.js'
import { trustDisbursementWriter } from './trustDisbursementWriter.js'
import type { WriteTools } from './WriteTools.js'

/** Everything that can be written at PracticePanther. */
export const createWriters = (tools: WriteTools): RecordWriters => ({
  timeEntry: timeEntryWriter(tools.api, tools.facts),
  invoicePayment: invoicePaymentWriter(tools),
  trustDeposit: trustDepositWriter(tools),
  trustApplication: trustApplicationWriter(tools),
  trustDisbursement: trustDisbursementWriter(tools),
})
