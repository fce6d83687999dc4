import { Directive, Field, ObjectType } from 'type-graphql'
import { DecimalScalar } from '../scalars/DecimalScalar.js'

/** What a matter's records add up to. */
@Directive('@shareable')
@ObjectType('MatterFinancials', { simpleResolvers: true, description: "What a matter's own records add up to, computed from the mirror." })
export class MatterFinancials {
  @Field(() => String, { description: 'ISO 4217.' })
  currency!: string

  @Field(() => DecimalScalar, { description: 'Hours of billable time not yet on a bill, exact.' })
  unbilledHours!: string

  @Field(() => DecimalScalar, { description: 'What that time bills for.' })
  unbilledAmount!: string
}
