import { registerEnumType } from 'type-graphql'
import { lineItemKinds } from '../../core/record/Invoice.js'

/** What a line of an invoice is for, as GraphQL's enum reads it. */
export const LineItemKindEnum = Object.fromEntries(lineItemKinds.map((value) => [value, value]))

registerEnumType(LineItemKindEnum, { name: 'LineItemKind', description: 'What a line of an invoice is for.' })
