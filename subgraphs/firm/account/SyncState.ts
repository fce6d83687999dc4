import { Field, Float, Int, ObjectType } from 'type-graphql'
import { RecordKindEnum } from '../../../schema/RecordKind.js'
import type { RecordKind } from '../../../core/recordKind.js'
import type { SyncPhase } from '../../../core/account/SyncState.js'
import { SyncPhaseEnum } from './SyncPhase.js'
import { DateTimeScalar } from '../../../schema/scalars/DateTimeScalar.js'

/** How far one kind of an account's records has been read. */
@ObjectType('SyncState', { simpleResolvers: true, description: "How far one kind of an account's records has been read." })
export class SyncState {
  @Field(() => RecordKindEnum)
  kind!: RecordKind

  @Field(() => SyncPhaseEnum)
  phase!: SyncPhase

  @Field(() => Int, { description: 'How many the mirror holds.' })
  records!: number

  @Field(() => Float, { nullable: true, description: '0..1 during the first full read, where the vendor tells how many there are.' })
  progress!: number | null

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the full read under way will be done, if it goes on as it did so far; null where that cannot be told.',
  })
  estimatedEndAt!: string | null

  @Field(() => DateTimeScalar, { nullable: true })
  lastSucceededAt!: string | null

  @Field(() => String, { nullable: true, description: 'Why the last read failed, for people.' })
  lastError!: string | null
}
