import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PortalEnd, PortalInstruments, TellableRequest } from '../../../../core/instruments/PortalInstruments.js'
import { withPortalHttp } from './withPortalHttp.js'

/** Instruments that remember: what was seen, and what was under way meanwhile. */
class Seen implements PortalInstruments {
  readonly requests: (TellableRequest & PortalEnd)[] = []
  waits = 0

  async wait(_vendor: unknown, take: () => Promise<void>): Promise<void> {
    this.waits += 1
    await take()
  }

  async request<A>(request: TellableRequest, send: () => Promise<A>, endOf: (answer: A) => PortalEnd): Promise<A> {
    const answer = await send()
    this.requests.push({ ...request, ...endOf(answer) })
    return answer
  }
}

test('every request is seen by itself, a repeated one as often as it left, with what it came to and nothing of what it carried', async () => {
  const statuses = [503, 429, 200, 401]
  const seen = new Seen()
  await withPortalHttp(
    (request, response) => {
      if (request.url?.startsWith('/cut') === true) return void request.socket.destroy()
      response.writeHead(statuses.shift() ?? 500, { 'retry-after': '0' }).end('{}')
    },
    async ({ http, origin }) => {
      await http.send({ method: 'GET', url: `${origin}/api/v4/matters/88.json?query=Chesselton` })
      await assert.rejects(http.send({ method: 'GET', url: `${origin}/api/v4/users/who_am_i.json` }))
      await assert.rejects(http.send({ method: 'POST', url: `${origin}/cut`, body: 'memo=Chesselton' }))
    },
    { instruments: seen },
  )
  const matter = { vendor: 'CLIO', method: 'GET', route: '/api/v4/matters/{id}.json' }
  assert.deepEqual(seen.requests, [
    { ...matter, status: 503, failure: 'VENDOR_UNAVAILABLE' },
    { ...matter, status: 429, failure: 'VENDOR_RATE_LIMITED' },
    { ...matter, status: 200, failure: null },
    { ...matter, route: '/api/v4/users/who_am_i.json', status: 401, failure: 'SIGNED_OUT' },
    { vendor: 'CLIO', method: 'POST', route: '/cut', status: null, failure: 'VENDOR_UNAVAILABLE' },
  ])
  assert.equal(seen.waits, 5)
})
