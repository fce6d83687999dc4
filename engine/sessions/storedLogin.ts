import { z } from 'zod'
import type { OAuthClient, PortalLogin } from '../../core/vendorAdapter.js'

const login = z.object({
  username: z.string(),
  password: z.string(),
  firm: z.string().nullable(),
  ssoProvider: z.string().nullable(),
  totpSecret: z.string().nullable(),
})

const oauth = z.object({ clientId: z.string(), clientSecret: z.string(), apiKey: z.string().nullable() })

/** A login as the vault keeps it. */
export interface StoredLogin extends PortalLogin {
  readonly totpSecret: string | null
}

/** Reads a login out of the vault; null where none is kept. */
export const parseStoredLogin = (value: unknown): StoredLogin | null => login.nullable().parse(value)

/** Reads an OAuth client out of the vault; null where none is kept. */
export const parseStoredOAuth = (value: unknown): OAuthClient | null => oauth.nullable().parse(value)
