import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql'
import { isSignedIn } from '../../../core/account/Account.js'
import { MattergraphError } from '../../../core/errors.js'
import type { FirmContext } from '../FirmContext.js'
import { AccountPayload } from './AccountPayload.js'
import { AnswerChallengeInput } from './AnswerChallengeInput.js'
import { ConnectAccountInput } from './ConnectAccountInput.js'
import { connectRequestOf } from './connectRequestOf.js'
import { SessionPayload } from './SessionPayload.js'
import { SyncAccountInput } from './SyncAccountInput.js'
import { orUserError } from './orUserError.js'
import { mayWrite, writableAccount } from './writableAccount.js'

/** Connecting accounts and giving them back. Every field needs the scope `accounts:write`. */
@Resolver()
export class AccountMutation {
  @Mutation(() => AccountPayload, {
    description:
      'Signs in at the vendor as the given user and keeps the login sealed in the vault; the first full read starts at once. The account comes back with status CHALLENGE where a person must answer first.',
  })
  async connectAccount(
    @Arg('input', () => ConnectAccountInput) input: ConnectAccountInput,
    @Ctx() context: FirmContext,
  ): Promise<AccountPayload> {
    mayWrite(context)
    if (context.reads.caller.accountKeys !== null) {
      throw new MattergraphError('FORBIDDEN', 'this key is limited to some accounts and may not connect new ones')
    }
    const { value, userErrors } = await orUserError(['input'], async () =>
      context.sessions.connectAccount(connectRequestOf(input, context.reads.caller)),
    )
    if (value !== null && isSignedIn(value.status)) await context.startSync(value.key)
    return { account: value, userErrors }
  }

  @Mutation(() => SessionPayload, { description: 'Gives the code or choice a sign-in waits for.' })
  async answerChallenge(
    @Arg('input', () => AnswerChallengeInput) { challengeId, code }: AnswerChallengeInput,
    @Ctx() context: FirmContext,
  ): Promise<SessionPayload> {
    mayWrite(context)
    const { value, userErrors } = await orUserError(['input', 'code'], async () => {
      const keys = [...(await context.reads.accounts()).keys()]
      const challenges = await context.accounts.challenges(keys)
      if (!challenges.some((challenge) => challenge?.id === challengeId)) {
        throw new MattergraphError('NOT_FOUND', 'no challenge with this id waits for an answer')
      }
      return context.sessions.answerChallenge(challengeId, code, context.reads.caller.key)
    })
    if (value !== null && isSignedIn(value.status)) await context.startSync(value.key)
    const [challenge] = value === null ? [null] : await context.accounts.challenges([value.key])
    return { account: value, challenge: challenge ?? null, userErrors }
  }

  @Mutation(() => AccountPayload, { description: 'Forgets session and login. Its records stay readable from the mirror.' })
  async disconnectAccount(@Arg('id', () => ID) id: string, @Ctx() context: FirmContext): Promise<AccountPayload> {
    const account = await writableAccount(id, 'id', context)
    return { account: await context.sessions.disconnectAccount(account.key, context.reads.caller.key), userErrors: [] }
  }

  @Mutation(() => AccountPayload, { description: 'Starts reading the account; `Account.sync` tells how far it is.' })
  async syncAccount(
    @Arg('input', () => SyncAccountInput) { accountId, kinds, full }: SyncAccountInput,
    @Ctx() context: FirmContext,
  ): Promise<AccountPayload> {
    const account = await writableAccount(accountId, 'input.accountId', context)
    await context.startSync(account.key, { kinds, full })
    return { account, userErrors: [] }
  }
}
