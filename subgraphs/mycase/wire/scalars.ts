import { z } from 'zod'

/** `{ "id": … }` */
export const reference = z.looseObject({ id: z.int().positive() })

/** Dollars or a quantity: MyCase sends some as numbers and some as text, and not always as its files say. */
export const amount = z.union([z.number(), z.string().regex(/^-?\d+(\.\d+)?$/, 'a decimal number')])

/** ISO 8601 with an offset. */
export const timestamp = z.iso.datetime({ offset: true })

/** `YYYY-MM-DD`; real data also holds null and blank. */
export const dateOrBlank = z.union([z.iso.date(), z.literal('')]).nullable()

/** A text; real data also holds null. The field itself is always there. */
export const textOrNull = z.string().nullable()

/** A postal address: always six parts where there is one. */
export const address = z.looseObject({
  address1: z.string().nullish(),
  address2: z.string().nullish(),
  city: z.string().nullish(),
  state: z.string().nullish(),
  zip_code: z.string().nullish(),
  country: z.string().nullish(),
})
/** A postal address. */
export type WireAddress = z.output<typeof address>

/** What a record holds in one custom field. */
export const customFieldValue = z.looseObject({
  custom_field: reference,
  value: z.union([z.string(), z.number(), z.boolean()]).nullish(),
})
/** What a record holds in one custom field. */
export type WireCustomFieldValue = z.output<typeof customFieldValue>
