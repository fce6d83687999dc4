import type { z } from 'zod'
import { ApiRefusal } from './ApiRefusal.js'

/** Reads a request's body, or refuses it field by field: 400 where it is no object at all, 422 where a field is wrong. */
export const parseRequest = <T>(schema: z.ZodType<T>, body: unknown): T => {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new ApiRefusal(400, { description: 'The request body must be a JSON object' })
  }
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  throw new ApiRefusal(
    422,
    ...parsed.error.issues.map(({ path, message }) => ({ description: message, source: { pointer: `/${path.map(String).join('/')}` } })),
  )
}
