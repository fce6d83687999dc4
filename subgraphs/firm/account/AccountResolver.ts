import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import type { Account as AccountRow } from '../../../core/account/Account.js'
import { MattergraphError } from '../../../core/errors.js'
import { formatAccountId, parseAccountId } from '../../../core/recordId.js'
import type { Vendor } from '../../../core/vendor.js'
import { VendorEnum } from '../../../schema/Vendor.js'
import type { FirmContext } from '../FirmContext.js'
import { type Stub, stubOf } from '../record/stubOf.js'
import { Account } from './Account.js'
import type { Challenge } from './Challenge.js'
import { Viewer } from './Viewer.js'

/** Accounts and who asks. */
@Resolver(() => Account)
export class AccountResolver {
  @Query(() => Viewer, { description: 'Whose key this is and what it may do.' })
  viewer(): object {
    return {}
  }

  @Query(() => Account, { nullable: true, description: 'The account with this id; null where there is none that the key may see.' })
  async account(@Arg('id', () => ID) id: string, @Ctx() { reads }: FirmContext): Promise<AccountRow | null> {
    const parsed = parseAccountId(id)
    if (parsed === undefined) throw new MattergraphError('BAD_USER_INPUT', 'id: expected the id of an account')
    const account = (await reads.accounts()).get(parsed.account)
    return account?.vendor === parsed.vendor ? account : null
  }

  @Query(() => [Account], { description: 'Every account the key may see, the oldest first.' })
  async accounts(
    @Arg('vendors', () => [VendorEnum], { nullable: true, description: 'Only accounts at these vendors.' }) wanted:
      | readonly Vendor[]
      | null,
    @Ctx() { reads }: FirmContext,
  ): Promise<readonly AccountRow[]> {
    const accounts = [...(await reads.accounts()).values()]
    return wanted === null || wanted === undefined ? accounts : accounts.filter(({ vendor }) => wanted.includes(vendor))
  }

  @FieldResolver(() => ID)
  id(@Root() { vendor, key }: AccountRow): string {
    return formatAccountId({ vendor, account: key })
  }

  @FieldResolver(() => Account)
  user(@Root() { vendor, key, userId }: AccountRow): Stub | null {
    return userId === null ? null : stubOf({ kind: 'USER', vendor, account: key, vendorId: userId })
  }

  @FieldResolver(() => Account)
  challenge(@Root() { key }: AccountRow, @Ctx() { ofAccounts }: FirmContext): Promise<Challenge | null> {
    return ofAccounts.challenge.load(key)
  }

  @FieldResolver(() => Account)
  sync(@Root() { key }: AccountRow, @Ctx() { ofAccounts }: FirmContext): Promise<unknown> {
    return ofAccounts.syncStates.load(key)
  }
}
