import { z } from 'zod'
import { DeskRefusal } from './DeskRefusal.js'

/** Parses what was sent to the desk; a wrong body is refused with every fault in it. No body counts as an empty object. */
export const parseBody = <T>(schema: z.ZodType<T>, body: unknown): T => {
  const parsed = schema.safeParse(body ?? {})
  if (!parsed.success) throw new DeskRefusal(400, z.prettifyError(parsed.error))
  return parsed.data
}
