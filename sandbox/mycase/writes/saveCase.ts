import { ApiRefusal } from '../api/ApiRefusal.js'
import type { CaseRecord } from '../firm/CaseRecord.js'
import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import type { NamedRecord } from '../firm/NamedRecord.js'
import { officeOf } from '../firm/officeOf.js'
import type { Table } from '../firm/Table.js'
import { timestamp } from '../firm/timestamp.js'
import type { CaseFields } from './caseFields.js'
import { customFieldValues } from './customFieldValues.js'
import { requireExisting } from './requireExisting.js'
import { withoutUndefined } from './withoutUndefined.js'

/** Whether custom field values are added to the ones there are (the API) or stand in their place (a person). */
export type CustomFieldMode = 'append' | 'replace'

/** Creates a case, or changes the fields that are given of the one there is. */
export const saveCase = (firm: MyCaseFirm, before: CaseRecord | undefined, fields: CaseFields, mode: CustomFieldMode): CaseRecord => {
  check(firm, before, fields)
  const now = timestamp(firm.kit.clock.now())
  const base = before ?? blankCase(firm, now)
  // Written or not, the balance is what the case's invoices say (assumed).
  const {
    contacts,
    outstanding_balance: _derived,
    custom_field_values: values,
    staff,
    practice_area: area,
    case_stage: stage,
    ...plain
  } = fields
  const clients = fields.clients ?? contacts
  const added = customFieldValues(firm, 'case', values)
  const after: CaseRecord = {
    ...base,
    ...withoutUndefined(plain),
    ...(clients === undefined ? {} : { clients }),
    ...(staff === undefined ? {} : { staff: staff.map((one) => ({ case_rate: null, ...one })) }),
    ...(area === undefined ? {} : { practice_area: nameIn(firm.practiceAreas, area) }),
    ...(stage === undefined ? {} : { case_stage: nameIn(firm.caseStages, stage) }),
    ...(values === undefined ? {} : { custom_field_values: mode === 'append' ? [...base.custom_field_values, ...added] : added }),
    closed_date: closedDate(base, fields, now),
    updated_at: now,
  }
  if (before === undefined) firm.cases.insert(after)
  else firm.cases.replace(after)
  return after
}

const check = (firm: MyCaseFirm, before: CaseRecord | undefined, fields: CaseFields): void => {
  if (fields.contacts !== undefined && fields.clients !== undefined) {
    throw new ApiRefusal(422, { description: 'contacts is deprecated; send either contacts or clients', source: { pointer: '/contacts' } })
  }
  const name = fields.name?.toLowerCase()
  if (name !== undefined && name !== before?.name.toLowerCase() && isTaken(firm, name)) {
    throw new ApiRefusal(422, { description: 'Name has already been taken', source: { pointer: '/name' } })
  }
  requireExisting(firm.clients, fields.clients ?? fields.contacts, '/clients')
  requireExisting(firm.companies, fields.companies, '/companies')
  requireExisting(firm.staff, fields.staff, '/staff')
}

const isTaken = (firm: MyCaseFirm, name: string): boolean => {
  for (const one of firm.cases) if (one.name.toLowerCase() === name) return true
  return false
}

const blankCase = (firm: MyCaseFirm, now: string): CaseRecord => ({
  id: firm.cases.nextId(),
  name: '',
  case_number: null,
  description: '',
  opened_date: now.slice(0, 10),
  closed_date: null,
  sol_date: null,
  practice_area: null,
  case_stage: null,
  status: 'open',
  billing_contact: null,
  billing_type: '',
  clients: [],
  companies: [],
  staff: [],
  custom_field_values: [],
  office: officeOf(firm.kit.world),
  created_at: now,
  updated_at: now,
  flat_fee: null,
})

/** Practice areas and stages go by name, upper and lower case alike; a name that matches nothing is silently dropped. */
const nameIn = (table: Table<NamedRecord>, wanted: string | null): string | null => {
  for (const { name } of table) if (name.toLowerCase() === wanted?.toLowerCase()) return name
  return null
}

const closedDate = (before: CaseRecord, fields: CaseFields, now: string): string | null => {
  if (fields.closed_date !== undefined) return fields.closed_date
  if (fields.status === undefined || fields.status === before.status) return before.closed_date
  return fields.status === 'closed' ? now.slice(0, 10) : null
}
