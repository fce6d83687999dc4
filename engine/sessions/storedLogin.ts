import { z } from 'zod'
import type { Json } from '../../core/record/scalars.js'
import { Secret } from '../../core/Secret.js'
import type { OAuthClient, PortalLogin } from '../../core/vendorAdapter.js'

const secret = z.string().transform((text) => new Secret(text))

const login = z.object({
  username: z.string(),
  password: secret,
  firm: z.string().nullable(),
  ssoProvider: z.string().nullable(),
  totpSecret: secret.nullable(),
})

const oauth = z.object({ clientId: z.string(), clientSecret: secret, apiKey: secret.nullable() })

/** A login as the vault keeps it. */
export interface StoredLogin extends PortalLogin {
  readonly totpSecret: Secret | null
}

/** A login as JSON, for nobody but the vault to seal. */
export const sealableLogin = ({ username, password, firm, ssoProvider, totpSecret }: StoredLogin): Json => ({
  username,
  password: password.reveal(),
  firm,
  ssoProvider,
  totpSecret: totpSecret?.reveal() ?? null,
})

/** An OAuth client as JSON, for nobody but the vault to seal. */
export const sealableOAuth = ({ clientId, clientSecret, apiKey }: OAuthClient): Json => ({
  clientId,
  clientSecret: clientSecret.reveal(),
  apiKey: apiKey?.reveal() ?? null,
})

/** Reads a login out of the vault; null where none is kept. */
export const parseStoredLogin = (value: unknown): StoredLogin | null => login.nullable().parse(value)

/** Reads an OAuth client out of the vault; null where none is kept. */
export const parseStoredOAuth = (value: unknown): OAuthClient | null => oauth.nullable().parse(value)
