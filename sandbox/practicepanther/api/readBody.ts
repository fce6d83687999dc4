import { z } from 'zod'
import { readDateTime } from '../readDateTime.js'
import { wireDateTime } from '../wireDateTime.js'
import { InvalidRequest } from './InvalidRequest.js'

/** Parses what a client wrote; members that are not known are ignored, as are those that are only echoes. Throws InvalidRequest with every wrong field. */
export const readBody = <T>(schema: z.ZodType<T>, body: unknown): T => {
  const parsed = schema.safeParse(body ?? {})
  if (parsed.success) return parsed.data
  const faults = new Map<string, string[]>()
  for (const issue of parsed.error.issues) {
    const field = issue.path.join('.')
    faults.set(field, [...(faults.get(field) ?? []), faultOf(field, valueAt(body, issue.path))])
  }
  throw new InvalidRequest(Object.fromEntries(faults))
}

const faultOf = (field: string, value: unknown): string =>
  value === undefined || value === null || value === '' ? `The ${field} field is required.` : `The value is not valid for ${field}.`

const valueAt = (body: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((inside, key) => (typeof inside === 'object' && inside !== null ? Reflect.get(inside, key) : undefined), body)

/** A date-time as clients send it, kept as the portal writes it. */
export const dateTime = z.string().transform((text, context) => {
  const instant = readDateTime(text)
  if (instant !== undefined) return wireDateTime(instant)
  context.addIssue({ code: 'custom', message: 'no date-time' })
  return z.NEVER
})

/** A GUID in either case. */
export const guid = z.guid().toLowerCase()

/** A reference: only its id matters, the rest is an echo. */
export const reference = z.object({ id: guid }).transform(({ id }) => ({ id }))

/** What may be left out is empty then, and what is left out of an update is emptied by it. */
export const orNull = <T>(schema: z.ZodType<T>) => schema.nullish().transform((value) => value ?? null)

/** A boolean, also written as text; false where it is left out. */
export const flag = z
  .union([z.boolean(), z.string().regex(/^(?:true|false)$/i)])
  .nullish()
  .transform((value) => String(value).toLowerCase() === 'true')
