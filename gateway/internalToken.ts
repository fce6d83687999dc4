import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { parseAccountKey } from '../core/recordId.js'
import type { Caller } from '../core/caller.js'

/** The request header that carries the token. */
export const internalTokenHeader = 'x-mattergraph-caller'

/** Longer than any request lasts: its last fetch carries the token of its first. */
const lifetimeSeconds = 300

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
  /** Seconds since 1970. */
  expires: z.number().int(),
})

/** Writes who asks into a token that only a holder of the secret can make; it is good for five minutes after `now`. */
export const makeInternalToken = (caller: Caller, secret: string, now: Date): string => {
  const expires = Math.floor(now.getTime() / 1_000) + lifetimeSeconds
  const payload = Buffer.from(JSON.stringify({ ...caller, expires })).toString('base64url')
  return `${payload}.${signature(payload, secret).toString('base64url')}`
}

/** Reads a token that `makeInternalToken` wrote. Undefined when it is malformed, of another secret, or past its time. */
export const readInternalToken = (token: string, secret: string, now: Date): Caller | undefined => {
  const [payload, given, ...rest] = token.split('.')
  if (payload === undefined || given === undefined || rest.length > 0) return undefined
  const expected = signature(payload, secret)
  const received = Buffer.from(given, 'base64url')
  if (received.length !== expected.length || !timingSafeEqual(received, expected)) return undefined
  const parsed = claims.safeParse(parseJson(Buffer.from(payload, 'base64url').toString()))
  if (!parsed.success || parsed.data.expires * 1_000 < now.getTime()) return undefined
  const { expires: _, ...caller } = parsed.data
  return caller
}

const signature = (payload: string, secret: string): Buffer => createHmac('sha256', secret).update(payload).digest()

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
