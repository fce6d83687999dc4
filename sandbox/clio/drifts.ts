import type { KindName, Stored } from './api/Kind.js'
import { moneyText } from './pages/moneyText.js'

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
  /** Changes a page of the web application. */
  page?(html: string): string
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

const moneyNames = new Set(['amount', 'balance', 'sub_total', 'total', 'due', 'paid', 'price', 'funds_in', 'funds_out', 'total_tax'])
const isMoney = (kind: KindName): boolean => ['bill', 'lineItem', 'allocation', 'bankAccount', 'bankTransaction', 'activity'].includes(kind)
const scaled = (record: Stored, names: readonly string[], factor: number): Stored =>
  replaced(record, Object.fromEntries(names.map((name) => [name, Math.round(Number(record[name]) * factor * 1000) / 1000])))
/** Less the difference of two amounts once more, in whole cents. */
const twice = (due: unknown, total: unknown): number => Math.round(Number(due) * 200 - Number(total) * 100) / 100
const withoutRecords = (body: unknown, leftOut: (record: Stored) => boolean): unknown =>
  stored(body) && Array.isArray(body['data']) ? { ...body, data: body['data'].filter((record: Stored) => !leftOut(record)) } : body
const asTypes = (body: unknown): unknown =>
  stored(body) && Array.isArray(body['data'])
    ? {
        ...body,
        data: body['data'].map((record: Stored) => (record['type'] === 'liability' ? { ...record, type: 'asset' } : record)),
      }
    : body
const euros = (html: string): string =>
  html.replaceAll(/\$([\d,]+)\.(\d\d)/g, (_text, whole: string, cents: string) => `${whole.replaceAll(',', '.')},${cents} €`)
/** Two cells of every row of the payments' table in each other's place. */
const swapCells = (html: string, [left, right]: readonly [number, number]): string =>
  html.replace(/<table id="payments">[\s\S]*?<\/table>/, (table) =>
    table.replaceAll(/<tr>((?:<td>[\s\S]*?<\/td>)+)<\/tr>/g, (_row, inner: string) => {
      const cells = inner.match(/<td>[\s\S]*?<\/td>/g) ?? []
      const swapped = cells.map((cell, place) => (place === left ? cells[right] : place === right ? cells[left] : cell))
      return `<tr>${swapped.join('')}</tr>`
    }),
  )

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
  'renamed-money-field': {
    says: 'balance of bills, amount of allocations and of bank transactions, and price of lines are no longer known',
    unknownFields: {
      bill: ['balance'],
      allocation: ['amount'],
      bankTransaction: ['amount'],
      bankAccount: ['balance'],
      lineItem: ['price'],
    },
  },
  'null-money': {
    says: 'totals of bills and lines, amounts and balances are null',
    record: (kind, record) =>
      isMoney(kind) && kind !== 'activity' ? replaced(record, Object.fromEntries([...moneyNames].map((name) => [name, null]))) : record,
  },
  'money-as-text': {
    says: 'money is written as a person reads it: "$1,234.50"',
    record: (kind, record) =>
      isMoney(kind)
        ? Object.fromEntries(Object.entries(record).map(([name, value]) => [name, moneyNames.has(name) ? moneyText(value) : value]))
        : record,
  },
  'bill-totals-in-cents': {
    says: 'totals of bills are whole cents; their lines are not',
    record: (kind, record) =>
      kind === 'bill' ? scaled(record, ['sub_total', 'total', 'due', 'paid', 'balance', 'total_tax'], 100) : record,
  },
  'line-seconds-for-hours': {
    says: 'the quantity of lines for time is seconds, as an activity has it',
    record: (kind, record) => (kind === 'lineItem' && record['kind'] === 'Service' ? scaled(record, ['quantity'], 3600) : record),
  },
  'lines-left-out': {
    says: 'lines for expenses are left out of the list of lines',
    list: (body) => withoutRecords(body, (record) => record['kind'] === 'Expense' && 'sub_total' in record),
  },
  'total-after-discount': {
    says: 'the total of a bill is what is due, and what is due has the discount taken off a second time',
    record: (kind, record) =>
      kind === 'bill' ? replaced(record, { total: record['due'], due: twice(record['due'], record['total']) }) : record,
  },
  'paid-with-write-offs': {
    says: 'what was paid on a bill counts its credit notes too',
    record: (kind, record) =>
      kind === 'bill' ? replaced(record, { paid: Number(record['paid']) + Number(record['credits_issued']) + 1 }) : record,
  },
  'void-allocations-counted': {
    says: 'allocations that were voided no longer say so',
    record: (kind, record) => (kind === 'allocation' ? replaced(record, { voided_at: null }) : record),
  },
  'unsigned-trust': {
    says: 'the amount of a bank transaction has no sign',
    record: (kind, record) => (kind === 'bankTransaction' ? replaced(record, { amount: Math.abs(Number(record['amount'])) }) : record),
  },
  'swapped-funds': {
    says: 'funds in and funds out of bank transactions have changed places',
    record: (kind, record) =>
      kind === 'bankTransaction' ? replaced(record, { funds_in: record['funds_out'], funds_out: record['funds_in'] }) : record,
  },
  'new-money-enums': {
    says: 'a bill state disputed, a bill kind retainer_kind, a line type BundleLineItem, a parent type Refund, a bank transaction type sweep and an account type Escrow appear',
    record: (kind, record) =>
      kind === 'bill'
        ? replaced(record, { state: 'disputed', kind: 'retainer_kind' })
        : kind === 'lineItem'
          ? replaced(record, { type: 'BundleLineItem' })
          : kind === 'allocation'
            ? replaced(record, { parent: { ...(stored(record['parent']) ? record['parent'] : {}), type: 'Refund' } })
            : kind === 'bankTransaction'
              ? replaced(record, { transaction_type: 'sweep' })
              : kind === 'bankAccount'
                ? replaced(record, { type: 'Escrow' })
                : record,
  },
  'account-balance-of-yesterday': {
    says: 'the balance of a trust account is not that of its transactions',
    record: (kind, record) => (kind === 'bankAccount' ? replaced(record, { balance: Number(record['balance']) - 12.5 }) : record),
  },
  'trust-told-as-asset': {
    says: 'trust transactions are told as assets, as those of operating accounts are',
    list: (body) => asTypes(body),
  },
  'page-renamed-header': {
    says: 'the column Method on the page of a bill is called Type',
    page: (html) => html.replace('<th>Method</th>', '<th>Type</th>'),
  },
  'page-swapped-columns': {
    says: 'on the page of a bill the cells of Amount and Unapplied have changed places, their headers not',
    page: (html) => swapCells(html, [7, 9]),
  },
  'page-date-order': {
    says: 'dates on pages are day/month/year',
    page: (html) => html.replaceAll(/<td>(\d\d)\/(\d\d)\/(\d{4})<\/td>/g, '<td>$2/$1/$3</td>'),
  },
  'page-currency': { says: 'money on pages is written in euros: 1.234,50 €', page: euros },
  'page-truncated': {
    says: 'pages end in the middle of their last table',
    page: (html) => html.slice(0, html.lastIndexOf('</tr>')),
  },
  'page-rows-left-out': {
    says: 'the table of payments on the page of a bill shows its first row only, without saying that there are more',
    page: (html) => html.replace(/(<table id="payments">[\s\S]*?<tbody><tr>[\s\S]*?<\/tr>)[\s\S]*?(<\/tbody>)/, '$1$2'),
  },
  'page-empty-table': {
    says: 'the table of payments on the page of a bill has lost its rows',
    page: (html) => html.replace(/(<table id="payments">[\s\S]*?<tbody>)[\s\S]*?(<\/tbody>)/, '$1$2'),
  },
  'page-new-words': {
    says: 'payments are made by Digital wallet and stand as Settled on the page of a bill',
    page: (html) => html.replaceAll('<td>Check</td>', '<td>Digital wallet</td>').replaceAll('<td>Completed</td>', '<td>Settled</td>'),
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
