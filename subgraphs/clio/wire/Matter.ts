import { z } from 'zod'
import { customFieldValue, customFieldValueFields } from './CustomFieldValue.js'
import { clioDate, clioId, clioInstant, clioNumber, currency, namedReference, reference } from './scalars.js'

/** What is asked of matters. */
export const matterFields = [
  'id,etag,created_at,updated_at,number,display_number,custom_number,description,status,location,client_reference,billable,billing_method',
  'open_date,close_date,pending_date,matter_stage_updated_at',
  'currency{id,code}',
  'account_balances{id,type,balance}',
  'client{id,name}',
  'practice_area{id,name}',
  'matter_stage{id,name}',
  'responsible_attorney{id,name}',
  'originating_attorney{id,name}',
  'responsible_staff{id,name}',
  'statute_of_limitations{id,due_at,status}',
  'custom_rate{type,rates}',
  'relationships{id,description,contact}',
  customFieldValueFields,
].join(',')

const date = clioDate.nullable()

/** The matter's own rates. Assumed: they come whole, since braces cannot open them; an entry without a rate is left out. */
const customRate = z.object({
  type: z.enum(['FlatRate', 'HourlyRate', 'ContingencyFee']),
  rates: z.array(
    z.object({
      rate: clioNumber.nullish(),
      user: z.object({ id: clioId }).nullish(),
      group: z.looseObject({}).nullish(),
      activity_description: z.looseObject({}).nullish(),
    }),
  ),
})

/** A matter as Clio answers. Status is written in capitals here and in small letters in filters. */
export const matter = z.object({
  id: clioId,
  created_at: clioInstant,
  updated_at: clioInstant,
  display_number: z.string(),
  description: z.string().nullable(),
  status: z.enum(['Open', 'Pending', 'Closed']),
  billing_method: z.enum(['hourly', 'flat', 'contingency']).nullable(),
  open_date: date,
  close_date: date,
  currency,
  account_balances: z.array(z.object({ id: clioId, type: z.enum(['Operating', 'Trust']), balance: clioNumber })),
  client: reference,
  practice_area: namedReference,
  matter_stage: namedReference,
  responsible_attorney: reference,
  originating_attorney: reference,
  responsible_staff: reference,
  custom_rate: customRate.nullable(),
  relationships: z.array(z.object({ id: clioId, description: z.string().nullable(), contact: reference })),
  custom_field_values: z.array(customFieldValue),
})

/** A parsed matter. */
export type ClioMatter = z.output<typeof matter>
