import { promises } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { callbackify } from 'node:util'
import { Agent, buildConnector, request } from 'undici'
import { isPublicAddress } from '../../core/webhook/isPublicAddress.js'
import { hostAndPort } from '../../core/webhook/readTargetUrl.js'
import type { WebhookHeaders } from '../../core/webhook/signWebhook.js'

/** One attempt. */
export interface Attempt {
  readonly url: string
  readonly headers: WebhookHeaders
  /** JSON. */
  readonly body: string
}

/** What came of it. A redirect is an answer like any other. */
export type Outcome = { readonly status: number; readonly retryAfter: string | undefined } | { readonly fault: string }

/** Sends messages to receivers anywhere, and to nobody inside. */
export interface Sender {
  send(attempt: Attempt): Promise<Outcome>
  close(): Promise<void>
}

/** What a sender can be told. */
export interface SenderOptions {
  /** Exact hosts with ports that may be anywhere: `127.0.0.1:8080`. */
  readonly allowedHosts: ReadonlySet<string>
  /** An attempt is over after this long, whatever the receiver does; 20 seconds where it is not given. */
  readonly timeoutMs?: number
  /** Finds the addresses of a name; the machine's own resolver where it is not given. */
  readonly resolve?: Resolve
}

/** Finds every address of a name; rejects with a resolver's error where there is none. */
export type Resolve = (hostname: string) => Promise<readonly string[]>

const usualTimeoutMs = 20_000
const connectTimeoutMs = 10_000
/** Nothing of an answer is looked at but its status; what is longer has its connection closed instead of being read. */
const longestAnswer = 16_384
const longestHeaders = 16_384

/** The host is none that may be sent to. */
class TargetRefusedError extends Error {
  override readonly name = 'TargetRefusedError'
}

/** Asks the machine's name servers. Not `lookup`, which keeps one of four threads of the whole process for as long as a name server is silent. */
const resolveByMachine = (): Resolve => {
  const resolver = new promises.Resolver({ timeout: 3_000, tries: 2 })
  return async (hostname) => {
    const answers = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)])
    const addresses = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
    const [first] = answers
    if (addresses.length === 0 && first.status === 'rejected') throw first.reason
    return addresses
  }
}

/** Looks a name up and gives only addresses that may be connected to: the very ones the socket then uses, so that no second answer can differ. */
const guardedLookup = (resolve: Resolve): LookupFunction => {
  const find = callbackify(async (hostname: string) => {
    const addresses = await resolve(hostname)
    // One that is not public spoils all: nobody who means well mixes them.
    if (addresses.length > 0 && addresses.every(isPublicAddress)) return addresses
    throw new TargetRefusedError('the name leads to an address that is not public')
  })
  return (hostname, { all }, callback) => {
    find(hostname, (error, addresses) => {
      // Beside an error there is no second value, whatever the type says.
      if (error instanceof Error) return callback(error, [])
      const [first = ''] = addresses
      if (all === true) {
        const found = addresses.map((address) => ({ address, family: isIP(address) }))
        callback(null, found)
      } else callback(null, first, isIP(first))
    })
  }
}

/** Connects to public addresses, and to hosts that are allowed by name. */
const guardedConnector = ({ allowedHosts, resolve = resolveByMachine() }: SenderOptions): buildConnector.connector => {
  const options = { timeout: connectTimeoutMs, allowH2: false }
  const free = buildConnector(options)
  const guarded = buildConnector({ ...options, lookup: guardedLookup(resolve) })
  return (target, callback) => {
    if (allowedHosts.has(hostAndPort(target))) return free(target, callback)
    const address = target.hostname.replace(/^\[(.*)\]$/, '$1')
    // An address is connected to without being looked up.
    if (isIP(address) !== 0 && !isPublicAddress(address)) return callback(new TargetRefusedError('the address is not public'), null)
    guarded(target, (...connected) => {
      const [error, socket] = connected
      if (error !== null || isPublicAddress(socket.remoteAddress ?? '')) return callback(...connected)
      socket.destroy()
      callback(new TargetRefusedError('the connection leads to an address that is not public'), null)
    })
  }
}

/** What to say of a fault. Nothing a network says of itself is passed on: a tenant must not be able to look around in it. */
const faults: Readonly<Record<string, string>> = {
  ENOTFOUND: 'the name does not resolve',
  ENODATA: 'the name does not resolve',
  ESERVFAIL: 'the name does not resolve at the moment',
  ETIMEOUT: 'the name does not resolve at the moment',
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection was closed',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the host cannot be reached',
  ETIMEDOUT: 'no connection in time',
  UND_ERR_CONNECT_TIMEOUT: 'no connection in time',
  UND_ERR_HEADERS_TIMEOUT: 'no answer in time',
  UND_ERR_SOCKET: 'the connection was closed',
  UND_ERR_HEADERS_OVERFLOW: 'the headers of the answer are too long',
}

const faultOf = (error: unknown): string => {
  if (error instanceof TargetRefusedError) return error.message
  if (error instanceof DOMException && error.name === 'TimeoutError') return 'no answer in time'
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const isTls = code.startsWith('ERR_TLS') || code.startsWith('ERR_SSL') || /CERT|SIGNED|ISSUER/.test(code)
  return faults[code] ?? (isTls ? 'the certificate is not valid for this host' : 'the connection failed')
}

/** Opens the sending of messages. */
export const openSender = (options: SenderOptions): Sender => {
  const { timeoutMs = usualTimeoutMs } = options
  const agent = new Agent({ connect: guardedConnector(options), maxHeaderSize: longestHeaders, allowH2: false })
  return {
    send: async ({ url, headers, body }) => {
      try {
        const answer = await request(url, {
          dispatcher: agent,
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/json', 'user-agent': 'Mattergraph-Webhooks' },
          body,
          signal: AbortSignal.timeout(timeoutMs),
        })
        // The status is the answer: what becomes of the body, and whether it ever ends, changes nothing.
        await answer.body.dump({ limit: longestAnswer }).catch(() => undefined)
        const wish = answer.headers['retry-after']
        return { status: answer.statusCode, retryAfter: typeof wish === 'string' ? wish : undefined }
      } catch (error) {
        return { fault: faultOf(error) }
      }
    },
    close: async () => agent.destroy(),
  }
}
