import type { Account } from '../../core/account/Account.js'
import { MattergraphError } from '../../core/errors.js'
import type { AccountKey } from '../../core/recordId.js'
import { removeChallenges } from '../../prisma/accounts/removeChallenges.js'
import { renewCapabilities } from '../../prisma/accounts/renewCapabilities.js'
import { setAccountStatus } from '../../prisma/accounts/setAccountStatus.js'
import { accountAct } from '../audit/accountAct.js'
import { AccountSession } from './AccountSession.js'
import { connectTask } from './connectTask.js'
import { renewTask } from './renewTask.js'
import type { SessionContext } from './SessionContext.js'
import type { Sessions } from './Sessions.js'
import { SignIns } from './SignIns.js'
import { Turns } from './Turns.js'
import { usableAccount } from './usableAccount.js'

/** Opens the sessions of all accounts, which can do what this release can. Challenges of an earlier process are over: the browser that waited for their answer is gone. */
export const openSessions = async (context: SessionContext): Promise<Sessions> => {
  const { database, accounts, vault, clock } = context
  await removeChallenges(database, 'ALL')
  for (const { vendor, capabilities } of Object.values(context.adapters)) await renewCapabilities(database, vendor, capabilities)
  const signIns = new SignIns(context)
  const turns = new Turns()
  const open = new Map<AccountKey, AccountSession>()
  let isClosed = false

  const sessionOf = (key: AccountKey): AccountSession => {
    const session = open.get(key) ?? new AccountSession(context, async (account) => signIns.renew(await renewTask(context, account)))
    open.set(key, session)
    return session
  }
  const drop = async (key: AccountKey): Promise<void> => {
    const session = open.get(key)
    open.delete(key)
    await session?.drop()
  }
  const read = async (key: AccountKey): Promise<Account> => {
    const [account] = await accounts.readMany([key])
    if (account === null || account === undefined) throw new Error(`account ${key} is gone`)
    return account
  }

  return {
    withConnection: async (key, call) => {
      if (isClosed) throw new MattergraphError('VENDOR_UNAVAILABLE', 'this service is stopping and calls no vendor any more')
      const [account] = await accounts.readMany([key])
      return sessionOf(key).run(usableAccount(account), call)
    },
    connectAccount: async (request) => {
      const { tenant, vendor, login } = request
      // One login at a time: two connects of a login that is new must not make two accounts of it.
      return turns.take(JSON.stringify([tenant, vendor, login.username]), async () => {
        const task = await connectTask(context, request)
        const { key } = task.account
        const finish: typeof task.finish = async (session) => {
          open.get(key)?.fence()
          await task.finish(session)
        }
        await signIns.begin({ ...task, finish })
        await drop(key)
        return read(key)
      })
    },
    answerChallenge: async (challengeId, text, actor) => {
      const key = await signIns.answer(challengeId, text, actor)
      await drop(key)
      return read(key)
    },
    disconnectAccount: async (key, actor) => {
      await signIns.abandon(key)
      const account = await read(key)
      const deed = { actor, action: 'account.disconnected', before: { status: account.status }, after: { status: 'DISCONNECTED' } } as const
      await setAccountStatus(database, key, {
        status: 'DISCONNECTED',
        detail: 'Disconnected on request. Connect the account again to use it.',
        act: accountAct(clock, account, deed),
      })
      // First the connection: a call under way may still save a token it was given anew.
      await drop(key)
      await vault.forget(key)
      return read(key)
    },
    close: async () => {
      isClosed = true
      await Promise.all([signIns.close(), ...[...open.values()].map(async (session) => session.end())])
    },
  }
}
