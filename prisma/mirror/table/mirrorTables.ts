import type { RecordKind } from '../../../core/recordKind.js'
import { contactTable } from './contactTable.js'
import { expenseTable } from './expenseTable.js'
import { invoiceTable } from './invoiceTable.js'
import { matterTable } from './matterTable.js'
import type { MirrorTable } from './MirrorTable.js'
import { paymentTable } from './paymentTable.js'
import { timeEntryTable } from './timeEntryTable.js'
import { trustAccountTable } from './trustAccountTable.js'
import { trustTransactionTable } from './trustTransactionTable.js'
import { userTable } from './userTable.js'

/** The table of every kind. */
export const mirrorTables: { readonly [K in RecordKind]: MirrorTable<K> } = {
  USER: userTable,
  CONTACT: contactTable,
  MATTER: matterTable,
  TIME_ENTRY: timeEntryTable,
  EXPENSE: expenseTable,
  INVOICE: invoiceTable,
  PAYMENT: paymentTable,
  TRUST_ACCOUNT: trustAccountTable,
  TRUST_TRANSACTION: trustTransactionTable,
}
