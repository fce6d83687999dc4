import { Args, Ctx, Resolver, Subscription } from 'type-graphql'
import type { FirmContext } from '../FirmContext.js'
import { accountGone } from '../subscription/accountGone.js'
import { eventOf } from '../subscription/eventOf.js'
import { heardAtGateway } from '../subscription/heardAtGateway.js'
import { Change } from './Change.js'
import { ChangeSubscriptionArguments } from './ChangeSubscriptionArguments.js'
import { toChange } from './toChange.js'

const resumed = '`after`: a change id; what happened since is delivered first, without a gap.'

/** The change log as it grows. Which changes are delivered, and when, is the gateway's to say; here stands what one of them is. */
@Resolver()
export class ChangeSubscription {
  @Subscription(() => Change, { ...heardAtGateway, description: `Every change the key may see. ${resumed}` })
  changes(@Args(() => ChangeSubscriptionArguments) _which: ChangeSubscriptionArguments, @Ctx() context: FirmContext): Promise<object> {
    return changeOf(context)
  }

  @Subscription(() => Change, { ...heardAtGateway, description: `Changes of matters. ${resumed}` })
  matterChanged(
    @Args(() => ChangeSubscriptionArguments) _which: ChangeSubscriptionArguments,
    @Ctx() context: FirmContext,
  ): Promise<object> {
    return changeOf(context)
  }

  @Subscription(() => Change, { ...heardAtGateway, description: `Changes of time entries. ${resumed}` })
  timeEntryChanged(
    @Args(() => ChangeSubscriptionArguments) _which: ChangeSubscriptionArguments,
    @Ctx() context: FirmContext,
  ): Promise<object> {
    return changeOf(context)
  }

  @Subscription(() => Change, { ...heardAtGateway, description: `Changes of invoices. ${resumed}` })
  invoiceChanged(
    @Args(() => ChangeSubscriptionArguments) _which: ChangeSubscriptionArguments,
    @Ctx() context: FirmContext,
  ): Promise<object> {
    return changeOf(context)
  }

  @Subscription(() => Change, { ...heardAtGateway, description: `Changes of payments. ${resumed}` })
  paymentChanged(
    @Args(() => ChangeSubscriptionArguments) _which: ChangeSubscriptionArguments,
    @Ctx() context: FirmContext,
  ): Promise<object> {
    return changeOf(context)
  }

  @Subscription(() => Change, { ...heardAtGateway, description: `Changes of trust transactions. ${resumed}` })
  trustTransactionChanged(
    @Args(() => ChangeSubscriptionArguments) _which: ChangeSubscriptionArguments,
    @Ctx() context: FirmContext,
  ): Promise<object> {
    return changeOf(context)
  }
}

const changeOf = async (context: FirmContext): Promise<object> => {
  const { change } = eventOf(context, 'CHANGE')
  const visible = await context.reads.accounts()
  if (!visible.has(change.account)) throw accountGone()
  return toChange(change, visible)
}
