import type { WireRecord } from './api/Resource.js'

/** A way the portal's JSON answers can differ from the documented format. */
interface JsonDrift {
  readonly meaning: string
  /** The collections it touches: `matters`, and with a leading `v1/` those of the legacy API. */
  readonly resources: readonly string[]
  record?(record: WireRecord): unknown
  list?(records: readonly unknown[]): unknown
}

const without =
  (...keys: readonly string[]) =>
  (record: WireRecord): unknown =>
    Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)))

const all = ['accounts', 'contacts', 'matters', 'users', 'timeentries', 'relationships'] as const

/** Drifts of the JSON answers, by name. */
export const jsonDrifts: Readonly<Record<string, JsonDrift>> = {
  'list-envelope': {
    meaning: 'lists come as { data, total } instead of a bare array',
    resources: all,
    list: (records) => ({ data: records, total: records.length }),
  },
  'status-lower-case': {
    meaning: 'the status of a matter is written in lower case',
    resources: ['matters'],
    record: (record) => ({ ...record, status: String(record['status']).toLowerCase() }),
  },
  'numbers-as-text': {
    meaning: 'hours and rates of time entries come as text',
    resources: ['timeentries'],
    record: (record) => ({ ...record, hours: String(record['hours']), rate: String(record['rate']) }),
  },
  'american-dates': {
    meaning: 'creation and change times come as 2/3/2026 3:04 PM',
    resources: all,
    record: (record) => ('created_at' in record ? { ...record, created_at: '2/3/2026 3:04 PM', updated_at: '3/1/2026 9:12 AM' } : record),
  },
  'nulls-left-out': {
    meaning: 'keys without a value are left out instead of null',
    resources: all,
    record: (record) => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null)),
  },
  'account-split': {
    meaning: 'accounts no longer carry their people',
    resources: ['accounts'],
    record: without('primary_contact', 'other_contacts'),
  },
  'custom-values-flattened': {
    meaning: 'custom field values come as { label, value } without the five members',
    resources: ['accounts', 'contacts', 'matters'],
    record: (record) => ({
      ...record,
      ...('custom_field_values' in record ? { custom_field_values: [{ label: 'Matter Type', value: 'Probate' }] } : {}),
      ...('company_custom_field_values' in record ? { company_custom_field_values: [{ label: 'Contact Type', value: 'Client' }] } : {}),
    }),
  },
  'user-name-joined': {
    meaning: 'users have one full_name instead of their names',
    resources: ['users'],
    record: (record) => ({
      ...(without('display_name', 'first_name', 'last_name')(record) as WireRecord),
      full_name: record['display_name'],
    }),
  },
  'whole-number-ids': {
    meaning: 'ids become whole numbers',
    resources: all,
    record: (record) => ({ ...record, id: Number.parseInt(String(record.id).slice(0, 8), 16) }),
  },
  'legacy-renamed': {
    meaning: 'the legacy API renames hourlyRate and timeZoneId',
    resources: ['v1/user', 'v1/project'],
    record: (record) => ({ ...(without('hourlyRate', 'timeZoneId')(record) as WireRecord), rate: null, timeZone: null }),
  },
}

/** Drifts of the pages, by name. */
export const pageDrifts = {
  'login-redesigned': 'the login page has another form, with other fields',
  'soft-login-page': 'both APIs answer signed-in requests with the login page and status 200',
  'dashboard-redesigned': 'the dashboard no longer names the firm where it did',
} as const satisfies Readonly<Record<string, string>>

/** Every named drift variant and what it changes. */
export const drifts: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(jsonDrifts).map(([name, { meaning }]) => [name, meaning])),
  ...pageDrifts,
}

/** A single answer as the ordered drift leaves it. */
export const driftRecord = (drift: string | null, resource: string, record: WireRecord): unknown => {
  const variant = variantFor(drift, resource)
  return variant?.record === undefined ? record : variant.record(record)
}

/** A list answer as the ordered drift leaves it. */
export const driftList = (drift: string | null, resource: string, records: readonly WireRecord[]): unknown => {
  const variant = variantFor(drift, resource)
  if (variant === undefined) return records
  const changed = variant.record === undefined ? records : records.map((record) => variant.record?.(record))
  return variant.list === undefined ? changed : variant.list(changed)
}

const variantFor = (drift: string | null, resource: string): JsonDrift | undefined => {
  const variant = drift === null ? undefined : jsonDrifts[drift]
  return variant?.resources.includes(resource) === true ? variant : undefined
}
