import { registerEnumType } from 'type-graphql'
import { trustDifferenceClasses } from '../../../core/report/trustDifferenceClasses.js'

/** What a difference can be, as GraphQL's enum reads it. */
export const TrustDifferenceClassEnum = Object.fromEntries(Object.keys(trustDifferenceClasses).map((name) => [name, name]))

registerEnumType(TrustDifferenceClassEnum, {
  name: 'TrustDifferenceClass',
  description: 'What a difference in a trust reconciliation is.',
  valuesConfig: Object.fromEntries(Object.entries(trustDifferenceClasses).map(([name, description]) => [name, { description }])),
})
