import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { Secret } from '../core/Secret.js'
import { parseAccountKey } from '../core/recordId.js'
import type { Caller } from '../core/caller.js'

/** The request header that carries the token. */
export const internalTokenHeader = 'x-mattergraph-caller'

/** Longer than any request lasts: its last fetch carries the token of its first. */
const lifetimeSeconds = 300
/** By so much the clock of a gateway may be ahead of a subgraph's. */
const clocksDifferBySeconds = 60

const accountKey = z.string().transform((text, context) => {
  const key = parseAccountKey(text)
  if (key !== undefined) return key
  context.addIssue({ code: 'custom', message: 'not an account key' })
  return z.NEVER
})

const claims = z.object({
  key: z.string(),
  tenant: z.string(),
  scopes: z.array(z.string()),
  accountKeys: z.array(accountKey).nullable(),
  /** The name of the subgraph that it is for. */
  audience: z.string(),
  /** Seconds since 1970. */
  expires: z.number().int(),
})

/** What a token is made and read with: a secret that gateways and subgraphs share, and the name of the one subgraph that it is for. */
export interface InternalSeal {
  readonly secret: Secret
  readonly audience: string
}

/** Writes who asks into a token that only a holder of the secret can make; it is good at one subgraph, for five minutes after `now`. */
export const makeInternalToken = (caller: Caller, { secret, audience }: InternalSeal, now: Date): string => {
  const expires = Math.floor(now.getTime() / 1_000) + lifetimeSeconds
  const payload = Buffer.from(JSON.stringify({ ...caller, audience, expires })).toString('base64url')
  return `${payload}.${signature(payload, secret).toString('base64url')}`
}

/** Reads a token that `makeInternalToken` wrote. Undefined when it is malformed, of another secret, for another subgraph, past its time, or good for longer than any that a gateway makes. */
export const readInternalToken = (token: string, { secret, audience: reader }: InternalSeal, now: Date): Caller | undefined => {
  const [payload, given, ...rest] = token.split('.')
  if (payload === undefined || given === undefined || rest.length > 0) return undefined
  const expected = signature(payload, secret)
  const received = Buffer.from(given, 'base64url')
  if (received.length !== expected.length || !timingSafeEqual(received, expected)) return undefined
  const parsed = claims.safeParse(parseJson(Buffer.from(payload, 'base64url').toString()))
  if (!parsed.success) return undefined
  const { expires, audience, ...caller } = parsed.data
  const leftSeconds = expires - now.getTime() / 1_000
  return audience === reader && leftSeconds >= 0 && leftSeconds <= lifetimeSeconds + clocksDifferBySeconds ? caller : undefined
}

const signature = (payload: string, secret: Secret): Buffer => createHmac('sha256', secret.reveal()).update(payload).digest()

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
