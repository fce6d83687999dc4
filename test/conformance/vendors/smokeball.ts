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
}

/** Smokeball: the web app's bearer and API key open the API; a fee is found under its matter alone, so that its id names both. */
export const smokeballUnderTest: VendorUnderTest = {
  adapter: smokeball,
  portal: smokeballPortal,
  oauth: null,
  records: {
    isRecord: () => true,
    vendorIdOf: (kind, { id, ...stored }) => (kind === 'TIME_ENTRY' ? `${String(stored['matterId'])}.${String(id)}` : String(id)),
    newRecord: (kind, { sample }) => {
      if (kind === 'CONTACT') return { person: { firstName: 'New', lastName: 'Contact' } }
      return kind === 'TIME_ENTRY' ? { matterId: sample['matterId'] } : {}
    },
    editOf: (kind) => editAmong(edits, kind),
    impossible: {},
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
  exceptions: {
    'C-05': noChoice,
    'C-06': noChoice,
    'C-24': 'Smokeball has no list of all fees, so that nobody can say how many there are',
  },
}
