import { z } from 'zod'
import { dateTime, guid } from './scalars.js'

/** A record of the legacy API as others refer to one; what was deleted has no name any more. */
export const legacyReference = z.object({ guid, nameAndNumber: z.string().nullable() })

/** A bank account as payments of API v2 refer to one. */
export const bankAccountReference = z.object({ id: guid, type: z.enum(['Operating', 'Trust', 'CreditCard']), name: z.string() })

/** A bank account as the legacy and the internal API refer to one. */
export const legacyBankAccount = z.object({ guid, type: z.enum(['Operating', 'Trust', 'CreditCard']), name: z.string() })

/** How far a payment has come. */
export const paymentStatus = z.enum(['Pending', 'Failed', 'Success', 'Refunded', 'RefundPending', 'Canceled'])

/** How a payment was made. */
export const paymentMethod = z.enum([
  'Cash',
  'Check',
  'CreditCard',
  'PayPal',
  'AuthorizeNet',
  'Other',
  'Stripe',
  'Wire',
  'Transfer',
  'LawPay',
  'PantherPaymentsCC',
  'PantherPaymentsECheck',
  'JournalEntry',
])

/** ISO 4217. */
export const currencyCode = z.string().regex(/^[A-Z]{3}$/)

/** What every record of the legacy and the internal API begins with. */
export const legacyHead = { guid, createdDate: dateTime, lastModifiedDate: dateTime }

/** How what was worked or spent names the line it became, and the invoice that is on. That it names the invoice too is assumed. */
export const saleDocumentItem = z.object({ guid, saleDocument: z.object({ guid, number: z.number() }) })

/** How a payment was made. */
export type WirePaymentMethod = z.output<typeof paymentMethod>
/** How far a payment has come. */
export type WirePaymentStatus = z.output<typeof paymentStatus>
