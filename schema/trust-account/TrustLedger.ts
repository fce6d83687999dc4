import { Directive, Field, ObjectType } from 'type-graphql'
import { DecimalScalar } from '../scalars/DecimalScalar.js'
import { Matter } from '../matter/Matter.js'
import { Contact } from '../contact/Contact.js'

/** One client's money in one trust account for one matter. */
@Directive('@shareable')
@ObjectType('TrustLedger', { simpleResolvers: true, description: "One client's money in one trust account for one matter." })
export class TrustLedger {
  @Field(() => Contact, { nullable: true, description: "Null for the firm's own money: interest and bank fees." })
  client!: Contact | null

  @Field(() => Matter, { nullable: true, description: 'Null for money that is not allocated to a matter.' })
  matter!: Matter | null

  @Field(() => DecimalScalar)
  balance!: string

  @Field(() => DecimalScalar, { description: 'Set aside for a purpose.' })
  protected!: string

  @Field(() => DecimalScalar, { description: 'What may be spent.' })
  available!: string
}
