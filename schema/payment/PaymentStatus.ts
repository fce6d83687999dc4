import { registerEnumType } from 'type-graphql'
import { paymentStatuses } from '../../core/record/Payment.js'

/** How far money is on its way, as GraphQL's enum reads it. */
export const PaymentStatusEnum = Object.fromEntries(paymentStatuses.map((value) => [value, value]))

registerEnumType(PaymentStatusEnum, {
  name: 'PaymentStatus',
  description: 'How far money is on its way. Money that is RETURNED or VOID counts in no sum.',
})
