import { ObjectType } from 'type-graphql'
import { TrustDifference } from './TrustDifference.js'

/** A difference of the account as a whole. */
@ObjectType('AccountDifference', {
  implements: TrustDifference,
  simpleResolvers: true,
  description: 'A difference of the account as a whole.',
})
export class AccountDifference extends TrustDifference {}
