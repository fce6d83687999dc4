import { z } from 'zod'

/**
 * The envelope of a list. The keys of `paging` are known for good: a new one may be the link to the next page under another name,
 * and a list that seems to end would lose records.
 */
export const listAnswer = z.object({
  data: z.array(z.unknown()),
  meta: z.object({ paging: z.strictObject({ next: z.url().optional(), previous: z.url().optional() }) }),
})

/** The envelope of one record. */
export const singleAnswer = z.object({ data: z.unknown() })

/** The body of a refusal. */
export const errorAnswer = z.object({ error: z.object({ type: z.string(), message: z.string() }) })
