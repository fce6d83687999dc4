import { Field, ID, InputType } from 'type-graphql'
import type { ChangeAction } from '../../../core/change/Change.js'
import type { ChangeFilterInput } from '../../../core/change/readChangeFilter.js'
import type { RecordKind } from '../../../core/recordKind.js'
import type { Vendor } from '../../../core/vendor.js'
import { RecordKindEnum } from '../../../schema/RecordKind.js'
import { VendorEnum } from '../../../schema/Vendor.js'
import { ChangeActionEnum } from './ChangeAction.js'

/** Narrows the change log. Every field given must hold; null and absent mean no limit. */
@InputType('ChangeFilter', { description: 'Every field narrows; a list means "any of".' })
export class ChangeFilter implements ChangeFilterInput {
  @Field(() => [ID], { nullable: true, description: 'Only changes of records of these accounts.' })
  accountIds?: readonly string[] | null

  @Field(() => [VendorEnum], { nullable: true, description: 'Only changes of records of these vendors.' })
  vendors?: readonly Vendor[] | null

  @Field(() => [RecordKindEnum], { nullable: true })
  kinds?: readonly RecordKind[] | null

  @Field(() => [ChangeActionEnum], { nullable: true })
  actions?: readonly ChangeAction[] | null

  @Field(() => [ID], { nullable: true, description: 'Only changes of these records.' })
  recordIds?: readonly string[] | null

  @Field(() => [ID], {
    nullable: true,
    description:
      'Only changes of these matters and of what belongs to them, or belonged before the change: time entries, expenses, invoices, payments and trust transactions.',
  })
  matterIds?: readonly string[] | null
}
