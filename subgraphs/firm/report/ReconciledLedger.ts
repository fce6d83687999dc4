import { Field, InterfaceType } from 'type-graphql'
import { typeNameOf } from '../../../schema/node/typeNameOf.js'
import { DecimalScalar } from '../../../schema/scalars/DecimalScalar.js'

/** One ledger of a trust account on the day of the report. */
@InterfaceType('ReconciledLedger', {
  autoRegisterImplementations: false,
  description: 'One ledger of a trust account on the day of the report.',
  resolveType: typeNameOf,
})
export abstract class ReconciledLedger {
  @Field(() => DecimalScalar, { simple: true, description: 'The sum of its transactions up to the day.' })
  balance!: string

  @Field(() => DecimalScalar, {
    simple: true,
    description: 'The balance the vendor shows, less its transactions after the day: equal to `balance` where all is well.',
  })
  shownBalance!: string
}
