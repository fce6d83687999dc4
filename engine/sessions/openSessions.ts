import { hash } from 'node:crypto'
import type { Account } from '../../core/account/Account.js'
import { MattergraphError } from '../../core/errors.js'
import type { AccountKey } from '../../core/recordId.js'
import { removeOrphanedChallenges } from '../../prisma/accounts/removeChallenges.js'
import { renewCapabilities } from '../../prisma/accounts/renewCapabilities.js'
import { setAccountStatus } from '../../prisma/accounts/setAccountStatus.js'
import { accountAct } from '../audit/accountAct.js'
import { holdLease, takeAway } from '../leases/holdLease.js'
import { AccountSession } from './AccountSession.js'
import { connectTask } from './connectTask.js'
import { lastCall } from './lastCall.js'
import { renewTask } from './renewTask.js'
import { sessionLease } from './sessionLease.js'
import type { SessionContext } from './SessionContext.js'
import type { Sessions } from './Sessions.js'
import { SignIns } from './SignIns.js'
import { Turns } from './Turns.js'
import { usableAccount } from './usableAccount.js'

/** Opens the sessions of all accounts, which can do what this release can. Challenges of a process that is gone are over: so is the browser that waited for their answer. */
export const openSessions = async (context: SessionContext): Promise<Sessions> => {
  const { database, accounts, vault, clock } = context
  await removeOrphanedChallenges(database, sessionLease)
  for (const { vendor, capabilities } of Object.values(context.adapters)) await renewCapabilities(database, vendor, capabilities)
  const signIns = new SignIns(context)
  const turns = new Turns()
  const open = new Map<AccountKey, AccountSession>()
  let isClosed = false

  const sessionOf = (key: AccountKey): AccountSession => {
    const session =
      open.get(key) ?? new AccountSession(context, async (account, dead) => signIns.renew(await renewTask(context, account, dead)))
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
      const name = `login:${hash('sha256', JSON.stringify([tenant, vendor, login.username]), 'hex')}`
      const connect = async (): Promise<Account> => {
        const task = await connectTask(context, request)
        const { key } = task.account
        await signIns.begin(task)
        await drop(key)
        return read(key)
      }
      return turns.take(name, async () => holdLease(database, name, connect))
    },
    answerChallenge: async (challengeId, text, actor) => {
      const key = await signIns.answer(challengeId, text, actor)
      await drop(key)
      return read(key)
    },
    disconnectAccount: async (key, actor) => {
      await signIns.abandon(key)
      // A sign-in of another process keeps nothing any more, and a token that it is given anew neither.
      await takeAway(database, sessionLease(key))
      const account = await read(key)
      const deed = { actor, action: 'account.disconnected', before: { status: account.status }, after: { status: 'DISCONNECTED' } } as const
      await setAccountStatus(database, key, {
        status: 'DISCONNECTED',
        detail: 'Disconnected on request. Connect the account again to use it.',
        act: accountAct(clock, account, deed),
      })
      // First the connection: a call under way may still save a token it was given anew.
      await drop(key)
      try {
        await context.farewell?.(key, async (call) => lastCall(context, account, call))
      } finally {
        await vault.forget(key)
      }
      return read(key)
    },
    close: async () => {
      isClosed = true
      await Promise.all([signIns.close(), ...[...open.values()].map(async (session) => session.end())])
    },
  }
}
