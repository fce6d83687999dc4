import { z } from 'zod'

/** Reads what a person filled in; throws with every fault where a field is unknown or wrong. */
export const checkFields = <T>(form: z.ZodType<T>, fields: Readonly<Record<string, unknown>>): T => {
  const parsed = form.safeParse(fields)
  if (!parsed.success) throw new Error(z.prettifyError(parsed.error))
  return parsed.data
}
