import { z } from 'zod'

/** Clio's ids: positive integers. They leave this room as strings. */
export const clioId = z.int().positive()

/** `YYYY-MM-DD`. */
export const clioDate = z.iso.date()

/** ISO 8601 with any offset: Clio does not publish in which zone it answers. */
export const clioInstant = z.iso.datetime({ offset: true })

/** Money and hours: JSON numbers in major units. */
export const clioNumber = z.number()

/** What stands in place of a record the signed-in user may not see. */
const redacted = z.object({ redacted: z.literal(true) }).transform(() => null)

/** An embedded record of which only the id is needed; null where there is none or it may not be seen. */
export const reference = z
  .union([z.object({ id: clioId }).transform(({ id }) => id), redacted])
  .nullable()
  .transform((id) => (id === null ? null : String(id)))

/** An embedded record of which the name is needed; null where there is none or it may not be seen. */
export const namedReference = z.union([z.object({ id: clioId, name: z.string() }), redacted]).nullable()

/** An embedded currency; null in accounts that have only one. */
export const currency = z.object({ code: z.string().regex(/^[A-Z]{3}$/) }).nullable()
