import { z } from 'zod'
import type { RecordKind } from '../../../core/recordKind.js'

const node = z.object({ id: z.string() })
const shared = {
  id: z.string(),
  vendor: z.string(),
  vendorId: z.string(),
  externalId: z.string().nullable(),
  updatedAt: z.string(),
  account: node,
}
const user = z.object({ ...shared, name: z.string(), email: z.string().nullable(), role: z.string().nullable(), active: z.boolean() })
const contact = z.object({
  ...shared,
  type: z.string(),
  displayName: z.string(),
  isClient: z.boolean(),
  roles: z.array(z.string()),
  emails: z.array(z.object({ address: z.string() })),
  phones: z.array(z.object({ number: z.string(), e164: z.string().nullable() })),
  tags: z.array(z.string()),
})
const matter = z.object({
  ...shared,
  number: z.string().nullable(),
  title: z.string(),
  status: z.string(),
  stage: z.string().nullable(),
  practiceArea: z.string().nullable(),
  openDate: z.string().nullable(),
  client: z.object({ id: z.string(), displayName: z.string() }).nullable(),
  responsibleAttorney: node.nullable(),
  participants: z.array(z.object({ contact: node.nullable() })),
  tags: z.array(z.string()),
  customFields: z.array(z.object({ name: z.string(), value: z.json() })),
})
const timeEntry = z.object({
  ...shared,
  matter: node.nullable(),
  user: node.nullable(),
  date: z.string(),
  billable: z.boolean(),
  status: z.string(),
  activityCode: z.string().nullable(),
  amount: z.string(),
  durationSeconds: z.int(),
  durationMinutes: z.string(),
  hours: z.string(),
})

const expense = z.object({
  ...shared,
  matter: node.nullable(),
  user: node.nullable(),
  date: z.string(),
  billable: z.boolean(),
  status: z.string(),
  expenseCode: z.string().nullable(),
  quantity: z.string(),
  unitAmount: z.string(),
  amount: z.string(),
  invoice: node.nullable(),
})
const invoice = z.object({
  ...shared,
  number: z.string().nullable(),
  status: z.string(),
  matters: z.array(node),
  client: node.nullable(),
  issueDate: z.string().nullable(),
  dueDate: z.string().nullable(),
  total: z.string(),
  balance: z.string(),
  lineItems: z.array(z.object({ kind: z.string(), amount: z.string(), timeEntry: node.nullable(), expense: node.nullable() })),
  payments: z.array(node),
})
const payment = z.object({
  ...shared,
  status: z.string(),
  amount: z.string(),
  date: z.string(),
  transactionId: z.string().nullable(),
  payer: node.nullable(),
  matter: node.nullable(),
  applications: z.array(z.object({ amount: z.string(), invoice: z.object({ id: z.string(), matters: z.array(node) }) })),
})
const trustAccount = z.object({
  ...shared,
  name: z.string(),
  balance: z.string(),
  maskedNumber: z.string().nullable(),
  ledgers: z.array(z.object({ balance: z.string(), client: node.nullable(), matter: node.nullable() })),
})
const trustTransaction = z.object({
  ...shared,
  type: z.string(),
  amount: z.string(),
  date: z.string(),
  status: z.string(),
  trustAccount: node,
  client: node.nullable(),
  matter: node.nullable(),
  invoice: node.nullable(),
  reverses: node.nullable(),
})

/** Each kind as the graph tells it, with every field that filters and orders speak of. */
export const graphRecords = {
  MATTER: matter,
  CONTACT: contact,
  USER: user,
  TIME_ENTRY: timeEntry,
  EXPENSE: expense,
  INVOICE: invoice,
  PAYMENT: payment,
  TRUST_ACCOUNT: trustAccount,
  TRUST_TRANSACTION: trustTransaction,
} as const satisfies Record<RecordKind, z.ZodObject>

/** A record of one kind as the graph tells it. */
export type GraphRecord<K extends RecordKind = RecordKind> = z.infer<(typeof graphRecords)[K]>

const shape = 'id vendor vendorId externalId updatedAt account { id }'

/** How each kind is asked for: its list, the names of its types, and the fields above. */
export const graphKinds = {
  USER: { list: 'users', type: 'User', fields: `${shape} name email role active` },
  CONTACT: {
    list: 'contacts',
    type: 'Contact',
    fields: `${shape} type displayName isClient roles emails { address } phones { number e164 } tags`,
  },
  MATTER: {
    list: 'matters',
    type: 'Matter',
    fields: `${shape} number title status stage practiceArea openDate client { id displayName } responsibleAttorney { id } participants { contact { id } } tags customFields { name value }`,
  },
  TIME_ENTRY: {
    list: 'timeEntries',
    type: 'TimeEntry',
    fields: `${shape} matter { id } user { id } date billable status activityCode amount durationSeconds durationMinutes hours`,
  },
  EXPENSE: {
    list: 'expenses',
    type: 'Expense',
    fields: `${shape} matter { id } user { id } date billable status expenseCode quantity unitAmount amount invoice { id }`,
  },
  INVOICE: {
    list: 'invoices',
    type: 'Invoice',
    fields: `${shape} number status matters { id } client { id } issueDate dueDate total balance lineItems { kind amount timeEntry { id } expense { id } } payments { id }`,
  },
  PAYMENT: {
    list: 'payments',
    type: 'Payment',
    fields: `${shape} status amount date transactionId payer { id } matter { id } applications { amount invoice { id matters { id } } }`,
  },
  TRUST_ACCOUNT: {
    list: 'trustAccounts',
    type: 'TrustAccount',
    fields: `${shape} name balance maskedNumber ledgers { balance client { id } matter { id } }`,
  },
  TRUST_TRANSACTION: {
    list: 'trustTransactions',
    type: 'TrustTransaction',
    fields: `${shape} type amount date status trustAccount { id } client { id } matter { id } invoice { id } reverses { id }`,
  },
} as const satisfies Record<RecordKind, { readonly list: string; readonly type: string; readonly fields: string }>
