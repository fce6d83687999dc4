import { Directive, Field, ObjectType } from 'type-graphql'
import { DecimalScalar } from '../scalars/DecimalScalar.js'

/** What a matter's records add up to. */
@Directive('@shareable')
@ObjectType('MatterFinancials', { simpleResolvers: true, description: "What a matter's own records add up to, computed from the mirror." })
export class MatterFinancials {
  @Field(() => String, { description: 'ISO 4217.' })
  currency!: string

  @Field(() => DecimalScalar, { description: "The sum of the matter's trust transactions; void and returned ones do not count." })
  trustBalance!: string

  @Field(() => DecimalScalar, { description: 'Hours of billable time not yet on a bill, exact.' })
  unbilledHours!: string

  @Field(() => DecimalScalar, { description: 'What that time bills for, together with billable expenses not yet on a bill.' })
  unbilledAmount!: string

  @Field(() => DecimalScalar, { description: "The matter's part of what is open on issued invoices." })
  outstandingBalance!: string
}
