import { isIP } from 'node:net'
import { domainToUnicode } from 'node:url'
import { isPublicAddress } from './isPublicAddress.js'

const longestUrl = 2_048
/** Below it live services that are no receivers: mail, file sharing, remote shells. */
const firstFreePort = 1_024
const httpsPort = 443

/** Ends of names that never lead out of a network. */
const localEndings: readonly string[] = ['.localhost', '.local', '.internal', '.intranet', '.lan', '.home', '.corp', '.home.arpa']

/** An address to send to as it will be used, or why it cannot be. */
export type TargetUrl = { readonly url: string } | { readonly refusal: string }

/** Host and port of an address, always both: `hooks.example.com:443`, `[::1]:8080`. Hosts that are allowed by name are named so. */
export const hostAndPort = ({ protocol, hostname, port }: Pick<URL, 'protocol' | 'hostname' | 'port'>): string =>
  `${hostname}:${port === '' ? (protocol === 'http:' ? '80' : '443') : port}`

/** The host as it was typed, before anybody reads numbers into it. */
const typedHost = (text: string): string => {
  const [, authority = ''] = /^[a-z]+:\/\/([^/?#]*)/i.exec(text) ?? []
  return authority.replace(/:\d*$/, '').toLowerCase()
}

/** Whether a host is the name that was typed: also in letters of another script, but in no percent signs and no look-alikes that a parser reads something else from. */
const isAsTyped = (host: string, typed: string): boolean => host === typed || domainToUnicode(host) === typed.normalize('NFC')

/**
 * Reads the address of an endpoint. It says what can be said without asking anybody: where a name leads is looked at when a connection is made, each time.
 * Hosts in `allowedHosts` (exact host and port) may be anything, and need no TLS.
 */
export const readTargetUrl = (text: string, allowedHosts: ReadonlySet<string>): TargetUrl => {
  if (text.length > longestUrl) return { refusal: `the address has ${String(text.length)} characters: at most ${String(longestUrl)}` }
  // The URL parser drops these, so that what a person reads would not be what is called.
  if (/[\s\\\p{Cc}\p{Cf}]/u.test(text)) return { refusal: 'the address has white space, a backslash or an invisible character in it' }
  if (!/^https?:\/\/[^/]/i.test(text) || !URL.canParse(text)) return { refusal: 'expected an address that begins with https://' }
  const url = new URL(text)
  if (url.username !== '' || url.password !== '' || /^[a-z]+:\/\/[^/?#]*@/i.test(text))
    return { refusal: 'the address names a user: a signature tells who sends' }
  if (text.includes('#')) return { refusal: 'the address has a fragment, which is never sent' }
  if (allowedHosts.has(hostAndPort(url))) return { url: url.href }
  if (url.protocol !== 'https:') return { refusal: 'expected https: what is sent is confidential' }
  const refusal = refusalOfHost(url.hostname, typedHost(text)) ?? refusalOfPort(url.port)
  return refusal === null ? { url: url.href } : { refusal }
}

const refusalOfHost = (host: string, typed: string): string | null => {
  const address = host.replace(/^\[(.*)\]$/, '$1')
  if (isIP(address) !== 0) {
    if (host !== typed) return 'the host is an address in an unusual spelling'
    return isPublicAddress(address) ? null : 'the address is not public'
  }
  if (!isAsTyped(host, typed)) return 'the host is a name in an unusual spelling'
  if (host.endsWith('.')) return 'the host ends with a dot'
  if (!host.includes('.') || localEndings.some((ending) => host.endsWith(ending))) return 'the host is a name of a local network'
  return null
}

const refusalOfPort = (port: string): string | null =>
  port === '' || Number(port) === httpsPort || Number(port) >= firstFreePort
    ? null
    : `the port is ${port}: ${String(httpsPort)}, or ${String(firstFreePort)} and above`
