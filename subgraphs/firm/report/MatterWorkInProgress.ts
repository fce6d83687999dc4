import { Ctx, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql'
import type { FirmContext } from '../FirmContext.js'
import { matterStub } from '../record/recordStubs.js'
import type { Stub } from '../record/stubOf.js'
import { stubOrNull } from './stubOrNull.js'
import { WorkInProgressGroup } from './WorkInProgressGroup.js'
import type { WorkRow } from './WorkRow.js'

/** Unbilled work of one matter in one currency. */
@ObjectType('MatterWorkInProgress', {
  implements: WorkInProgressGroup,
  simpleResolvers: true,
  description: 'Unbilled work of one matter in one currency.',
})
export class MatterWorkInProgress extends WorkInProgressGroup {}

/** The matter of a group. */
@Resolver(() => MatterWorkInProgress)
export class MatterWorkInProgressResolver {
  @FieldResolver(() => matterStub.record, { nullable: true, description: 'Null for work without a matter.' })
  async matter(@Root() { account, key }: WorkRow, @Ctx() context: FirmContext): Promise<Stub | null> {
    return account === null ? null : stubOrNull('MATTER', account, key, context)
  }
}
