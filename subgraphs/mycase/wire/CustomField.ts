import { z } from 'zod'

/** A custom field the firm defined. */
export const customFieldWire = z.looseObject({
  id: z.int().positive(),
  name: z.string(),
  field_type: z.string(),
  list_options: z.array(z.looseObject({ key: z.string(), option: z.string() })).nullish(),
})
/** A custom field the firm defined. */
export type CustomFieldWire = z.output<typeof customFieldWire>
