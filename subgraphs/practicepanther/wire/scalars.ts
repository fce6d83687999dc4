import { z } from 'zod'
import { instant } from '../../vendor/map/instant.js'

/** A record's id: lower-case with hyphens. */
export const guid = z.guid().toLowerCase()

/** A date-time. Normally UTC without a suffix; a suffix is taken as it says. Comes out as an instant. */
export const dateTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,7})?(?:Z|[+-]\d{2}:\d{2})?$/)
  .transform((text) => instant(text))

/** A user as other records refer to one. */
export const userReference = z.object({ id: guid, display_name: z.string().nullable(), email_address: z.string().nullable() })

/** An account or a matter as other records refer to one. */
export const namedReference = z.object({ id: guid, display_name: z.string().nullable() })

/** A person as other records refer to one. */
export const contactReference = z.object({ id: guid, display_name: z.string().nullable(), account_ref: namedReference.nullable() })
