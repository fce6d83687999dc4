import { Field, ObjectType } from 'type-graphql'
import { RecordKindEnum } from '../../../schema/RecordKind.js'
import type { RecordKind } from '../../../core/recordKind.js'
import { ChannelEnum, type Channel } from './Channel.js'
import { OperationEnum, type Operation } from './Operation.js'

/** One thing an account can do, and how it reaches the vendor. */
@ObjectType('Capability', { simpleResolvers: true, description: 'One thing an account can do, and how it reaches the vendor.' })
export class Capability {
  @Field(() => RecordKindEnum)
  kind!: RecordKind

  @Field(() => OperationEnum)
  operation!: Operation

  @Field(() => ChannelEnum)
  channel!: Channel

  @Field(() => String, { nullable: true, description: 'The mutation that does it, such as `recordTrustDeposit`; null for reading.' })
  mutation!: string | null
}
