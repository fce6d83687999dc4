import { z } from 'zod'
import type { RecordKind } from '../../../core/recordKind.js'
import { smokeballPortal } from '../../../sandbox/smokeball/smokeballPortal.js'
import { smokeball } from '../../../subgraphs/smokeball/smokeball.js'
import { editAmong } from '../editAmong.js'
import type { PortalEdit, VendorUnderTest } from '../VendorUnderTest.js'

const noChoice = 'at Smokeball a login belongs to one firm; nothing is chosen'

const edits: Partial<Readonly<Record<RecordKind, PortalEdit>>> = {
  USER: { fields: { firstName: 'Ørjan', middleName: '', lastName: 'Testmann' }, reads: { name: 'Ørjan Testmann' } },
  CONTACT: { fields: { externalSystemId: 'Żółw-7' }, reads: { externalId: 'Żółw-7' } },
  MATTER: { fields: { description: 'Nachlass Müller', status: 'Pending' }, reads: { description: 'Nachlass Müller', status: 'PENDING' } },
  TIME_ENTRY: {
    fields: { durationWorked: 75, duration: 78, rate: 100, subject: 'Anruf', description: '' },
    reads: { durationSeconds: 4500, description: 'Anruf' },
  },
  EXPENSE: {
    fields: { quantity: 3, price: 10.5, subject: 'Kopien', description: '' },
    reads: { quantity: '3', unitAmount: '10.5', amount: '31.5', description: 'Kopien' },
  },
  INVOICE: { fields: { dueDate: '2027-01-31' }, reads: { dueDate: '2027-01-31' } },
  PAYMENT: { fields: { reason: 'Dank für die Zahlung' }, reads: { memo: 'Dank für die Zahlung' } },
  TRUST_ACCOUNT: { fields: { accountName: 'Klientengelder' }, reads: { name: 'Klientengelder' } },
}

const ofMatter: ReadonlySet<RecordKind> = new Set(['TIME_ENTRY', 'EXPENSE', 'INVOICE'])
const linked = z.object({ id: z.string() }).optional()
const transactionLinks = z.looseObject({ matter: linked, bankAccount: linked })

/** Smokeball: the web app's bearer and API key open the API; what hangs on a matter is found under it alone, so that its id names both; payments are pages. */
export const smokeballUnderTest: VendorUnderTest = {
  adapter: smokeball,
  portal: smokeballPortal,
  oauth: null,
  records: {
    isRecord: () => true,
    vendorIdOf: (kind, { id, ...stored }) => {
      if (ofMatter.has(kind)) return `${String(stored['matterId'])}.${String(id)}`
      return kind === 'TRUST_TRANSACTION' ? `${transactionLinks.parse(stored).bankAccount?.id ?? ''}.${String(id)}` : String(id)
    },
    newRecord: (kind, { sample }) => {
      if (kind === 'CONTACT') return { person: { firstName: 'New', lastName: 'Contact' } }
      if (kind === 'PAYMENT') return { matterId: sample['matterId'], amount: 12.5 }
      if (kind !== 'TRUST_TRANSACTION') return ofMatter.has(kind) ? { matterId: sample['matterId'] } : {}
      const { matter, bankAccount } = transactionLinks.parse(sample)
      return { bankAccountId: bankAccount?.id, ...(matter === undefined ? {} : { matterId: matter.id }), type: 'Deposit', amount: 25.5 }
    },
    editOf: (kind) => editAmong(edits, kind),
    impossible: {
      INVOICE: { remove: 'an invoice becomes void or is marked as deleted, and stays' },
      TRUST_ACCOUNT: { remove: 'an account is closed' },
      TRUST_TRANSACTION: { edit: 'a transaction is reversed by another', remove: 'a transaction is reversed by another' },
    },
    secondsOf: ({ durationWorked }) => Number(durationWorked) * 60,
    amountOf: ({ isBillable, rate, duration }) =>
      isBillable !== true ? '0' : String(Math.floor((Math.round(Number(rate) * 100) * Number(duration) + 30) / 60) / 100),
  },
  mattersOfSeveralPages: 560,
  harmlessDrifts: {},
  incompleteDrifts: {},
  softLoginDrifts: [],
  signInDrifts: ['new-sign-in-page', 'moved-app-state'],
  pagingDrifts: [],
  matterDrift: 'lower-case-status',
  told: {
    MATTER: ['create', 'edit'],
    CONTACT: ['create', 'edit', 'remove'],
    TIME_ENTRY: ['create', 'edit'],
    EXPENSE: ['create', 'edit'],
    USER: ['create', 'edit'],
  },
  exceptions: {
    'C-05': noChoice,
    'C-06': noChoice,
    'C-24': 'Smokeball has no list of all fees, expenses or invoices, so that nobody can say how many there are',
  },
}
