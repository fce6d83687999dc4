import { registerEnumType } from 'type-graphql'
import { trustTransactionTypes } from '../../core/record/TrustTransaction.js'

/** What a movement of trust money is, as GraphQL's enum reads it. */
export const TrustTransactionTypeEnum = Object.fromEntries(trustTransactionTypes.map((value) => [value, value]))

registerEnumType(TrustTransactionTypeEnum, { name: 'TrustTransactionType', description: 'What a movement of trust money is.' })
