import { ApiRefusal } from '../api/ApiRefusal.js'
import type { ClientRecord } from '../firm/ClientRecord.js'
import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import { timestamp } from '../firm/timestamp.js'
import type { ClientFields } from './clientFields.js'
import { customFieldValues } from './customFieldValues.js'
import { linkToCases } from './linkToCases.js'
import { requireExisting } from './requireExisting.js'
import type { CustomFieldMode } from './saveCase.js'
import { withoutUndefined } from './withoutUndefined.js'

/** Creates a client, or changes the fields that are given of the one there is. */
export const saveClient = (
  firm: MyCaseFirm,
  before: ClientRecord | undefined,
  { cases, custom_field_values: values, ...fields }: ClientFields,
  mode: CustomFieldMode,
): ClientRecord => {
  const { middle_initial: initial, ...plain } = { middle_initial: undefined, ...fields }
  if (initial !== undefined && plain.middle_name !== undefined) {
    const description = 'middle_initial is deprecated; send either middle_initial or middle_name'
    throw new ApiRefusal(422, { description, source: { pointer: '/middle_initial' } })
  }
  requireExisting(firm.peopleGroups, plain.people_group ? [plain.people_group] : [], '/people_group')
  requireExisting(firm.cases, cases, '/cases')
  const now = timestamp(firm.kit.clock.now())
  const base = before ?? blankClient(firm, now)
  const added = customFieldValues(firm, 'client', values)
  const after: ClientRecord = {
    ...base,
    ...(initial === undefined ? {} : { middle_name: initial }),
    ...withoutUndefined(plain),
    ...(values === undefined ? {} : { custom_field_values: mode === 'append' ? [...base.custom_field_values, ...added] : added }),
    updated_at: now,
  }
  if (before === undefined) firm.clients.insert(after)
  else firm.clients.replace(after)
  if (cases !== undefined) linkToCases(firm, 'clients', after.id, cases)
  return after
}

const blankClient = (firm: MyCaseFirm, now: string): ClientRecord => ({
  id: firm.clients.nextId(),
  email: '',
  first_name: '',
  middle_name: '',
  last_name: '',
  address: null,
  cell_phone_number: '',
  work_phone_number: '',
  home_phone_number: '',
  fax_phone_number: '',
  people_group: null,
  notes: '',
  birthdate: null,
  archived: false,
  custom_field_values: [],
  created_at: now,
  updated_at: now,
})
