import { createRecordStub } from './createRecordStub.js'

/** Users as this subgraph hands them out. */
export const userStub = createRecordStub('User')
/** Contacts as this subgraph hands them out. */
export const contactStub = createRecordStub('Contact')
/** Matters as this subgraph hands them out. */
export const matterStub = createRecordStub('Matter')
/** Time entries as this subgraph hands them out. */
export const timeEntryStub = createRecordStub('TimeEntry')
/** Expenses as this subgraph hands them out. */
export const expenseStub = createRecordStub('Expense')
/** Invoices as this subgraph hands them out. */
export const invoiceStub = createRecordStub('Invoice')
/** Payments as this subgraph hands them out. */
export const paymentStub = createRecordStub('Payment')
/** Trust accounts as this subgraph hands them out. */
export const trustAccountStub = createRecordStub('TrustAccount')
/** Trust transactions as this subgraph hands them out. */
export const trustTransactionStub = createRecordStub('TrustTransaction')

/** The stubs of every kind. */
export const recordStubs = [
  matterStub,
  contactStub,
  userStub,
  timeEntryStub,
  expenseStub,
  invoiceStub,
  paymentStub,
  trustAccountStub,
  trustTransactionStub,
] as const
