import { z } from 'zod'

/** Reads what somebody filled in; throws with every wrong field named. */
export const fieldsOf = <T>(schema: z.ZodType<T>, fields: unknown): T => {
  const parsed = schema.safeParse(fields)
  if (!parsed.success) throw new Error(z.prettifyError(parsed.error))
  return parsed.data
}
