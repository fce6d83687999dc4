import type { KindName, Stored } from './api/Kind.js'

/** A way in which the portal's answers leave their documented form. */
export interface Drift {
  /** What changes, for the page that lists the variants. */
  readonly says: string
  /** Fields of a kind that are no longer known. */
  readonly unknownFields?: Readonly<Partial<Record<KindName, readonly string[]>>>
  /** Changes one answered record. */
  record?(kind: KindName, record: Stored): Stored
  /** Changes the body of a list. */
  list?(body: unknown): unknown
  /** Takes the place of an answer's text. */
  text?(text: string): string
}

const replaced = (record: Stored, changes: Readonly<Record<string, unknown>>): Stored => ({
  ...record,
  ...Object.fromEntries(Object.entries(changes).filter(([name]) => Object.hasOwn(record, name))),
})
const american = (value: unknown): unknown => {
  const [, year, month, day] = typeof value === 'string' ? (/^(\d{4})-(\d{2})-(\d{2})/.exec(value) ?? []) : []
  return year === undefined ? value : `${month}/${day}/${year}`
}
const stored = (value: unknown): value is Stored => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The portal's named variants. */
export const drifts = {
  'renamed-field': {
    says: 'display_number, name and quantity are no longer known: asking for them is InvalidFields',
    unknownFields: { matter: ['display_number'], contact: ['name'], user: ['name'], activity: ['quantity'] },
  },
  'missing-field': {
    says: 'status of matters, type of contacts, enabled of users and quantity of activities are left out of answers',
    record: (_kind, record) =>
      Object.fromEntries(Object.entries(record).filter(([name]) => !['status', 'type', 'enabled', 'quantity'].includes(name))),
  },
  'new-enum-value': {
    says: 'a status On Hold, a contact type Trust, a subscription type Guest and an activity type TravelEntry appear',
    record: (kind, record) =>
      kind === 'matter'
        ? replaced(record, { status: 'On Hold' })
        : kind === 'contact'
          ? replaced(record, { type: 'Trust' })
          : kind === 'user'
            ? replaced(record, { subscription_type: 'Guest' })
            : kind === 'activity'
              ? replaced(record, { type: 'TravelEntry' })
              : record,
  },
  'null-names': {
    says: 'names, display numbers, dates of work and creation times are null',
    record: (_kind, record) => replaced(record, { name: null, display_number: null, date: null, created_at: null }),
  },
  'date-order': {
    says: 'dates are written month/day/year',
    record: (_kind, record) =>
      Object.fromEntries(
        Object.entries(record).map(([name, value]) => [name, name.endsWith('date') || name.endsWith('_at') ? american(value) : value]),
      ),
  },
  'text-numbers': {
    says: 'ids, rates and quantities are texts',
    record: (_kind, record) =>
      Object.fromEntries(Object.entries(record).map(([name, value]) => [name, typeof value === 'number' ? String(value) : value])),
  },
  'hours-for-seconds': {
    says: 'the quantity of activities is hours, as before 4.0.4',
    record: (kind, record) => (kind === 'activity' ? replaced(record, { quantity: Number(record['quantity']) / 3600 }) : record),
  },
  'truncated-list': {
    says: 'every page leaves out half of its records; no other page has them',
    list: (body) =>
      stored(body) && Array.isArray(body['data']) ? { ...body, data: body['data'].slice(0, Math.floor(body['data'].length / 2)) } : body,
  },
  'cut-body': { says: 'every JSON answer ends in the middle', text: (text) => text.slice(0, Math.floor(text.length / 2)) },
  'changed-paging-key': {
    says: 'the link to the next page is called next_page',
    list: (body) => {
      const meta = stored(body) && stored(body['meta']) ? body['meta'] : {}
      const paging = stored(meta['paging']) ? meta['paging'] : {}
      return { ...(stored(body) ? body : {}), meta: { paging: { next_page: paging['next'] ?? null } } }
    },
  },
  'foreign-paging-link': {
    says: 'the link to the next page leads to another host',
    list: (body) => ({
      ...(stored(body) ? body : {}),
      meta: { paging: { next: 'https://clio.example.net/api/v4/matters.json?page_token=BAhMQ' } },
    }),
  },
  'bare-list': { says: 'lists come without the envelope', list: (body) => (stored(body) ? body['data'] : body) },
  'retired-version': { says: 'every version of the API up to 4.0.13 is retired: 410' },
  'soft-login-page': { says: 'JSON endpoints answer with the sign-in page and status 200, as if the session had ended' },
  'bare-picklist-option': {
    says: 'a picklist option comes as id and etag only; its text must be looked up in the definitions (allowed by the documentation, not an error)',
    record: (kind, record) => (kind === 'matter' || kind === 'contact' ? withoutOptionTexts(record) : record),
  },
  'new-sign-in-page': { says: 'after the password an unknown page asks to accept new terms' },
} as const satisfies Readonly<Record<string, Drift>>

/** The name of a variant. */
export type DriftName = keyof typeof drifts

const withoutOptionTexts = (record: Stored): Stored => {
  const values = record['custom_field_values']
  if (!Array.isArray(values)) return record
  return {
    ...record,
    custom_field_values: values.map((value: Stored) => {
      const option = value['picklist_option']
      return stored(option) ? { ...value, picklist_option: { id: option['id'], etag: option['etag'] ?? '""' } } : value
    }),
  }
}

/** The variant that is switched on, if any. */
export const driftNamed = (name: string | null): (Drift & { readonly name: DriftName }) | undefined => {
  if (name === null || !Object.hasOwn(drifts, name)) return undefined
  // The cast is safe: the line above has looked the name up.
  const known = name as DriftName
  const drift: Drift = drifts[known]
  return { ...drift, name: known }
}
