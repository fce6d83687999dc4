import { Field, ID, InputType } from 'type-graphql'
import type { RecordKind } from '../../../core/recordKind.js'
import { RecordKindEnum } from '../../../schema/RecordKind.js'

/** What to read again. */
@InputType('SyncAccountInput', { description: 'What to read again.' })
export class SyncAccountInput {
  @Field(() => ID)
  accountId!: string

  @Field(() => [RecordKindEnum], { nullable: true, description: 'All kinds where absent.' })
  kinds?: readonly RecordKind[] | null

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'Read everything again from the beginning.' })
  full?: boolean | null
}
