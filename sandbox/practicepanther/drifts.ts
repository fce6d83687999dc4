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

const all = ['accounts', 'contacts', 'matters', 'users', 'timeentries', 'relationships', 'expenses', 'invoices', 'payments'] as const

const sums = [
  'total',
  'total_paid',
  'total_outstanding',
  'subtotal',
  'tax',
  'discount',
  'total_amount',
  'unapplied_amount',
  'price',
  'amount',
] as const

/** A record with its sums written otherwise. */
const withSums =
  (write: (sum: number) => unknown) =>
  (record: WireRecord): unknown =>
    Object.fromEntries(Object.entries(record).map(([key, value]) => [key, isSum(key) && typeof value === 'number' ? write(value) : value]))

const isSum = (key: string): boolean => sums.some((name) => name === key)

const dayFirst = (value: unknown): unknown => (typeof value === 'string' ? value.replace(/^(\d{4})-(\d\d)-(\d\d).*$/, '$3/$2/$1') : value)

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

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
  'sums-as-text': {
    meaning: 'sums of expenses, invoices and payments come as text with a currency sign',
    resources: ['expenses', 'invoices', 'payments'],
    record: withSums((sum) => `$${sum.toFixed(2)}`),
  },
  'sums-in-cents': {
    meaning: 'sums of expenses, invoices and payments are counted in cents',
    resources: ['expenses', 'invoices', 'payments'],
    record: withSums((sum) => Math.round(sum * 100)),
  },
  'sums-null': {
    meaning: 'sums of expenses, invoices and payments are null',
    resources: ['expenses', 'invoices', 'payments'],
    record: withSums(() => null),
  },
  'day-first-dates': {
    meaning: 'dates of expenses, invoices and payments come as 31/12/2026',
    resources: ['expenses', 'invoices', 'payments'],
    record: (record) => ({
      ...record,
      ...('date' in record ? { date: dayFirst(record['date']) } : {}),
      ...('issue_date' in record ? { issue_date: dayFirst(record['issue_date']), due_date: dayFirst(record['due_date']) } : {}),
    }),
  },
  'expense-amount-of-unit': {
    meaning: 'the amount of an expense is that of one unit, as the legacy API has it',
    resources: ['expenses'],
    record: (record) => ({ ...record, amount: record['price'] }),
  },
  'paid-and-due-swapped': {
    meaning: 'invoices tell what is paid where they told what is open, and the other way round',
    resources: ['invoices'],
    record: (record) => ({ ...record, total_paid: record['total_outstanding'], total_outstanding: record['total_paid'] }),
  },
  'invoice-type-new': {
    meaning: 'invoices are of a new type, Standard',
    resources: ['invoices'],
    record: (record) => ({ ...record, invoice_type: 'Standard' }),
  },
  'invoice-status-new': {
    meaning: 'the legacy API gives invoices a new status, PartiallyPaid',
    resources: ['v1/invoice'],
    record: (record) => ({ ...record, status: 'PartiallyPaid' }),
  },
  'invoice-lines-cut': {
    meaning: 'the legacy API leaves the last line out of an invoice',
    resources: ['v1/invoice'],
    record: (record) => ({ ...record, items: listOf(record['items']).slice(0, -1) }),
  },
  'invoice-payments-renamed': {
    meaning: 'the legacy API calls what was applied to an invoice documentPayments',
    resources: ['v1/invoice'],
    record: (record) => ({
      ...(without('saleDocumentPayments')(record) as WireRecord),
      documentPayments: record['saleDocumentPayments'],
    }),
  },
  'payment-sign-lost': {
    meaning: 'money taken out is no longer negative',
    resources: ['payments'],
    record: (record) => ({ ...record, total_amount: Math.abs(Number(record['total_amount'])) }),
  },
  'payment-status-new': {
    meaning: 'payments have a new status, Settled',
    resources: ['payments'],
    record: (record) => ({ ...record, status: 'Settled' }),
  },
  'payment-method-new': {
    meaning: 'the legacy API gives payments a new method, ApplePay',
    resources: ['v1/payment'],
    record: (record) => ({ ...record, method: 'ApplePay' }),
  },
  'bank-account-untyped': {
    meaning: "a payment's bank account no longer tells whether it is of trust",
    resources: ['payments'],
    record: (record) => ({ ...record, bank_account: { ...Object(record['bank_account']), type: undefined } as unknown }),
  },
  'grid-reshaped': {
    meaning: 'the grid of all payments comes as { rows, count } instead of { items, totalCount }',
    resources: ['internal/page'],
    record: ({ items, totalCount }) => ({ rows: items, count: totalCount }),
  },
  'grid-in-cents': {
    meaning: 'the grid of all payments counts in cents',
    resources: ['internal/allpayments'],
    record: withSums((sum) => Math.round(sum * 100)),
  },
  'grid-unlinked': {
    meaning: 'the grid of all payments no longer tells which transfer a payment belongs to',
    resources: ['internal/allpayments'],
    record: without('transferGuid'),
  },
  'grid-cut': {
    meaning: 'the grid of all payments gives every second row',
    resources: ['internal/page'],
    record: (record) => ({ ...record, items: listOf(record['items']).filter((_item, index) => index % 2 === 0) }),
  },
}

/** Drifts of the pages, by name. */
export const pageDrifts = {
  'login-redesigned': 'the login page has another form, with other fields',
  'soft-login-page': 'both APIs answer signed-in requests with the login page and status 200',
  'dashboard-redesigned': 'the dashboard no longer names the firm where it did',
  'ledger-columns-moved': "the columns of a trust account's ledgers stand in another order",
  'ledger-column-renamed': "a trust account's ledgers tell what is available instead of the balance",
  'ledger-cells-shifted': "the rows of a trust account's ledgers begin with a cell that has no header",
  'ledger-sums-european': "sums on a trust account's page come as 1.234,50 €",
  'ledger-sums-unsigned': "a trust account's page shows sums in whole cents without a currency sign",
  'ledger-page-cut': "a trust account's page ends in the middle of its table",
  'ledger-pager-gone': "a trust account's page no longer tells how many pages its ledgers take",
  'ledger-rows-lost': "a trust account's page lacks the last of its ledgers",
  'account-number-bare': 'a trust account shows its whole number',
} as const satisfies Readonly<Record<string, string>>

const pagesChanged: Readonly<Partial<Record<keyof typeof pageDrifts, (html: string) => string>>> = {
  'ledger-columns-moved': (html) => changedRows(html, (cells) => [...cells.slice(-1), ...cells.slice(0, -1)]),
  'ledger-column-renamed': (html) => html.replace('<th>Balance</th>', '<th>Available</th>'),
  'ledger-cells-shifted': (html) => html.replaceAll('<tr><td>', '<tr><td></td><td>'),
  'ledger-sums-european': (html) =>
    html.replaceAll(/\$([\d,]+)\.(\d\d)/g, (_sum, whole: string, part: string) => `${whole.replaceAll(',', '.')},${part} €`),
  'ledger-sums-unsigned': (html) =>
    html.replaceAll(/\$([\d,]+)\.(\d\d)/g, (_sum, whole: string, part: string) => whole.replaceAll(',', '') + part),
  'ledger-page-cut': (html) => html.slice(0, html.indexOf('</tbody>')),
  'ledger-pager-gone': (html) => html.replace(/<p class="k-pager-info">.*<\/p>/, ''),
  'ledger-rows-lost': (html) => html.replace(/<tr><td>(?:(?!<tr>)[\s\S])*?<\/tr><\/tbody>/, '</tbody>'),
  'account-number-bare': (html) => html.replace('<dd>••••', '<dd>00000'),
}

/** The cells of every row of the ledgers, in another order. */
const changedRows = (html: string, change: (cells: readonly string[]) => readonly string[]): string =>
  html.replace(/<table id="client-ledgers">[\s\S]*?<\/table>/, (table) =>
    table.replaceAll(
      /<tr>(.*?)<\/tr>/g,
      (_row, inside: string) => `<tr>${change(inside.match(/<t([hd])>.*?<\/t\1>/g) ?? []).join('')}</tr>`,
    ),
  )

/** A bank account's page as the ordered drift leaves it. */
export const driftTrustPage = (drift: string | null, html: string): string =>
  (drift === null ? undefined : pagesChanged[drift as keyof typeof pageDrifts])?.(html) ?? html

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
