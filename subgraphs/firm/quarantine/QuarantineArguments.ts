import { ArgsType, Field, ID } from 'type-graphql'
import type { RecordKind } from '../../../core/recordKind.js'
import { PageArguments } from '../../../schema/connection/PageArguments.js'
import { RecordKindEnum } from '../../../schema/RecordKind.js'

/** Which part of the quarantine is wanted. Null and absent mean no limit. */
@ArgsType()
export class QuarantineArguments extends PageArguments {
  @Field(() => [ID], { nullable: true, description: 'Only of these accounts.' })
  accountIds?: readonly string[] | null

  @Field(() => [RecordKindEnum], { nullable: true, description: 'Only of these kinds.' })
  kinds?: readonly RecordKind[] | null
}
