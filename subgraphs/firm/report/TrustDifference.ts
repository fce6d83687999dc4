import { Field, InterfaceType } from 'type-graphql'
import type { ReconciliationGap } from '../../../core/report/TrustReconciliation.js'
import type { TrustDifferenceClass } from '../../../core/report/trustDifferenceClasses.js'
import { typeNameOf } from '../../../schema/node/typeNameOf.js'
import { DecimalScalar } from '../../../schema/scalars/DecimalScalar.js'
import { ReconciliationGapEnum } from './ReconciliationGap.js'
import { TrustDifferenceClassEnum } from './TrustDifferenceClass.js'

/** One difference, or one thing that must not be. */
@InterfaceType('TrustDifference', {
  autoRegisterImplementations: false,
  description: 'One difference in a trust account, or one thing that must not be.',
  resolveType: typeNameOf,
})
export abstract class TrustDifference {
  @Field(() => TrustDifferenceClassEnum, { simple: true })
  class!: TrustDifferenceClass

  @Field(() => DecimalScalar, {
    simple: true,
    description: 'Where a gap is named, what is added to the figure before to come to the one after; else the amount in question.',
  })
  amount!: string

  @Field(() => ReconciliationGapEnum, {
    simple: true,
    nullable: true,
    description: 'The gap it is a part of; null for what makes no figure differ and still has to be seen.',
  })
  gap!: ReconciliationGap | null

  @Field(() => String, { simple: true, description: 'What it is and what to do, in English, for a person.' })
  sentence!: string
}
