import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { Caller } from '../core/caller.js'

/** Says who asks; null when the request carries no valid key. */
export type Authenticate = (headers: IncomingHttpHeaders) => Promise<Caller | null>

/** A key as it is kept: never itself, only its hash. */
export interface StoredKey {
  /** SHA-256 of the secret, 32 bytes. */
  readonly secretHash: Uint8Array
  readonly caller: Caller
}

/** What a request presents. */
export interface PresentedKey {
  /** The key's name, where one was given: `Basic` has one, `Bearer` has none. */
  readonly name: string | undefined
  /** SHA-256 of the presented secret. */
  readonly secretHash: Uint8Array
}

/** Finds a key that is neither revoked nor expired: by name and then hash, or by hash alone. */
export type LookUpKey = (presented: PresentedKey) => Promise<StoredKey | undefined>

/** Makes the check of `Authorization: Basic <name:secret>` and `Authorization: Bearer <secret>` against stored keys. */
export const authenticateBy =
  (lookUp: LookUpKey): Authenticate =>
  async ({ authorization }) => {
    const presented = authorization === undefined ? undefined : readAuthorization(authorization)
    if (presented === undefined) return null
    const stored = await lookUp(presented)
    if (stored === undefined || stored.secretHash.length !== presented.secretHash.length) return null
    return timingSafeEqual(stored.secretHash, presented.secretHash) ? stored.caller : null
  }

/** SHA-256 of a key's secret, as it is stored. */
export const hashSecret = (secret: string): Uint8Array => createHash('sha256').update(secret).digest()

const readAuthorization = (header: string): PresentedKey | undefined => {
  const [, scheme, credentials] = /^(basic|bearer) +(\S+)$/i.exec(header.trim()) ?? []
  if (scheme === undefined || credentials === undefined) return undefined
  if (scheme.toLowerCase() === 'bearer') return { name: undefined, secretHash: hashSecret(credentials) }
  const text = Buffer.from(credentials, 'base64').toString()
  const colon = text.indexOf(':')
  return colon < 1 ? undefined : { name: text.slice(0, colon), secretHash: hashSecret(text.slice(colon + 1)) }
}
