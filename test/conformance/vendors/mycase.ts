import { Secret } from '../../../core/Secret.js'
import { Money, roundToMinorUnit } from '../../../core/money.js'
import type { RecordKind } from '../../../core/recordKind.js'
import { mycasePortal } from '../../../sandbox/mycase/mycasePortal.js'
import { sandboxClient } from '../../../sandbox/portal/logins.js'
import { mycase } from '../../../subgraphs/mycase/mycase.js'
import { editAmong } from '../editAmong.js'
import type { PortalEdit, VendorUnderTest } from '../VendorUnderTest.js'

const edits: Partial<Readonly<Record<RecordKind, PortalEdit>>> = {
  USER: { fields: { first_name: 'Ørjan', last_name: 'Testmann' }, reads: { name: 'Ørjan Testmann' } },
  CONTACT: { fields: { notes: 'Żółw, nach Rückfrage' }, reads: { notes: 'Żółw, nach Rückfrage' } },
  // Names of cases are unique within the firm, so that an edit to be repeated may not touch them.
  MATTER: {
    fields: { description: 'Nachlass Müller', status: 'closed' },
    reads: { description: 'Nachlass Müller', status: 'CLOSED' },
  },
  TIME_ENTRY: { fields: { hours: 1.25, description: 'Anruf' }, reads: { durationSeconds: 4500, description: 'Anruf' } },
  EXPENSE: { fields: { cost: 12.5, units: 3, description: 'Kopien' }, reads: { amount: '37.5', quantity: '3', description: 'Kopien' } },
  INVOICE: { fields: { due_date: '2027-01-31' }, reads: { dueDate: '2027-01-31' } },
  PAYMENT: { fields: { notes: 'Überweisung' }, reads: { memo: 'Überweisung' } },
  TRUST_ACCOUNT: { fields: { bank_name: 'Bank für Anderkonten' }, reads: { bankName: 'Bank für Anderkonten' } },
  TRUST_TRANSACTION: { fields: { reference: 'Beleg 7' }, reads: { reference: 'Beleg 7' } },
}

/** MyCase: records come from the Open API, whose tokens a consent in the same browser gives, and from the portal's pages; clients and companies are contacts. */
export const mycaseUnderTest: VendorUnderTest = {
  adapter: mycase,
  portal: mycasePortal,
  oauth: { clientId: sandboxClient.id, clientSecret: new Secret(sandboxClient.secret), apiKey: null },
  records: {
    isRecord: () => true,
    // The portal's desk writes contacts as the adapter is to: `client-27300001`.
    vendorIdOf: (_kind, { id }) => String(id),
    newRecord: (kind, { number }) => {
      if (kind === 'CONTACT') return { first_name: 'New', last_name: `Contact ${String(number)}` }
      return kind === 'MATTER' ? { name: `New case ${String(number)} of ${crypto.randomUUID()}` } : {}
    },
    editOf: (kind) => editAmong(edits, kind),
    impossible: {
      TRUST_ACCOUNT: { remove: 'an account that money was moved on cannot be deleted' },
      TRUST_TRANSACTION: { remove: 'what other movements rest on cannot be deleted: money that was used, refunded or transferred' },
    },
    secondsOf: ({ hours }) => Math.round(Number(hours) * 3600),
    amountOf: ({ billable, flat_fee: flat, rate, hours }) => {
      if (billable !== true) return '0'
      return roundToMinorUnit(flat === true ? new Money(String(rate)) : new Money(String(rate)).times(Number(hours)), 'USD').toFixed()
    },
  },
  mattersOfSeveralPages: 400,
  harmlessDrifts: {},
  incompleteDrifts: {},
  softLoginDrifts: ['soft-login-page'],
  signInDrifts: ['login-redesigned', 'welcome-page'],
  pagingDrifts: ['next-link-renamed'],
  matterDrift: 'case-status-words',
  told: { MATTER: ['create', 'edit', 'remove'], CONTACT: ['create', 'edit', 'remove'] },
  exceptions: { 'C-24': 'MyCase does not say how many invoices there are' },
}
