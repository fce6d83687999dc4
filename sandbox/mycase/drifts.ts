import type { WireRecord } from './api/WireRecord.js'
import type { Drift } from './drift/Drift.js'
import { moneyDrifts } from './drift/moneyDrifts.js'
import { pageDrifts } from './drift/pageDrifts.js'

const without = (record: WireRecord, ...names: readonly string[]): WireRecord =>
  Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)))

const slashed = (value: unknown): unknown => (typeof value === 'string' ? value.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$2/$3/$1') : value)

const textId = (record: WireRecord): WireRecord => ({ ...record, id: `id-${String(record['id'])}` })

/** Every named variant. The ones that change nothing here are read by the page they are named after. */
export const drifts = {
  'list-envelope': { meaning: 'lists come as { "data": [ … ] } instead of bare arrays', list: (_kind, records) => ({ data: records }) },
  'next-link-renamed': {
    meaning: 'the Link header names the next page by cursor= instead of page_token=',
    nextLink: (link) => link.replace('page_token=', 'cursor='),
  },
  'ids-as-text': {
    meaning: 'the ids of cases, people, staff and time entries are texts with a prefix',
    records: { cases: textId, clients: textId, companies: textId, staff: textId, time_entries: textId },
  },
  'case-status-words': {
    meaning: 'a case’s status is Active or Archived instead of open or closed',
    records: { cases: (record) => ({ ...record, status: record['status'] === 'open' ? 'Active' : 'Archived' }) },
  },
  'case-staff-flat': {
    meaning: 'a case’s staff are bare ids without lead_lawyer and originating_lawyer',
    records: {
      cases: (record) => ({ ...record, staff: Array.isArray(record['staff']) ? record['staff'].map((one: WireRecord) => one['id']) : [] }),
    },
  },
  'dates-in-us-order': {
    meaning: 'opened_date, closed_date and entry_date are MM/DD/YYYY',
    records: {
      cases: (record) => ({ ...record, opened_date: slashed(record['opened_date']), closed_date: slashed(record['closed_date']) }),
      time_entries: (record) => ({ ...record, entry_date: slashed(record['entry_date']) }),
    },
  },
  'client-name-merged': {
    meaning: 'clients have full_name instead of first_name and last_name',
    records: {
      clients: (record) => ({
        ...without(record, 'first_name', 'last_name'),
        full_name: `${String(record['first_name'])} ${String(record['last_name'])}`.trim(),
      }),
    },
  },
  'company-name-missing': { meaning: 'companies have no name', records: { companies: (record) => without(record, 'name') } },
  'hours-as-clock': {
    meaning: 'a time entry’s hours are a text such as 1h 12m',
    records: {
      time_entries: (record) => {
        const hours = Number(record['hours'])
        return { ...record, hours: `${String(Math.floor(hours))}h ${String(Math.round((hours % 1) * 60))}m` }
      },
    },
  },
  'time-entry-case-missing': {
    meaning: 'time entries no longer name their case',
    records: { time_entries: (record) => without(record, 'case') },
  },
  'staff-active-as-text': {
    meaning: 'a staff member’s active is yes or no instead of true or false',
    records: { staff: (record) => ({ ...record, active: record['active'] === true ? 'yes' : 'no' }) },
  },
  'timestamps-as-numbers': {
    meaning: 'updated_at is a number of seconds since 1970',
    records: Object.fromEntries(
      (['cases', 'clients', 'companies', 'staff', 'time_entries'] as const).map((kind) => [
        kind,
        (record: WireRecord) => ({ ...record, updated_at: Date.parse(String(record['updated_at'])) / 1000 }),
      ]),
    ),
  },
  ...moneyDrifts,
  ...pageDrifts,
  'login-redesigned': { meaning: 'the login page asks for the e-mail address alone, in fields with other names' },
  'welcome-page': { meaning: 'a page with news stands between the sign-in and the dashboard' },
} as const satisfies Readonly<Record<string, Drift>>

/** The variant with this name. */
export const driftOf = (name: string | null): Drift | undefined =>
  name !== null && Object.hasOwn(drifts, name) ? drifts[name as keyof typeof drifts] : undefined // An own key of the table is a name of it.
