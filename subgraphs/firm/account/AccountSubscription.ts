import { Arg, Ctx, ID, Resolver, Subscription } from 'type-graphql'
import type { Account as AccountRow } from '../../../core/account/Account.js'
import type { FirmContext } from '../FirmContext.js'
import { accountGone } from '../subscription/accountGone.js'
import { eventOf } from '../subscription/eventOf.js'
import { heardAtGateway } from '../subscription/heardAtGateway.js'
import { Account } from './Account.js'

/** Accounts, as their standing and their reading go on. */
@Resolver()
export class AccountSubscription {
  @Subscription(() => Account, {
    ...heardAtGateway,
    description:
      'The account each time its status, its challenge or how far it is read changes, as it stands then; changes in quick succession may be told as one. Of all accounts the key may see where no id is given.',
  })
  async accountChanged(@Arg('id', () => ID, { nullable: true }) _id: string | null, @Ctx() context: FirmContext): Promise<AccountRow> {
    const { account: key } = eventOf(context, 'ACCOUNT')
    const account = (await context.reads.accounts()).get(key)
    if (account === undefined) throw accountGone()
    return account
  }
}
