import { z } from 'zod'
import { Problem } from '../api/Problem.js'

const object = z.record(z.string(), z.unknown())

/**
 * Reads the body of a write. Names are read in any case, null says nothing, and unknown names are passed over (assumed: the published schema allows none and does not say what
 * happens). Throws the vendor's 400 with every fault.
 */
export const readBody = <Shape extends z.ZodRawShape>(form: z.ZodObject<Shape>, body: unknown): z.output<z.ZodObject<Shape>> => {
  const given = object.safeParse(body)
  if (!given.success) throw new Problem(400, 'A non-empty request body is required.')
  const names = new Map(Object.keys(form.shape).map((name) => [name.toLowerCase(), name]))
  const fields = Object.entries(given.data).flatMap(([name, value]) => {
    const known = names.get(name.toLowerCase())
    return known === undefined || value === null ? [] : [[known, value] as const]
  })
  const parsed = form.safeParse(Object.fromEntries(fields))
  if (!parsed.success) throw new Problem(400, parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join(' '))
  return parsed.data
}

/** A date: `2026-07-01` or a whole ISO date and time. */
export const dateField = z
  .string()
  .refine(
    (text) => /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,7})?)?(?:Z|[+-]\d\d:\d\d)?)?$/.test(text) && !Number.isNaN(Date.parse(text)),
    'is not a valid date.',
  )

/** A date as it is kept: at midnight where no time was given. */
export const storedDate = (text: string): string => (text.includes('T') ? text : `${text}T00:00:00Z`)
