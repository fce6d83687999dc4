import type { ContactRecord } from '../../../core/record/Contact.js'
import type { ExpenseRecord } from '../../../core/record/Expense.js'
import type { InvoiceRecord } from '../../../core/record/Invoice.js'
import type { MatterRecord } from '../../../core/record/Matter.js'
import type { PaymentRecord } from '../../../core/record/Payment.js'
import type { RecordBase } from '../../../core/record/RecordBase.js'
import type { TimeEntryRecord } from '../../../core/record/TimeEntry.js'
import type { TrustAccountRecord } from '../../../core/record/TrustAccount.js'
import type { TrustTransactionRecord } from '../../../core/record/TrustTransaction.js'
import type { UserRecord } from '../../../core/record/User.js'

const base = (vendorId: string): RecordBase => ({
  vendorId,
  vendorUrl: `https://portal.example.com/${vendorId}`,
  externalId: null,
  createdAt: '2026-01-02T03:04:05.678Z',
  updatedAt: '2026-02-03T04:05:06.789Z',
  raw: { id: vendorId, nested: { list: [1, 'two', null, true] } },
})

/** A user with every field set. */
export const aUser = (vendorId: string, changes: Partial<UserRecord> = {}): UserRecord => ({
  ...base(vendorId),
  name: 'Ann Example',
  email: 'ann@example.com',
  role: 'Attorney',
  active: true,
  rate: '250.50',
  ...changes,
})

/** A contact with every field set, who is nobody's client. */
export const aContact = (vendorId: string, changes: Partial<ContactRecord> = {}): ContactRecord => ({
  ...base(vendorId),
  type: 'PERSON',
  displayName: 'Bo Sample',
  firstName: 'Bo',
  lastName: 'Sample',
  companyName: 'Sample and Daughters',
  primaryContact: { given: 'Bo', family: 'Sample', email: 'bo@example.org' },
  isClient: null,
  roles: [],
  emails: [{ address: 'bo@example.org', label: 'work', primary: true }],
  phones: [{ number: '(555) 555-0100', e164: '+15555550100', type: 'mobile', primary: true }],
  addresses: [{ line1: '1 Test Street', line2: null, city: 'Sampleton', region: 'NY', postalCode: '00000', country: 'US', label: null }],
  preferredContactMethod: 'email',
  clientPortalEnabled: false,
  billingPreferences: { delivery: 'email', terms: 'net 30', currency: 'USD' },
  notes: 'Prefers mornings.',
  customFields: [{ name: 'Referred by', value: 'A friend', type: 'text', vendorFieldId: '7' }],
  tags: ['VIP'],
  ...changes,
})

/** A matter with every field set, without client or attorney. */
export const aMatter = (vendorId: string, changes: Partial<MatterRecord> = {}): MatterRecord => ({
  ...base(vendorId),
  number: `2026-${vendorId}`,
  title: 'Sample v. Example',
  description: 'A dispute over a fence.',
  status: 'OPEN',
  stage: 'Discovery',
  practiceArea: 'Civil Litigation',
  openDate: '2026-01-15',
  closeDate: null,
  billing: { type: 'HOURLY', rate: '300.00', flatAmount: null, currency: 'USD' },
  clientId: null,
  responsibleAttorneyId: null,
  participants: [],
  vendorTotals: { trustBalance: '1200.00', outstandingBalance: '75.50' },
  iManageWorkspaceId: 'ws-1',
  customFields: [{ name: 'Court', value: 'Sampleton District', type: 'text', vendorFieldId: '3' }],
  tags: ['Fence'],
  ...changes,
})

/** A billable, unbilled time entry with every field set. */
export const aTimeEntry = (vendorId: string, changes: Partial<TimeEntryRecord> = {}): TimeEntryRecord => ({
  ...base(vendorId),
  matterId: null,
  userId: null,
  date: '2026-02-18',
  durationSeconds: 5400,
  description: 'Read the fence agreement.',
  billable: true,
  activityCode: 'A104',
  rate: '300.00',
  amount: '450.00',
  currency: 'USD',
  status: 'UNBILLED',
  invoiceId: 'i1',
  referenceId: 'timer-1',
  tags: ['reading'],
  ...changes,
})

/** A billable, unbilled expense with every field set. */
export const anExpense = (vendorId: string, changes: Partial<ExpenseRecord> = {}): ExpenseRecord => ({
  ...base(vendorId),
  matterId: null,
  userId: null,
  date: '2026-02-19',
  description: 'Copies of the fence agreement.',
  expenseCode: 'E101',
  quantity: '12.5',
  unitAmount: '0.25',
  amount: '3.13',
  taxable: false,
  billable: true,
  currency: 'USD',
  status: 'UNBILLED',
  invoiceId: 'i1',
  ...changes,
})

/** An issued invoice with one line of time, discounted, taxed and paid in part. */
export const anInvoice = (vendorId: string, changes: Partial<InvoiceRecord> = {}): InvoiceRecord => ({
  ...base(vendorId),
  number: '10001',
  status: 'PARTIALLY_PAID',
  matterIds: ['m1'],
  clientId: 'c1',
  issueDate: '2026-03-01',
  dueDate: '2026-03-31',
  lineItems: [
    {
      kind: 'TIME',
      date: '2026-02-18',
      description: 'Read the fence agreement.',
      matterId: 'm1',
      userId: 'u1',
      activityCode: 'A104',
      quantity: '1.5',
      rate: '300.00',
      amount: '450.00',
      taxable: true,
      timeEntryId: 't1',
      expenseId: null,
    },
  ],
  subtotal: '450.00',
  discount: '50.00',
  tax: '32.00',
  total: '432.00',
  trustApplied: '100.00',
  paid: '32.00',
  writtenOff: '0',
  balance: '300.00',
  matterBalances: [{ matterId: 'm1', balance: '300.00' }],
  currency: 'USD',
  paymentLink: 'https://pay.example.com/1',
  ...changes,
})

/** A cleared card payment with every field set, applied to one invoice. */
export const aPayment = (vendorId: string, changes: Partial<PaymentRecord> = {}): PaymentRecord => ({
  ...base(vendorId),
  status: 'CLEARED',
  amount: '32.00',
  currency: 'USD',
  date: '2026-03-05',
  method: 'card',
  processor: 'Example Pay',
  transactionId: 'ch_1',
  payerId: 'c1',
  matterId: 'm1',
  applications: [{ invoiceId: 'i1', amount: '32.00' }],
  trustTransactionId: null,
  memo: 'Thank you.',
  ...changes,
})

/** A trust account with one ledger. */
export const aTrustAccount = (vendorId: string, changes: Partial<TrustAccountRecord> = {}): TrustAccountRecord => ({
  ...base(vendorId),
  name: 'Client Trust',
  bankName: 'Example Bank',
  maskedNumber: '0042',
  currency: 'USD',
  balance: '900.00',
  ledgers: [{ clientId: 'c1', matterId: 'm1', balance: '900.00', protected: '100.00', available: '800.00' }],
  ...changes,
})

/** A cleared deposit with every field set. */
export const aTrustTransaction = (vendorId: string, changes: Partial<TrustTransactionRecord> = {}): TrustTransactionRecord => ({
  ...base(vendorId),
  type: 'DEPOSIT',
  amount: '1000.00',
  balanceAfter: '1000.00',
  currency: 'USD',
  date: '2026-02-01',
  status: 'CLEARED',
  trustAccountId: 'a1',
  clientId: 'c1',
  matterId: 'm1',
  invoiceId: null,
  method: 'check',
  reference: '1042',
  memo: 'Retainer.',
  reversesId: null,
  ...changes,
})
