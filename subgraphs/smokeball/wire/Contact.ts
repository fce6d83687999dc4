import { z } from 'zod'
import { text, ticks } from './scalars.js'

const phone = z.object({ areaCode: text, number: text, extension: text }).optional()

const address = z
  .object({
    careOf: text,
    buildingLevel: text,
    unitNumber: text,
    unitType: text,
    streetNumber: text,
    streetName: text,
    streetType: text,
    addressLine1: text,
    addressLine2: text,
    city: text,
    locality: text,
    state: text,
    zipCode: text,
    county: text,
    country: text,
    /** Australia only: an address that is a box at the post office. */
    poBox: z.object({ careOf: text, poBoxType: text, poBoxNumber: text, city: text, state: text, zipCode: text }).optional(),
  })
  .optional()

/** An address as Smokeball answers it. */
export type WireAddress = NonNullable<z.infer<typeof address>>
/** A number in parts. */
export type WirePhone = NonNullable<z.infer<typeof phone>>

const person = z.object({
  title: text,
  firstName: text,
  middleName: text,
  lastName: text,
  nameSuffix: text,
  residentialAddress: address,
  mailingAddress: address,
  phone,
  phone2: phone,
  fax: phone,
  cell: phone,
  email: text,
  notes: text,
})
const company = z.object({
  name: z.string(),
  phone,
  fax: phone,
  email: text,
  notes: text,
  businessAddress: address,
  mailingAddress: address,
  registeredAddress: address,
})
const groupOfPeople = z.object({ name: z.string(), residentialAddress: address, mailingAddress: address })
const trust = z.object({ name: z.string(), phone, fax: phone, address })

const forms = ['person', 'company', 'groupOfPeople', 'trust'] as const

/** A contact: exactly one of four forms. */
export const wireContact = z
  .object({
    id: z.guid(),
    externalSystemId: text,
    person: person.optional(),
    company: company.optional(),
    groupOfPeople: groupOfPeople.optional(),
    trust: trust.optional(),
    tags: z.array(z.object({ name: z.string(), type: text })).optional(),
    isDeleted: z.boolean(),
    lastUpdated: ticks,
  })
  .refine((contact) => forms.filter((form) => contact[form] !== undefined).length === 1, {
    error: `expected exactly one of ${forms.join(', ')}`,
  })

/** A contact as Smokeball answers it. */
export type WireContact = z.infer<typeof wireContact>
