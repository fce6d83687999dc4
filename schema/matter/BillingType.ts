import { registerEnumType } from 'type-graphql'
import { billingTypes } from '../../core/record/Matter.js'

/** How a matter is billed, as GraphQL's enum reads it. */
export const BillingTypeEnum = Object.fromEntries(billingTypes.map((type) => [type, type]))

registerEnumType(BillingTypeEnum, { name: 'BillingType', description: 'How a matter is billed.' })
