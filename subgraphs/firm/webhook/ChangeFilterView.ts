import { Field, ID, ObjectType } from 'type-graphql'
import type { ChangeAction } from '../../../core/change/Change.js'
import type { RecordKind } from '../../../core/recordKind.js'
import type { Vendor } from '../../../core/vendor.js'
import { RecordKindEnum } from '../../../schema/RecordKind.js'
import { VendorEnum } from '../../../schema/Vendor.js'
import { ChangeActionEnum } from '../change/ChangeAction.js'

/** A filter as it was given. */
@ObjectType('ChangeFilterView', { simpleResolvers: true, description: 'A filter as it was given; null means no limit.' })
export class ChangeFilterView {
  @Field(() => [ID], { nullable: true })
  accountIds!: readonly string[] | null

  @Field(() => [VendorEnum], { nullable: true })
  vendors!: readonly Vendor[] | null

  @Field(() => [RecordKindEnum], { nullable: true })
  kinds!: readonly RecordKind[] | null

  @Field(() => [ChangeActionEnum], { nullable: true })
  actions!: readonly ChangeAction[] | null

  @Field(() => [ID], { nullable: true })
  recordIds!: readonly string[] | null

  @Field(() => [ID], { nullable: true })
  matterIds!: readonly string[] | null
}
