import { registerEnumType } from 'type-graphql'
import { invoiceStatuses } from '../../core/record/Invoice.js'

/** Where an invoice stands, as GraphQL's enum reads it. */
export const InvoiceStatusEnum = Object.fromEntries(invoiceStatuses.map((value) => [value, value]))

registerEnumType(InvoiceStatusEnum, { name: 'InvoiceStatus', description: 'Where an invoice stands.' })
