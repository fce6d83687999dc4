import { MattergraphError } from '../../core/errors.js'
import type { TakeDelivery } from '../../core/hint/VendorHooks.js'
import { vendorNames } from '../../core/vendor.js'
import { vendorHookPath } from '../http/vendorHookRoutes.js'

/** Vendors wait for ten seconds and no longer. */
const timeoutMs = 4_000

/** What belongs to the connection a delivery came by, and not to the delivery. */
const ofConnection: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])

/** The one header of an answer that vendors look at: Clio's secret, given back. */
const answeredHeader = 'x-hook-secret'

/**
 * Hands deliveries on to the process of the vendor's subgraph, at the first of its addresses that answers. Where none does it throws VENDOR_UNAVAILABLE, so that a vendor that tries again does
 * so.
 */
export const forwardVendorHooks =
  (subgraphs: Readonly<Record<string, readonly string[]>>): TakeDelivery =>
  async (vendor, token, { headers, body }) => {
    const { slug } = vendorNames[vendor]
    const passed = Object.fromEntries(Object.entries(headers).filter(([name]) => !ofConnection.has(name)))
    for (const subgraph of subgraphs[slug] ?? []) {
      const url = new URL(`${vendorHookPath}${slug}/${encodeURIComponent(token)}`, subgraph)
      const sent = {
        method: 'POST',
        headers: passed,
        body: Buffer.from(body),
        signal: AbortSignal.timeout(timeoutMs),
        redirect: 'manual',
      } as const
      const answer = await fetch(url, sent).catch(() => null)
      await answer?.body?.cancel()
      if (answer === null || answer.status >= 500) continue
      if (!answer.ok) return null
      const given = answer.headers.get(answeredHeader)
      return { headers: given === null ? {} : { [answeredHeader]: given } }
    }
    throw new MattergraphError('VENDOR_UNAVAILABLE', `no process of ${slug} answers`)
  }
