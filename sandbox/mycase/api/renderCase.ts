import { outstandingOf } from '../books/settle.js'
import type { CaseRecord } from '../firm/CaseRecord.js'
import type { CustomFieldValue } from '../firm/CustomFieldValue.js'
import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import type { Reference } from '../firm/Reference.js'
import { renderClient } from './renderClient.js'
import type { WireRecord } from './WireRecord.js'

/** What `field[client]` can ask for. */
const clientFields: ReadonlySet<string> = new Set([
  'id',
  'first_name',
  'last_name',
  'middle_name',
  'middle_initial',
  'email',
  'cell_phone_number',
  'work_phone_number',
  'home_phone_number',
  'fax_phone_number',
  'contact_group',
  'birthdate',
  'created_at',
  'updated_at',
])

/** A case as the API shows it: nested records are ids unless `field[…]` asks for more. The flat fee is hidden. */
export const renderCase = (firm: MyCaseFirm, record: CaseRecord, parameters: ReadonlyMap<string, string>): WireRecord => {
  const { flat_fee: _hidden, clients: ids, custom_field_values: values, ...shown } = record
  const clientFields = fieldList(parameters.get('field[client]'))
  const fieldFields = fieldList(parameters.get('field[custom_field]'))
  const clients = ids.map((id) => renderNestedClient(firm, id, clientFields))
  return {
    ...shown,
    outstanding_balance: outstandingOf(firm.books, record.id) / 100,
    clients,
    contacts: clients,
    custom_field_values: values.map((value) => renderValue(firm, value, fieldFields)),
  }
}

const fieldList = (text: string | undefined): readonly string[] => (text ?? 'id').split(',').map((name) => name.trim())

const renderNestedClient = (firm: MyCaseFirm, { id }: Reference, wanted: readonly string[]): WireRecord => {
  const client = firm.clients.get(String(id))
  const known = wanted.filter((name) => name !== 'id' && clientFields.has(name))
  if (client === undefined || known.length === 0) return { id }
  const whole = renderClient(firm, client)
  return { id, ...Object.fromEntries(known.map((name) => [name, whole[name] ?? null])) }
}

const renderValue = (firm: MyCaseFirm, value: CustomFieldValue, wanted: readonly string[]): WireRecord => {
  const field = firm.customFields.get(String(value.custom_field.id))
  const type = wanted.includes('field_type') && field !== undefined ? { field_type: field.field_type } : {}
  return { ...value, custom_field: { ...value.custom_field, ...type } }
}
