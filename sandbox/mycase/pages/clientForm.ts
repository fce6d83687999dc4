import { z } from 'zod'
import type { ClientFields } from '../writes/clientFields.js'
import { fromUsDate } from './usDate.js'

/** What the portal's page sends to create a client; other names than the API's (`street`, `cell_phone`, `birthday`). */
export const clientForm = z.object({
  first_name: z.string().trim().min(1, "First name can't be blank"),
  middle_initial: z.string().default(''),
  last_name: z.string().trim().min(1, "Last name can't be blank"),
  email: z.string().default(''),
  contact_group_id: z.string().default(''),
  cell_phone: z.string().default(''),
  address_attributes: z
    .object({
      street: z.string().default(''),
      street2: z.string().default(''),
      city: z.string().default(''),
      state: z.string().default(''),
      zip_code: z.string().default(''),
      country: z.string().default(''),
    })
    .optional(),
  birthday: z.string().default(''),
  custom_field_values_attributes: z
    .record(z.string(), z.object({ value: z.string(), custom_field_id: z.coerce.number().int() }))
    .default({}),
})

/** The form's client in the API's words. */
export const clientFieldsOf = (form: z.infer<typeof clientForm>): ClientFields => {
  const { street, street2, ...place } = form.address_attributes ?? {
    street: '',
    street2: '',
    city: '',
    state: '',
    zip_code: '',
    country: '',
  }
  return {
    first_name: form.first_name,
    middle_name: form.middle_initial,
    last_name: form.last_name,
    email: form.email,
    people_group: form.contact_group_id === '' ? null : { id: Number(form.contact_group_id) },
    cell_phone_number: form.cell_phone,
    ...(form.address_attributes === undefined ? {} : { address: { address1: street, address2: street2, ...place } }),
    birthdate: fromUsDate(form.birthday) ?? null,
    custom_field_values: Object.values(form.custom_field_values_attributes)
      .filter(({ value }) => value !== '')
      .map(({ value, custom_field_id: id }) => ({ custom_field: { id }, value })),
  }
}
