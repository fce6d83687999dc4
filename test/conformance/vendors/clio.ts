import type { RecordKind } from '../../../core/recordKind.js'
import { clioPortal } from '../../../sandbox/clio/clioPortal.js'
import { clio } from '../../../subgraphs/clio/clio.js'
import { editAmong } from '../editAmong.js'
import type { PortalEdit, VendorUnderTest } from '../VendorUnderTest.js'

const sixMinutes = 360
const noChoice = 'at Clio a login belongs to one firm; nothing is chosen'

const edits: Partial<Readonly<Record<RecordKind, PortalEdit>>> = {
  USER: { fields: { name: 'Ørjan Testmann' }, reads: { name: 'Ørjan Testmann' } },
  CONTACT: {
    fields: { first_name: 'Zoë', last_name: 'Ångström' },
    reads: { firstName: 'Zoë', lastName: 'Ångström', displayName: 'Zoë Ångström' },
  },
  MATTER: { fields: { description: 'Nachlass Müller', status: 'Pending' }, reads: { title: 'Nachlass Müller', status: 'PENDING' } },
  EXPENSE: { fields: { note: 'Kopien', quantity: 3 }, reads: { description: 'Kopien' } },
  INVOICE: { fields: { due_at: '2031-05-17', memo: 'Mahnung' }, reads: { dueDate: '2031-05-17' } },
  TRUST_ACCOUNT: { fields: { name: 'Anderkonto' }, reads: { name: 'Anderkonto' } },
  TRUST_TRANSACTION: { fields: { confirmation: 'ÜW-7', description: 'Vorschuss' }, reads: { reference: 'ÜW-7', memo: 'Vorschuss' } },
  PAYMENT: { fields: { reference: 'ÜW-8', description: 'Danke' }, reads: { transactionId: 'ÜW-8', memo: 'Danke' } },
  TIME_ENTRY: { fields: { quantity: 4500, price: 100, note: 'Anruf' }, reads: { durationSeconds: 4500, description: 'Anruf' } },
}

/** Clio: cookies alone open its API; time is billed in tenths of an hour, rounded up. */
export const clioUnderTest: VendorUnderTest = {
  adapter: clio,
  portal: clioPortal,
  oauth: null,
  records: {
    isRecord: (kind, stored) => kind !== 'TIME_ENTRY' || stored['type'] === 'TimeEntry',
    vendorIdOf: (_kind, { id }) => String(id),
    newRecord: () => ({}),
    editOf: (kind) => editAmong(edits, kind),
    impossible: {
      INVOICE: { remove: 'a bill that is deleted stays, in the state deleted' },
      TRUST_TRANSACTION: { remove: 'trust ledgers are only ever added to' },
    },
    secondsOf: ({ quantity }) => Number(quantity),
    amountOf: (entry) => {
      if (entry['non_billable'] === true || entry['no_charge'] === true) return '0'
      const cents = Math.round(Number(entry['price']) * 100)
      const tenths = Math.ceil(Number(entry['quantity']) / sixMinutes)
      return String(Math.round((cents * tenths) / 10) / 100)
    },
  },
  mattersOfSeveralPages: 230,
  harmlessDrifts: {
    'bare-picklist-option': 'allowed by the documentation; the option’s text is looked up in the definitions',
  },
  incompleteDrifts: {
    'truncated-list':
      'Clio tells no total, so the last page cannot be seen to be short; no record is held to be deleted before it was asked for by id',
  },
  softLoginDrifts: ['soft-login-page'],
  signInDrifts: ['new-sign-in-page'],
  pagingDrifts: [],
  matterDrift: 'bare-list',
  told: {
    MATTER: ['create', 'edit', 'remove'],
    CONTACT: ['create', 'edit', 'remove'],
    TIME_ENTRY: ['create', 'edit', 'remove'],
    EXPENSE: ['create', 'edit', 'remove'],
    INVOICE: ['create', 'edit'],
  },
  exceptions: { 'C-05': noChoice, 'C-06': noChoice, 'C-24': 'Clio documents no total count' },
}
