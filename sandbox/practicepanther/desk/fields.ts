import { z } from 'zod'
import { readDateTime } from '../readDateTime.js'
import { wireDateTime } from '../wireDateTime.js'

/** A date-time as a person's client may send it, kept as the portal writes it. */
export const dateTime = z.string().transform((text, context) => {
  const instant = readDateTime(text)
  if (instant !== undefined) return wireDateTime(instant)
  context.addIssue({ code: 'custom', message: 'expected an ISO 8601 date-time' })
  return z.NEVER
})

/** A reference; what stands beside the id is an echo and is ignored. */
export const reference = z.object({ id: z.guid().toLowerCase() }).transform(({ id }) => ({ id }))

/** A custom field's value with its five members. */
export const customValue = z.strictObject({
  custom_field_ref: z.object({
    id: z.guid(),
    label: z.string(),
    value_type: z.enum(['TextBox', 'TextEditor', 'DropDownList', 'Number', 'Currency', 'Date', 'DateTime', 'Checkbox', 'Contact']),
  }),
  value_boolean: z.boolean().default(false),
  contact_ref: reference.nullable().default(null),
  value_date_time: dateTime.nullable().default(null),
  value_number: z.number().nullable().default(null),
  value_string: z.string().nullable().default(null),
})

/** Text that may be missing. */
export const optionalText = z.string().nullable()
/** A number that may be missing. */
export const optionalNumber = z.number().nullable()

/** Parses a form; throws one message with every wrong field in it. */
export const parseFields = <T>(schema: z.ZodType<T>, fields: unknown): T => {
  const parsed = schema.safeParse(fields)
  if (!parsed.success) throw new Error(z.prettifyError(parsed.error))
  return parsed.data
}

/** The fields that were given: leaves those out that are undefined, so that spreading them overwrites nothing. */
export const given = <T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  // What is left has no undefined values, which is what the type says.
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> }
