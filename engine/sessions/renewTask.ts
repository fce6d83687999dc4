import type { Account } from '../../core/account/Account.js'
import { setAccountStatus } from '../../prisma/accounts/setAccountStatus.js'
import { accountAct, systemActor } from '../audit/accountAct.js'
import { settleStanding } from '../check/settleStanding.js'
import { accountError } from './accountError.js'
import type { SessionContext } from './SessionContext.js'
import type { SignInTask } from './SignIns.js'
import { parseStoredLogin, parseStoredOAuth } from './storedLogin.js'

/** Makes of an account the sign-in that gives it a new session, with the login in the vault. Throws ACCOUNT_NEEDS_CREDENTIALS where there is none. */
export const renewTask = async ({ database, vault, clock }: SessionContext, account: Account): Promise<SignInTask> => {
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
    prepare: async () => undefined,
    keepRefusal: async ({ status, detail }) => setAccountStatus(database, key, { status, detail, act: null }),
    finish: async (session) => {
      await vault.write(key, 'session', session)
      await setAccountStatus(database, key, {
        status: 'CONNECTED',
        detail: null,
        act: accountAct(clock, account, { actor: systemActor, action: 'account.signed_in_again' }),
      })
      await settleStanding(database, key)
    },
  }
}
