import { Ctx, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql'
import type { FirmContext } from '../FirmContext.js'
import { userStub } from '../record/recordStubs.js'
import type { Stub } from '../record/stubOf.js'
import { stubOrNull } from './stubOrNull.js'
import { WorkInProgressGroup } from './WorkInProgressGroup.js'
import type { WorkRow } from './WorkRow.js'

/** Unbilled work of one user in one currency. */
@ObjectType('UserWorkInProgress', {
  implements: WorkInProgressGroup,
  simpleResolvers: true,
  description: 'Unbilled work of one user in one currency.',
})
export class UserWorkInProgress extends WorkInProgressGroup {}

/** The user of a group. */
@Resolver(() => UserWorkInProgress)
export class UserWorkInProgressResolver {
  @FieldResolver(() => userStub.record, { nullable: true, description: 'Null for expenses that name no user.' })
  async user(@Root() { account, key }: WorkRow, @Ctx() context: FirmContext): Promise<Stub | null> {
    return account === null ? null : stubOrNull('USER', account, key, context)
  }
}
