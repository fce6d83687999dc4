import type { RecordKind } from '../recordKind.js'
import type { KindChecks } from './Check.js'
import { contactChecks } from './contactChecks.js'
import { expenseChecks } from './expenseChecks.js'
import { invoiceChecks } from './invoiceChecks.js'
import { matterChecks } from './matterChecks.js'
import { paymentChecks } from './paymentChecks.js'
import { timeEntryChecks } from './timeEntryChecks.js'
import { trustAccountChecks } from './trustAccountChecks.js'
import { trustTransactionChecks } from './trustTransactionChecks.js'
import { userChecks } from './userChecks.js'

/** Every check a record has to pass before the mirror takes it over, by kind. */
export const checks: { readonly [K in RecordKind]: KindChecks<K> } = {
  USER: userChecks,
  CONTACT: contactChecks,
  MATTER: matterChecks,
  TIME_ENTRY: timeEntryChecks,
  EXPENSE: expenseChecks,
  INVOICE: invoiceChecks,
  PAYMENT: paymentChecks,
  TRUST_ACCOUNT: trustAccountChecks,
  TRUST_TRANSACTION: trustTransactionChecks,
}
