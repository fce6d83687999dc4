import type { Account } from '../../core/account/Account.js'
import { setAccountStatus } from '../../prisma/accounts/setAccountStatus.js'
import { accountAct, systemActor } from '../audit/accountAct.js'
import { settleStanding } from '../check/settleStanding.js'
import { accountError } from './accountError.js'
import type { SessionContext } from './SessionContext.js'
import type { SignInTask } from './SignIns.js'
import { parseStoredLogin, parseStoredOAuth } from './storedLogin.js'
import { usableAccount } from './usableAccount.js'

/** Makes of an account the sign-in that gives it a new session in place of one that died (null: of none), with the login in the vault. Throws ACCOUNT_NEEDS_CREDENTIALS where there is none. */
export const renewTask = async (
  { database, accounts, vault, clock }: SessionContext,
  account: Account,
  dead: number | null,
): Promise<SignInTask> => {
  const { key } = account
  const login = parseStoredLogin(await vault.read(key, 'login'))
  if (login === null) throw accountError(account, 'ACCOUNT_NEEDS_CREDENTIALS', 'no login is kept for the account: connect it again')
  return {
    account,
    actor: systemActor,
    isRenewal: true,
    login,
    oauth: parseStoredOAuth(await vault.read(key, 'oauth')),
    code: null,
    isNeeded: async () => {
      // Another process may have been quicker, or have been refused.
      if ((await vault.version(key, 'session')) !== dead) return false
      const [now] = await accounts.readMany([key])
      return usableAccount(now).key === key
    },
    prepare: async () => undefined,
    keepRefusal: async ({ status, detail }, lease) => setAccountStatus(database, key, { status, detail, act: null, lease }),
    finish: async (session, lease) => {
      await setAccountStatus(database, key, {
        status: 'CONNECTED',
        detail: null,
        lease,
        secret: vault.seal(key, 'session', session.reveal()),
        act: accountAct(clock, account, { actor: systemActor, action: 'account.signed_in_again' }),
      })
      await settleStanding(database, key)
    },
  }
}
