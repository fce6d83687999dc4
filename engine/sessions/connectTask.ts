import type { AuditAct } from '../../core/audit/AuditEvent.js'
import { type Account, isSignedIn } from '../../core/account/Account.js'
import { MattergraphError, SessionDeadError } from '../../core/errors.js'
import type { AccountFacts, OAuthClient, PortalAddress, VendorConnection, VendorSession } from '../../core/vendorAdapter.js'
import { vendorNames } from '../../core/vendor.js'
import { findAccountByLogin } from '../../prisma/accounts/findAccountByLogin.js'
import { saveAccount } from '../../prisma/accounts/saveAccount.js'
import { setAccountStatus } from '../../prisma/accounts/setAccountStatus.js'
import type { Lease } from '../../prisma/lease/leases.js'
import type { SealedSecret } from '../../prisma/vault/Vault.js'
import { accountAct } from '../audit/accountAct.js'
import { settleStanding } from '../check/settleStanding.js'
import { accountError, ofAccount } from './accountError.js'
import { connectionOver } from './connectionOver.js'
import { loginFingerprint } from './loginFingerprint.js'
import { newAccountKey } from './newAccountKey.js'
import type { SessionContext } from './SessionContext.js'
import type { ConnectRequest } from './Sessions.js'
import type { SignInTask } from './SignIns.js'
import { sealableLogin, sealableOAuth } from './storedLogin.js'

/** Where the portal is: named outright, or one of the vendor's own hosts by region. */
const portalOf = ({ adapters }: SessionContext, { vendor, region, portal }: ConnectRequest): PortalAddress => {
  if (portal !== null) return portal
  const { hosts } = adapters[vendor]
  const found = region === null ? Object.values(hosts)[0] : hosts[region]
  if (found !== undefined) return found
  const known = Object.keys(hosts).join(', ')
  throw new MattergraphError('BAD_USER_INPUT', `${vendorNames[vendor].title} has no region ${region}: expected one of ${known}`, { vendor })
}

/** Reads what the account is over a fresh session; a session that changes meanwhile is the one to keep. */
const readFacts = async (
  context: SessionContext,
  account: Pick<Account, 'key' | 'vendor' | 'portal'>,
  { session, oauth }: { readonly session: VendorSession; readonly oauth: OAuthClient | null },
): Promise<{ readonly facts: AccountFacts; readonly session: VendorSession }> => {
  let latest = session
  const saveSession = async (changed: VendorSession): Promise<void> => {
    latest = changed
  }
  const connection: VendorConnection = connectionOver(context, account, { session, oauth, saveSession })
  try {
    return { facts: await connection.account(), session: latest }
  } catch (error) {
    if (error instanceof MattergraphError) throw ofAccount(account, error)
    if (error instanceof SessionDeadError) {
      throw accountError(account, 'VENDOR_UNAVAILABLE', 'the vendor signed the user in and out again at once', { cause: error })
    }
    throw error
  } finally {
    await connection.close()
  }
}

/** What is known of an account before anything was read from it. */
const notYetKnown = ({
  login,
  vendor,
}: ConnectRequest): Pick<Account, 'firmName' | 'timeZone' | 'currency' | 'userId' | 'entitlements'> => ({
  firmName: login.firm ?? vendorNames[vendor].title,
  timeZone: 'UTC',
  currency: 'USD',
  userId: null,
  entitlements: [],
})

/** Makes of a request the sign-in that connects its account: a new one, or the one this login belongs to already. */
export const connectTask = async (context: SessionContext, request: ConnectRequest): Promise<SignInTask> => {
  const { database, vault, adapters, clock } = context
  const { actor, tenant, vendor, oauth, consent } = request
  const { code, ...login } = request.login
  const portal = portalOf(context, request)
  const fingerprint = loginFingerprint(request, portal)
  const earlier = await findAccountByLogin(database, fingerprint)
  const account = { key: earlier?.key ?? newAccountKey(), vendor, portal, tenant }
  const secrets = (session: VendorSession): readonly SealedSecret[] => [
    vault.seal(account.key, 'login', sealableLogin(login)),
    vault.seal(account.key, 'oauth', oauth === null ? null : sealableOAuth(oauth)),
    vault.seal(account.key, 'session', session.reveal()),
  ]
  const save = async (
    known: Partial<Account> & Pick<Account, 'status' | 'statusDetail'>,
    { sealed, act, lease }: { readonly sealed: readonly SealedSecret[]; readonly act: AuditAct | null; readonly lease: Lease },
  ): Promise<void> => {
    const described = { ...notYetKnown(request), region: request.region, ...known }
    await saveAccount(database, {
      account: { ...described, ...account, consent, capabilities: adapters[vendor].capabilities },
      loginFingerprint: fingerprint,
      secrets: sealed,
      now: clock.now(),
      lease,
      act,
    })
  }
  return {
    account,
    actor,
    isRenewal: false,
    login,
    oauth,
    code,
    // No secret is kept before the vendor has taken it; and an account that was there before stays as it was when the vendor refuses the new login.
    prepare: async (lease) =>
      earlier === null ? save({ status: 'CHALLENGE', statusDetail: null }, { sealed: [], act: null, lease }) : undefined,
    isNeeded: async () => true,
    keepRefusal: async (refusal, lease) => {
      const stands = earlier !== null && (isSignedIn(earlier.status) || earlier.status === 'VENDOR_DOWN')
      const { status, detail } = stands ? { status: earlier.status, detail: earlier.statusDetail } : refusal
      await setAccountStatus(database, account.key, { status, detail, act: null, lease })
    },
    finish: async (signedIn, lease) => {
      const { facts, session } = await readFacts(context, account, { session: signedIn, oauth })
      const { firmName, region, timeZone, currency, userId, entitlements } = facts
      const known = { firmName, region: region ?? request.region, timeZone, currency, userId, entitlements }
      const before = earlier === null ? null : { status: earlier.status, userId: earlier.userId, consent: { ...earlier.consent } }
      const after = { status: 'CONNECTED', firmName, userId, entitlements, consent: { ...consent } }
      const act = accountAct(clock, account, { actor, action: 'account.connected', before, after })
      await save({ ...known, status: 'CONNECTED', statusDetail: null }, { sealed: secrets(session), act, lease })
      await settleStanding(database, account.key)
    },
  }
}
