import type { CompanyRecord } from '../firm/CompanyRecord.js'
import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import { timestamp } from '../firm/timestamp.js'
import type { CompanyFields } from './companyFields.js'
import { customFieldValues } from './customFieldValues.js'
import { linkToCases } from './linkToCases.js'
import { requireExisting } from './requireExisting.js'
import type { CustomFieldMode } from './saveCase.js'
import { withoutUndefined } from './withoutUndefined.js'

/** Creates a company, or changes the fields that are given of the one there is. */
export const saveCompany = (
  firm: MyCaseFirm,
  before: CompanyRecord | undefined,
  { cases, custom_field_values: values, ...plain }: CompanyFields,
  mode: CustomFieldMode,
): CompanyRecord => {
  requireExisting(firm.clients, plain.clients, '/clients')
  requireExisting(firm.cases, cases, '/cases')
  const now = timestamp(firm.kit.clock.now())
  const base = before ?? blankCompany(firm, now)
  const added = customFieldValues(firm, 'company', values)
  const after: CompanyRecord = {
    ...base,
    ...withoutUndefined(plain),
    ...(values === undefined ? {} : { custom_field_values: mode === 'append' ? [...base.custom_field_values, ...added] : added }),
    updated_at: now,
  }
  if (before === undefined) firm.companies.insert(after)
  else firm.companies.replace(after)
  if (cases !== undefined) linkToCases(firm, 'companies', after.id, cases)
  return after
}

const blankCompany = (firm: MyCaseFirm, now: string): CompanyRecord => ({
  id: firm.companies.nextId(),
  name: '',
  email: '',
  website: '',
  main_phone_number: '',
  fax_phone_number: '',
  address: null,
  notes: '',
  clients: [],
  archived: false,
  custom_field_values: [],
  created_at: now,
  updated_at: now,
})
