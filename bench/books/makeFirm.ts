import type { CanonicalRecords } from '../../core/record/CanonicalRecord.js'
import type { InvoiceLineItem } from '../../core/record/Invoice.js'
import type { RecordBase } from '../../core/record/RecordBase.js'
import type { TrustTransactionRecord } from '../../core/record/TrustTransaction.js'
import type { RecordKind } from '../../core/recordKind.js'
import type { FirmSize } from './FirmSize.js'

/** Every record of a firm, by kind. */
export type Firm = { readonly [K in RecordKind]: readonly CanonicalRecords[K][] }

const users = 12
const mattersPerClient = 3
const trustAccountId = 'trust1'

const base = (vendorId: string, day: string): RecordBase => ({
  vendorId,
  vendorUrl: `https://portal.example.com/${vendorId}`,
  externalId: null,
  createdAt: `${day}T09:00:00.000Z`,
  updatedAt: `${day}T17:00:00.000Z`,
  raw: { id: vendorId },
})

/** A day of the two years before 2026-11-01. */
const dayOf = (index: number): string => new Date(Date.parse('2024-11-01') + (index % 730) * 86_400_000).toISOString().slice(0, 10)

/** A few days or weeks later. */
const dayAfter = (day: string, days: number): string => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index)

const money = (cents: number): string => {
  const digits = String(Math.abs(cents)).padStart(3, '0')
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** A firm made up by counting: the same size is the same firm, and its books add up. Two ledgers in three hold money. */
export const makeFirm = (size: FirmSize): Firm => {
  const matters = range(size.matters)
  const TRUST_TRANSACTION = matters.flatMap((matter) => [
    ...range(size.otherTrustTransactions).map((index) => otherTransaction(matter, index, size)),
    ...range(size.invoices).map((index) => trustPayment(matter, index)),
  ])
  return {
    USER: range(users).map(aUser),
    CONTACT: range(Math.ceil(size.matters / mattersPerClient)).map(aContact),
    MATTER: matters.map(aMatter),
    TIME_ENTRY: matters.flatMap((matter) => range(size.timeEntries).map((index) => aTimeEntry(matter, index))),
    EXPENSE: [],
    INVOICE: matters.flatMap((matter) => range(size.invoices).map((index) => anInvoice(matter, index))),
    PAYMENT: matters.flatMap((matter) => range(size.invoices).map((index) => aPayment(matter, index))),
    TRUST_ACCOUNT: [aTrustAccount(TRUST_TRANSACTION)],
    TRUST_TRANSACTION,
  }
}

const clientOf = (matter: number): string => `c${String(Math.floor(matter / mattersPerClient))}`
const userOf = (index: number): string => `u${String(index % users)}`

const aUser = (index: number): CanonicalRecords['USER'] => ({
  ...base(`u${String(index)}`, dayOf(index)),
  name: `Attorney ${String(index)} Sample`,
  email: `attorney${String(index)}@example.com`,
  role: 'Attorney',
  active: true,
  rate: '350',
})

const aContact = (index: number): CanonicalRecords['CONTACT'] => ({
  ...base(`c${String(index)}`, dayOf(index)),
  type: 'PERSON',
  displayName: `Client ${String(index)} Example`,
  firstName: 'Client',
  lastName: 'Example',
  companyName: null,
  primaryContact: null,
  isClient: true,
  roles: [],
  emails: [
    { address: `client${String(index)}@example.com`, label: 'work', primary: true },
    { address: `office${String(index)}@example.org`, label: null, primary: false },
  ],
  phones: [{ number: `(555) 555-0${String(100 + (index % 100))}`, e164: null, type: 'mobile', primary: true }],
  addresses: [],
  preferredContactMethod: null,
  clientPortalEnabled: null,
  billingPreferences: null,
  notes: null,
  customFields: [],
  tags: [],
})

const aMatter = (matter: number): CanonicalRecords['MATTER'] => ({
  ...base(`m${String(matter)}`, dayOf(matter)),
  number: `2026-${String(matter).padStart(5, '0')}`,
  title: `Example ${String(matter)} v. Sample, Inc.`,
  description: 'Breach of a supply contract; a hearing is set, discovery is open, and the other side has answered in part.',
  status: 'OPEN',
  stage: 'Discovery',
  practiceArea: ['Commercial Litigation', 'Estates', 'Family'][matter % 3] ?? null,
  openDate: dayOf(matter),
  closeDate: null,
  billing: { type: 'HOURLY', rate: '350', flatAmount: null, currency: 'USD' },
  clientId: clientOf(matter),
  responsibleAttorneyId: userOf(matter),
  participants: [
    { role: 'client', userId: null, contactId: clientOf(matter) },
    { role: 'responsible_attorney', userId: userOf(matter), contactId: null },
  ],
  vendorTotals: null,
  iManageWorkspaceId: null,
  customFields: [],
  tags: [],
})

const aTimeEntry = (matter: number, index: number): CanonicalRecords['TIME_ENTRY'] => {
  const day = dayOf(matter * 7 + index * 31)
  return {
    ...base(`t${String(matter)}x${String(index)}`, day),
    matterId: `m${String(matter)}`,
    userId: userOf(matter + index),
    date: day,
    durationSeconds: 1_800 + (index % 9) * 900,
    description: `Reviewed documents of set ${String(index)} and wrote to the client about them.`,
    billable: index % 8 !== 0,
    activityCode: 'A104',
    rate: '350',
    amount: index % 8 === 0 ? '0' : money(17_500 + (index % 9) * 8_750),
    currency: 'USD',
    status: index % 8 === 0 ? 'NON_BILLABLE' : index % 3 === 0 ? 'UNBILLED' : 'BILLED',
    invoiceId: null,
    referenceId: null,
    tags: [],
  }
}

const linesPerInvoice = 4
const linePrice = 25_000

/** Its payment takes half of it; what was billed in every third invoice is paid whole. */
const paidOf = (index: number): number => (index % 3 === 0 ? 1 : 0.5) * linesPerInvoice * linePrice

const aLine = (matter: number, index: number): InvoiceLineItem => ({
  kind: 'TIME',
  date: dayOf(matter * 11 + index),
  description: `Drafted part ${String(index)} of the answer and checked its citations.`,
  matterId: `m${String(matter)}`,
  userId: userOf(matter + index),
  activityCode: 'L210',
  quantity: '1',
  rate: money(linePrice),
  amount: money(linePrice),
  taxable: false,
  timeEntryId: null,
  expenseId: null,
})

const anInvoice = (matter: number, index: number): CanonicalRecords['INVOICE'] => {
  const day = dayOf(matter * 11 + index * 60)
  const total = linesPerInvoice * linePrice
  const balance = total - paidOf(index)
  return {
    ...base(`i${String(matter)}x${String(index)}`, day),
    number: `${String(matter)}-${String(index)}`,
    status: balance === 0 ? 'PAID' : 'PARTIALLY_PAID',
    matterIds: [`m${String(matter)}`],
    clientId: clientOf(matter),
    issueDate: day,
    dueDate: dayAfter(day, 30),
    lineItems: range(linesPerInvoice).map((line) => aLine(matter, index * linesPerInvoice + line)),
    subtotal: money(total),
    discount: '0',
    tax: '0',
    total: money(total),
    trustApplied: money(paidOf(index)),
    paid: '0',
    writtenOff: '0',
    balance: money(balance),
    matterBalances: [{ matterId: `m${String(matter)}`, balance: money(balance) }],
    currency: 'USD',
    paymentLink: null,
  }
}

const aPayment = (matter: number, index: number): CanonicalRecords['PAYMENT'] => {
  const day = dayAfter(dayOf(matter * 11 + index * 60), 20)
  return {
    ...base(`p${String(matter)}x${String(index)}`, day),
    status: 'CLEARED',
    amount: money(paidOf(index)),
    currency: 'USD',
    date: day,
    method: 'trust',
    processor: null,
    transactionId: null,
    payerId: clientOf(matter),
    matterId: `m${String(matter)}`,
    applications: [{ invoiceId: `i${String(matter)}x${String(index)}`, amount: money(paidOf(index)) }],
    trustTransactionId: `x${String(matter)}x${String(index)}`,
    memo: null,
  }
}

const aTransaction = (vendorId: string, matter: number, day: string, cents: number): TrustTransactionRecord => ({
  ...base(vendorId, day),
  type: cents > 0 ? 'DEPOSIT' : 'DISBURSEMENT',
  amount: money(cents),
  balanceAfter: null,
  currency: 'USD',
  date: day,
  status: matter % 500 === 0 && day > '2026-10-25' ? 'PENDING_CLEARANCE' : 'CLEARED',
  trustAccountId,
  clientId: clientOf(matter),
  matterId: `m${String(matter)}`,
  invoiceId: null,
  method: 'check',
  reference: vendorId,
  memo: null,
  reversesId: null,
})

const trustPayment = (matter: number, index: number): TrustTransactionRecord => ({
  ...aTransaction(`x${String(matter)}x${String(index)}`, matter, dayAfter(dayOf(matter * 11 + index * 60), 20), -paidOf(index)),
  type: 'INVOICE_PAYMENT',
  invoiceId: `i${String(matter)}x${String(index)}`,
  method: 'trust',
})

/** The first deposit covers all that is paid out of trust; the others are small, in and out. */
const otherTransaction = (matter: number, index: number, { invoices }: FirmSize): TrustTransactionRecord => {
  const cents = index === 0 ? invoices * linesPerInvoice * linePrice : index % 2 === 1 ? 10_050 : -4_025
  return aTransaction(`y${String(matter)}x${String(index)}`, matter, dayOf(index === 0 ? 0 : matter * 5 + index * 43), cents)
}

/** What the vendor shows is what the transactions come to. */
const aTrustAccount = (transactions: readonly TrustTransactionRecord[]): CanonicalRecords['TRUST_ACCOUNT'] => {
  const balances = new Map<string, number>()
  const cents = ({ amount }: TrustTransactionRecord): number => Number(amount.replace('.', ''))
  for (const transaction of transactions) {
    const key = `${String(transaction.clientId)} ${String(transaction.matterId)}`
    balances.set(key, (balances.get(key) ?? 0) + cents(transaction))
  }
  const held = [...balances].filter(([, balance]) => balance !== 0)
  return {
    ...base(trustAccountId, '2026-11-01'),
    name: 'Client Trust',
    bankName: 'Example Bank',
    maskedNumber: '0042',
    currency: 'USD',
    balance: money(held.reduce((sum, [, balance]) => sum + balance, 0)),
    ledgers: held.map(([key, balance]) => {
      const [clientId = null, matterId = null] = key.split(' ')
      return { clientId, matterId, balance: money(balance), protected: '0', available: money(balance) }
    }),
  }
}
