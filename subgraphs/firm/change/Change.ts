import { Ctx, Field, ID, ObjectType } from 'type-graphql'
import type { ChangeAction, ChangeSource } from '../../../core/change/Change.js'
import { parseRecordId } from '../../../core/recordId.js'
import type { RecordKind } from '../../../core/recordKind.js'
import { Node } from '../../../schema/node/Node.js'
import { RecordKindEnum } from '../../../schema/RecordKind.js'
import { DateTimeScalar } from '../../../schema/scalars/DateTimeScalar.js'
import { Account } from '../account/Account.js'
import type { FirmContext } from '../FirmContext.js'
import { VendorRecordStub } from '../record/createRecordStub.js'
import { type Stub, stubOf } from '../record/stubOf.js'
import { ChangeActionEnum } from './ChangeAction.js'
import { ChangeSourceEnum } from './ChangeSource.js'

/** One real change of one record. */
@ObjectType('Change', {
  implements: Node,
  simpleResolvers: true,
  description: 'One real change of one record, in the order they became visible.',
})
export class Change extends Node {
  @Field(() => ID, { description: 'Ordered: a later change has a greater id (compare as strings).' })
  override id!: string

  @Field(() => RecordKindEnum)
  kind!: RecordKind

  @Field(() => ChangeActionEnum)
  action!: ChangeAction

  @Field(() => ID)
  recordId!: string

  @Field(() => VendorRecordStub, {
    nullable: true,
    description: 'The record as it is now, later changes included; null when it was deleted, by this change or since.',
  })
  async record(@Ctx() { reads }: FirmContext): Promise<Stub | null> {
    const record = parseRecordId(this.recordId)
    if (record === undefined || this.action === 'DELETED') return null
    return (await reads.record(record.kind, record)) === null ? null : stubOf(record)
  }

  @Field(() => Account)
  account!: unknown

  @Field(() => [String], {
    description: "The record's fields that differ, by their names in this schema; empty unless `action` is UPDATED.",
  })
  changedFields!: readonly string[]

  @Field(() => ChangeSourceEnum)
  source!: ChangeSource

  @Field(() => DateTimeScalar, { description: 'When the reading that saw it began.' })
  observedAt!: string
}
