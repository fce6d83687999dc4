import { contractFields } from '../change/contractFields.js'
import type { Json } from '../record/scalars.js'
import { type AccountKey, formatRecordId } from '../recordId.js'
import type { RecordKind } from '../recordKind.js'
import type { Vendor } from '../vendor.js'

/** What a canonical record's references lead to, by the name of the field, at whatever depth it stands. */
const references: Readonly<Record<string, { readonly name: string; readonly kind: RecordKind }>> = {
  matterId: { name: 'matter', kind: 'MATTER' },
  matterIds: { name: 'matters', kind: 'MATTER' },
  userId: { name: 'user', kind: 'USER' },
  clientId: { name: 'client', kind: 'CONTACT' },
  contactId: { name: 'contact', kind: 'CONTACT' },
  payerId: { name: 'payer', kind: 'CONTACT' },
  responsibleAttorneyId: { name: 'responsibleAttorney', kind: 'USER' },
  invoiceId: { name: 'invoice', kind: 'INVOICE' },
  timeEntryId: { name: 'timeEntry', kind: 'TIME_ENTRY' },
  expenseId: { name: 'expense', kind: 'EXPENSE' },
  trustAccountId: { name: 'trustAccount', kind: 'TRUST_ACCOUNT' },
  trustTransactionId: { name: 'trustTransaction', kind: 'TRUST_TRANSACTION' },
  reversesId: { name: 'reverses', kind: 'TRUST_TRANSACTION' },
}

/** Never shown: the vendor's own payload needs a scope of its own. Custom fields are the firm's words, whatever they are called. */
const hidden: ReadonlySet<string> = new Set(['raw'])
const verbatim: ReadonlySet<string> = new Set(['customFields'])

/** Whose record it is: what turns a bare vendor id into a global one. */
export interface RecordOwner {
  readonly vendor: Vendor
  readonly account: AccountKey
}

/**
 * A record as messages show it: its canonical fields by the names they have in the graph, money and hours as decimal strings. What it refers to is there as
 * `{ id }`, ready to be asked for.
 */
export const renderRecord = (record: object, owner: RecordOwner): Readonly<Record<string, Json>> =>
  renderFields(Object.entries<Json>({ ...record }), owner)

const renderFields = (fields: readonly (readonly [string, Json])[], owner: RecordOwner): Readonly<Record<string, Json>> =>
  Object.fromEntries(fields.flatMap(([field, value]) => renderField(field, value, owner)))

const renderField = (field: string, value: Json, owner: RecordOwner): readonly (readonly [string, Json])[] => {
  if (hidden.has(field) || contractFields(field).length === 0) return []
  if (verbatim.has(field)) return [[field, value]]
  const reference = references[field]
  if (reference === undefined) return [[field, renderValue(value, owner)]]
  const render = (vendorId: Json): Json =>
    typeof vendorId === 'string' ? { id: formatRecordId({ ...owner, kind: reference.kind, vendorId }) } : null
  return [[reference.name, Array.isArray(value) ? value.map(render) : render(value)]]
}

const renderValue = (value: Json, owner: RecordOwner): Json => {
  if (Array.isArray(value)) return value.map((item: Json) => renderValue(item, owner))
  return value !== null && typeof value === 'object' ? renderRecord(value, owner) : value
}
