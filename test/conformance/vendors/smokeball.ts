import { smokeballPortal } from '../../../sandbox/smokeball/smokeballPortal.js'
import { smokeball } from '../../../subgraphs/smokeball/smokeball.js'
import type { VendorUnderTest } from '../VendorUnderTest.js'

const noChoice = 'a login at Smokeball belongs to one firm; nothing is chosen'

/** Smokeball: the web app's bearer opens its API; entries are told matter by matter and known by both ids. */
export const smokeballUnderTest: VendorUnderTest = {
  adapter: smokeball,
  portal: smokeballPortal,
  address: (origin) => ({ web: origin, auth: origin, api: origin }),
  oauth: null,
  signIn: { unknownPages: ['new-sign-in-page', 'moved-app-state'] },
  records: {
    isRecord: () => true,
    vendorIdOf: (kind, { id, matterId }) => (kind === 'TIME_ENTRY' ? `${String(matterId)}.${String(id)}` : String(id)),
    newRecord: (kind, sample) =>
      ({
        USER: { firstName: 'Zoë', lastName: 'Ångström' },
        CONTACT: { person: { lastName: 'Ångström' } },
        MATTER: {},
        TIME_ENTRY: { matterId: sample['matterId'] },
      })[kind],
    edits: {
      USER: { fields: { lastName: 'Testmann' }, reads: { name: 'Zoë Testmann' } },
      CONTACT: { fields: { externalSystemId: 'Zoë-7' }, reads: { externalId: 'Zoë-7' } },
      MATTER: {
        fields: { description: 'Nachlass Müller', status: 'Pending' },
        reads: { description: 'Nachlass Müller', status: 'PENDING' },
      },
      TIME_ENTRY: {
        fields: { durationWorked: 75, duration: 78, rate: 100, subject: 'Anruf', description: '' },
        reads: { durationSeconds: 4500, description: 'Anruf' },
      },
    },
    secondsOf: ({ durationWorked }) => Number(durationWorked) * 60,
    amountOf: (entry) => {
      if (entry['isBillable'] !== true) return '0'
      const cents = Math.round(Number(entry['rate']) * 100)
      return String(Math.floor((cents * Number(entry['duration']) + 30) / 60) / 100)
    },
  },
  mattersOfSeveralPages: 620,
  harmlessDrifts: {},
  incompleteDrifts: {},
  softLoginDrifts: [],
  exceptions: {
    'C-05': noChoice,
    'C-06': noChoice,
    'C-24': 'the firm has no list of its time entries, so nothing tells how many there are',
  },
}
