import { z } from 'zod'
import { clioId } from './scalars.js'

/** What is asked of custom field definitions. */
export const customFieldFields = 'id,field_type,picklist_options{id,option}'

/** A definition, for the texts of its picklist options. */
export const customField = z.object({
  id: clioId,
  picklist_options: z.array(z.object({ id: clioId, option: z.string() })),
})
