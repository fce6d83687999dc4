import { Field, ID, Int, ObjectType } from 'type-graphql'
import type { CommandState } from '../../../core/command/commandStates.js'
import { Node } from '../../../schema/node/Node.js'
import { DateTimeScalar } from '../../../schema/scalars/DateTimeScalar.js'
import { Account } from '../account/Account.js'
import { VendorRecordStub } from '../record/createRecordStub.js'
import { CommandError } from './CommandError.js'
import { CommandStateEnum } from './CommandState.js'
import { Discrepancy } from './Discrepancy.js'

/** A write to a vendor. */
@ObjectType('Command', { implements: Node, simpleResolvers: true, description: 'A write to a vendor, from the moment it is kept.' })
export class Command extends Node {
  @Field(() => ID)
  override id!: string

  @Field(() => String, { description: 'The mutation it came by: createTimeEntry, …' })
  kind!: string

  @Field(() => Account)
  account!: unknown

  @Field(() => CommandStateEnum)
  state!: CommandState

  @Field(() => String, { description: "The caller's own key: the same key and input give this command again." })
  idempotencyKey!: string

  @Field(() => Int, { description: 'How often it was sent. Nothing is sent again before a reading showed that it was not done.' })
  attempts!: number

  @Field(() => VendorRecordStub, { nullable: true, description: 'The record it created or changed, once known; null when it was deleted.' })
  record!: unknown

  @Field(() => [Discrepancy], { description: 'Fields the vendor stored differently from what was sent.' })
  discrepancies!: readonly Discrepancy[]

  @Field(() => CommandError, { nullable: true })
  error!: CommandError | null

  @Field(() => String, { nullable: true, description: 'Why it was wanted; kept in the audit log.' })
  rationale!: string | null

  @Field(() => DateTimeScalar)
  createdAt!: string

  @Field(() => DateTimeScalar, { nullable: true })
  finishedAt!: string | null
}
