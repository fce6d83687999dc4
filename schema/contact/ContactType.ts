import { registerEnumType } from 'type-graphql'
import { contactTypes } from '../../core/record/Contact.js'

/** Person or organization, as GraphQL's enum reads it. */
export const ContactTypeEnum = Object.fromEntries(contactTypes.map((type) => [type, type]))

registerEnumType(ContactTypeEnum, { name: 'ContactType', description: 'Whether a contact is a person or an organization.' })
