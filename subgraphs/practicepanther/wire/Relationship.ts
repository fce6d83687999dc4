import { z } from 'zod'
import { contactReference, guid, namedReference } from './scalars.js'

/** Someone linked to a matter in a role of free text. */
export const wireRelationship = z.object({
  id: guid,
  contact_ref: contactReference,
  matter_ref: namedReference.nullable(),
  name: z.string(),
  notes: z.string().nullable(),
})

/** A parsed relationship. */
export type WireRelationship = z.output<typeof wireRelationship>
