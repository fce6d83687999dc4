import { Money, roundToMinorUnit } from '../../../core/money.js'
import type { RecordKind } from '../../../core/recordKind.js'
import { practicepantherPortal } from '../../../sandbox/practicepanther/practicepantherPortal.js'
import { practicepanther } from '../../../subgraphs/practicepanther/practicepanther.js'
import { editAmong } from '../editAmong.js'
import type { PortalEdit, VendorUnderTest } from '../VendorUnderTest.js'

const noChoice = 'at PracticePanther a login belongs to one firm; nothing is chosen'

const edits: Partial<Readonly<Record<RecordKind, PortalEdit>>> = {
  USER: { fields: { first_name: 'Ørjan', last_name: 'Testmann' }, reads: { name: 'Ørjan Testmann' } },
  CONTACT: { fields: { notes: 'Żółw, nach Rückfrage' }, reads: { notes: 'Żółw, nach Rückfrage' } },
  MATTER: { fields: { name: 'Nachlass Müller', status: 'Archived' }, reads: { title: 'Nachlass Müller', status: 'ARCHIVED' } },
  TIME_ENTRY: { fields: { hours: 1.25, description: 'Anruf' }, reads: { durationSeconds: 4500, description: 'Anruf' } },
  EXPENSE: { fields: { description: 'Gebühr für Żółw' }, reads: { description: 'Gebühr für Żółw' } },
  INVOICE: { fields: { due_date: '2031-05-06T17:00:00Z' }, reads: { dueDate: '2031-05-06' } },
  PAYMENT: { fields: { isReconciled: false, notes: 'Anzahlung' }, reads: { memo: 'Anzahlung' } },
  TRUST_ACCOUNT: { fields: { name: 'Anderkonto' }, reads: { name: 'Anderkonto' } },
  TRUST_TRANSACTION: { fields: { isReconciled: false, notes: 'Vorschuss' }, reads: { memo: 'Vorschuss' } },
}

/** PracticePanther: cookies open both APIs; an account and each further person inside it are contacts. */
export const practicepantherUnderTest: VendorUnderTest = {
  adapter: practicepanther,
  portal: practicepantherPortal,
  oauth: null,
  records: {
    isRecord: () => true,
    vendorIdOf: (_kind, { id }) => String(id),
    newRecord: () => ({}),
    editOf: (kind) => editAmong(edits, kind),
    impossible: {
      TRUST_ACCOUNT: { remove: 'a bank account with movements stays' },
      TRUST_TRANSACTION: { remove: 'the portal refuses to overdraw a ledger, which taking back what came in would mostly do' },
    },
    secondsOf: ({ hours }) => Math.round(Number(hours) * 3600),
    amountOf: ({ is_billable: billable, hours, rate }) =>
      billable !== true || rate === null ? '0' : roundToMinorUnit(new Money(Number(hours)).times(Number(rate)), 'USD').toFixed(),
  },
  mattersOfSeveralPages: 280,
  harmlessDrifts: { 'ledger-columns-moved': 'cells are found by the header of their column, wherever it stands' },
  incompleteDrifts: {},
  softLoginDrifts: ['soft-login-page'],
  signInDrifts: ['login-redesigned'],
  pagingDrifts: [],
  matterDrift: 'status-lower-case',
  told: {},
  exceptions: { 'C-05': noChoice, 'C-06': noChoice, 'C-24': 'PracticePanther tells no totals' },
}
