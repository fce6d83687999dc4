import { Directive, Field, ObjectType } from 'type-graphql'
import type { BillingType } from '../../core/record/Matter.js'
import { DecimalScalar } from '../scalars/DecimalScalar.js'
import { BillingTypeEnum } from './BillingType.js'

/** A matter's fee arrangement. */
@Directive('@shareable')
@ObjectType('MatterBilling', { simpleResolvers: true, description: "A matter's fee arrangement." })
export class MatterBilling {
  @Field(() => BillingTypeEnum)
  type!: BillingType

  @Field(() => DecimalScalar, { nullable: true, description: 'Hourly rate of the matter itself, where it has one.' })
  rate!: string | null

  @Field(() => DecimalScalar, { nullable: true, description: 'The agreed fee of a flat-fee matter.' })
  flatAmount!: string | null

  @Field(() => String, { description: 'ISO 4217.' })
  currency!: string
}
