import type { FastifyInstance } from 'fastify'
import type { TakeDelivery } from '../../core/hint/VendorHooks.js'
import { vendorOfSlug } from '../../core/vendor.js'

/** Where vendors tell of changes. */
export const vendorHookPath = '/webhooks/'

/** A vendor's message names a record or two; whatever is larger is none. */
const longestBytes = 256 * 1024

interface OfAddress {
  readonly Params: { readonly vendor: string; readonly token: string }
  readonly Body: unknown
}

/**
 * Serves `/webhooks/<vendor>/<token>`: no key, since the vendor's own signature is checked, and no answer that tells an address that exists from one that does not.
 */
export const vendorHookRoutes = (app: FastifyInstance, take: TakeDelivery): void => {
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    // Signatures are made over bytes, whatever they are called.
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: longestBytes }, (_request, body, done) => done(null, body))
    scope.post<OfAddress>(`${vendorHookPath}:vendor/:token`, { bodyLimit: longestBytes }, async ({ params, headers, body }, reply) => {
      const vendor = vendorOfSlug(params.vendor)
      const delivery = { headers: firstOf(headers), body: body instanceof Uint8Array ? body : new Uint8Array() }
      const answer = vendor === undefined ? null : await take(vendor, params.token, delivery)
      if (answer === null) return reply.callNotFound()
      return reply.code(200).headers(answer.headers).send()
    })
  })
}

const firstOf = (headers: Readonly<Record<string, string | string[] | undefined>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => {
      const first = typeof value === 'string' ? value : value?.[0]
      return first === undefined ? [] : [[name, first]]
    }),
  )
