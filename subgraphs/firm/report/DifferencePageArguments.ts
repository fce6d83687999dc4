import { ArgsType, Field } from 'type-graphql'
import type { TrustDifferenceClass } from '../../../core/report/trustDifferenceClasses.js'
import { PageArguments } from '../../../schema/connection/PageArguments.js'
import { TrustDifferenceClassEnum } from './TrustDifferenceClass.js'

/** Which differences are wanted. */
@ArgsType()
export class DifferencePageArguments extends PageArguments {
  @Field(() => [TrustDifferenceClassEnum], { nullable: true, description: 'Only of these classes.' })
  classes?: readonly TrustDifferenceClass[] | null
}
