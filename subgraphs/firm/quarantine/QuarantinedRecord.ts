import { Field, ID, ObjectType } from 'type-graphql'
import type { RecordKind } from '../../../core/recordKind.js'
import { Node } from '../../../schema/node/Node.js'
import { RecordKindEnum } from '../../../schema/RecordKind.js'
import { DateTimeScalar } from '../../../schema/scalars/DateTimeScalar.js'
import { Account } from '../account/Account.js'

/** One reason why a record that was read is not taken over, or not to be believed. */
@ObjectType('QuarantinedRecord', {
  implements: Node,
  simpleResolvers: true,
  description:
    'One reason why a record that was read from a vendor is not taken over: its numbers do not add up. What was good before is still given. A record with several reasons is there once for each.',
})
export class QuarantinedRecord extends Node {
  @Field(() => ID)
  override id!: string

  @Field(() => Account)
  account!: unknown

  @Field(() => RecordKindEnum)
  kind!: RecordKind

  @Field(() => ID, { description: "The record's global id; `node` gives the last good copy, where there is one." })
  recordId!: string

  @Field(() => String, { description: "The record's id in the vendor's own system." })
  vendorId!: string

  @Field(() => String, { description: 'The check it failed, a name that stays: `invoice.total`, `trust-account.ledgers`, …' })
  reason!: string

  @Field(() => String, { description: 'What differs, with the numbers; ids and no names.' })
  detail!: string

  @Field(() => DateTimeScalar)
  firstSeenAt!: string

  @Field(() => DateTimeScalar)
  lastSeenAt!: string
}
