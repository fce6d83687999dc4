import { changed } from './drift/changed.js'
import type { Drift, WireRecord } from './drift/Drift.js'
import { moneyDrifts } from './drift/moneyDrifts.js'

const without = (record: WireRecord, names: readonly string[]): WireRecord =>
  Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)))

/** The portal's named variants. */
export const drifts = {
  'renamed-envelope': {
    says: 'lists carry their records in items instead of value',
    list: ({ value, ...rest }) => ({ ...rest, items: value }),
  },
  'bare-list': { says: 'lists come without the envelope', list: ({ value }) => value },
  'truncated-list': {
    says: 'every page of a paged list leaves out half of its records; no other page has them',
    list: (envelope) => {
      const { value } = envelope
      return Array.isArray(value) && 'size' in envelope ? { ...envelope, value: value.slice(0, Math.floor(value.length / 2)) } : envelope
    },
  },
  'lower-case-status': {
    says: 'the status of matters is written in lower case',
    record: (kind, record) => (kind === 'matter' ? changed(record, { status: (status) => String(status).toLowerCase() }) : record),
  },
  'unlinked-parties': {
    says: 'matters carry clientIds and otherSideIds only, no links',
    record: (kind, record) => (kind === 'matter' ? without(record, ['clients', 'otherSides']) : record),
  },
  'guid-matter-version': {
    says: 'versionId of matters is a GUID as on every other resource, not ticks',
    record: (kind, record) => (kind === 'matter' ? changed(record, { versionId: () => '5f0c0f5e-4d9b-4c55-8a4f-6f6f4b8e1c11' }) : record),
  },
  'instant-ticks': {
    says: 'lastUpdated of contacts is an ISO instant instead of ticks',
    record: (kind, record) => (kind === 'contact' ? changed(record, { lastUpdated: () => '2026-05-22T01:36:17.4355416Z' }) : record),
  },
  'flat-contact': {
    says: 'the fields of person, company, groupOfPeople and trust stand on the contact itself',
    record: (kind, record) => {
      const { person, company, groupOfPeople, trust, ...rest } = record
      return kind === 'contact' ? { ...rest, ...(person ?? company ?? groupOfPeople ?? (trust as WireRecord)) } : record
    },
  },
  'merged-staff-name': {
    says: 'staff have one name instead of firstName and lastName',
    record: (kind, record) =>
      kind === 'staff'
        ? { ...without(record, ['firstName', 'lastName']), name: `${String(record['firstName'])} ${String(record['lastName'])}` }
        : record,
  },
  'text-amounts': {
    says: 'rate, amount and duration of fees are texts',
    record: (kind, record) =>
      kind === 'fee' ? changed(record, { rate: String, amount: String, duration: String, durationWorked: String }) : record,
  },
  'hours-for-minutes': {
    says: 'the durations of fees are decimal hours instead of whole minutes',
    record: (kind, record) =>
      kind === 'fee'
        ? changed(record, {
            duration: (minutes) => Number(minutes) / 60 + 0.001,
            durationWorked: (minutes) => Number(minutes) / 60 + 0.001,
          })
        : record,
  },
  'new-fee-type': {
    says: 'a third type of fee appears: 2',
    record: (kind, record) => (kind === 'fee' ? changed(record, { feeType: () => 2 }) : record),
  },
  ...moneyDrifts,
  'new-sign-in-page': { says: 'after the password an unknown page asks to accept new terms' },
  'moved-app-state': { says: 'the web app keeps its tokens in sessionStorage instead of IndexedDB' },
} as const satisfies Readonly<Record<string, Drift>>

/** The variant that is switched on, if any. */
export const driftNamed = (name: string | null): Drift | undefined => {
  const known: Readonly<Record<string, Drift>> = drifts
  return name === null || !Object.hasOwn(known, name) ? undefined : known[name]
}
