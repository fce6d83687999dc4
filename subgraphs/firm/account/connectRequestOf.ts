import type { Caller } from '../../../core/caller.js'
import { Secret, secretOrNull } from '../../../core/Secret.js'
import { MattergraphError } from '../../../core/errors.js'
import type { ConnectRequest } from '../../../engine/sessions/Sessions.js'
import type { ConnectAccountInput } from './ConnectAccountInput.js'

/** Seeds are written with spaces to be read aloud, and with padding. */
const base32 = /^[a-z2-7\s]+=*\s*$/i

/** Reads the input in the session engine's words; throws BAD_USER_INPUT where it cannot lead to a sign-in. */
export const connectRequestOf = ({ vendor, firm, region, login, oauth, consent }: ConnectAccountInput, caller: Caller): ConnectRequest => {
  if (login === null || login === undefined) {
    throw new MattergraphError(
      'BAD_USER_INPUT',
      'input.login: this release signs in at the portal and needs a login, with or without an OAuth client',
    )
  }
  const { username, password, mfa, ssoProvider } = login
  if (mfa?.secret && mfa.type !== 'TOTP')
    throw new MattergraphError('BAD_USER_INPUT', 'input.login.mfa.secret: only a TOTP seed can be kept')
  if (mfa?.secret && !base32.test(mfa.secret))
    throw new MattergraphError('BAD_USER_INPUT', 'input.login.mfa.secret: expected a TOTP seed in base 32 (A to Z, 2 to 7)')
  if (oauth?.refreshToken)
    throw new MattergraphError('BAD_USER_INPUT', 'input.oauth.refreshToken: this release gets its own by the login and takes none')
  return {
    actor: caller.key,
    tenant: caller.tenant,
    vendor,
    region: region ?? null,
    portal: null,
    login: {
      username,
      password: new Secret(password),
      firm: firm ?? null,
      ssoProvider: ssoProvider ?? null,
      totpSecret: secretOrNull(mfa?.secret),
      code: secretOrNull(mfa?.code),
    },
    oauth: oauth ? { clientId: oauth.clientId, clientSecret: new Secret(oauth.clientSecret), apiKey: secretOrNull(oauth.apiKey) } : null,
    consent,
  }
}
