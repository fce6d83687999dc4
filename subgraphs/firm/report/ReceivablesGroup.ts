import { Field, Int, InterfaceType } from 'type-graphql'
import { typeNameOf } from '../../../schema/node/typeNameOf.js'
import { DateScalar } from '../../../schema/scalars/DateScalar.js'
import { DecimalScalar } from '../../../schema/scalars/DecimalScalar.js'
import { Account } from '../account/Account.js'
import { AgedAmount } from './AgedAmount.js'

/** What one client owes, or what is open for one matter, in one currency. */
@InterfaceType('ReceivablesGroup', {
  autoRegisterImplementations: false,
  description: 'What one client owes, or what is open for one matter, in one currency.',
  resolveType: typeNameOf,
})
export abstract class ReceivablesGroup {
  @Field(() => Account, { simple: true, description: 'The account the invoices were read through.' })
  account!: unknown

  @Field(() => String, { simple: true, description: 'ISO 4217. Invoices in another currency make a group of their own.' })
  currency!: string

  @Field(() => [AgedAmount], { simple: true, description: 'One per range, empty ones included, the youngest first.' })
  buckets!: readonly AgedAmount[]

  @Field(() => DecimalScalar, { simple: true, description: 'The sum of the buckets; a credit makes it smaller, and can make it negative.' })
  total!: string

  @Field(() => Int, { simple: true, description: 'How many invoices are open.' })
  invoices!: number

  @Field(() => DateScalar, { simple: true, nullable: true, description: 'The earliest due date among them.' })
  oldestDueDate!: string | null
}
