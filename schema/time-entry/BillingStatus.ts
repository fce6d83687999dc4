import { registerEnumType } from 'type-graphql'
import { billingStatuses } from '../../core/record/TimeEntry.js'

/** Where work stands on its way to a bill, as GraphQL's enum reads it. */
export const BillingStatusEnum = Object.fromEntries(billingStatuses.map((status) => [status, status]))

registerEnumType(BillingStatusEnum, { name: 'BillingStatus', description: 'Where work stands on its way to a bill.' })
