import { z } from 'zod'
import { clioId } from './scalars.js'

/** What the `fields` parameter asks of custom field values: one level of braces is all Clio allows. */
export const customFieldValueFields = 'custom_field_values{id,field_name,field_type,value,soft_deleted,custom_field,picklist_option}'

const whole = z.object({
  /** Null for a field that is shown without having a value. */
  id: z.string().nullable(),
  field_name: z.string(),
  field_type: z.string().nullable(),
  /** A picklist's value is the id of an option. */
  value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
  /** True where the firm deleted the field; its values stay. */
  soft_deleted: z.boolean().nullable(),
  custom_field: z.object({ id: clioId }).nullable(),
  /** Whether the option's text comes along is not promised. */
  picklist_option: z.object({ id: clioId, option: z.string().optional() }).nullable(),
})

/** Some accounts get values stripped to their id. They have nothing to show. */
const stripped = z.strictObject({ id: z.string().nullable() }).transform(() => null)

/** A custom field's value on a matter or contact; null where the account gets only its id. */
export const customFieldValue = z.union([whole, stripped])

/** A parsed custom field value that tells something. */
export type ClioCustomFieldValue = z.output<typeof whole>
