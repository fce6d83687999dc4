import { z } from 'zod'

/** `YYYY-MM-DD`, without a time. */
export const date = z.iso.date()

/** `{ "id": … }` */
export const reference = z.object({ id: z.int().positive() })

/** If an address is sent at all, all six parts are. */
export const address = z.object({
  address1: z.string(),
  address2: z.string(),
  city: z.string(),
  state: z.string(),
  zip_code: z.string(),
  country: z.string(),
})

/** What a request says about a custom field. */
export const customFieldValue = z.object({ custom_field: reference, value: z.union([z.string(), z.number(), z.boolean()]) })
/** What a request says about a custom field. */
export type CustomFieldInput = z.infer<typeof customFieldValue>
