import { z } from 'zod'
import { ApiRefusal } from '../api/ApiRefusal.js'
import type { MyCaseFirm } from '../firm/MyCaseFirm.js'
import type { CaseFields } from '../writes/caseFields.js'
import { fromUsDate } from './usDate.js'

const idList = z.array(z.coerce.number().int()).default([])

/** What the portal's page sends to create a case: ids are texts, dates MM/DD/YYYY. */
export const caseForm = z.object({
  court_case: z.object({
    name: z.string().trim().min(1, "Name can't be blank"),
    case_number: z.string().default(''),
    date_opened: z.string().default(''),
    practice_area_id: z.string().default(''),
    case_stage: z.string().default(''),
    flat_fee: z.string().default(''),
    description: z.string().default(''),
    billing_user_id: z.string().default(''),
    billing_type: z.enum(['', 'hourly', 'contingency', 'flat', 'mixed', 'pro_bono']).default(''),
    sol_date: z.string().default(''),
    custom_field_values_attributes: z
      .record(z.string(), z.object({ value: z.string(), custom_field_id: z.coerce.number().int() }))
      .default({}),
  }),
  lawyers: z.record(z.string(), z.string()).default({}),
  existing_clients: idList,
  lead_lawyer_id: z.coerce.number().nullish(),
  originating_lawyer_id: z.coerce.number().nullish(),
})

/** The form's case in the API's words. */
export const caseFieldsOf = (firm: MyCaseFirm, { court_case: form, ...people }: z.infer<typeof caseForm>): CaseFields => ({
  name: form.name,
  case_number: form.case_number || null,
  opened_date: date(form.date_opened),
  practice_area: firm.practiceAreas.get(form.practice_area_id)?.name ?? null,
  case_stage: firm.caseStages.get(form.case_stage)?.name ?? null,
  flat_fee: form.flat_fee === '' ? null : Number(form.flat_fee),
  description: form.description,
  billing_contact: form.billing_user_id === '' ? null : { id: Number(form.billing_user_id) },
  billing_type: form.billing_type,
  sol_date: date(form.sol_date),
  clients: people.existing_clients.map((id) => ({ id })),
  staff: Object.keys(people.lawyers).map((id) => ({
    id: Number(id),
    lead_lawyer: Number(id) === people.lead_lawyer_id,
    originating_lawyer: Number(id) === people.originating_lawyer_id,
  })),
  custom_field_values: Object.values(form.custom_field_values_attributes)
    .filter(({ value }) => value !== '')
    .map(({ value, custom_field_id: id }) => ({ custom_field: { id }, value })),
})

const date = (text: string): string | null => {
  if (text === '') return null
  const read = fromUsDate(text)
  if (read === undefined) throw new ApiRefusal(422, { description: `${text} is not a date` })
  return read
}
