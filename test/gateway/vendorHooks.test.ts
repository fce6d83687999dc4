import assert from 'node:assert/strict'
import { request } from 'node:http'
import { describe, it } from 'node:test'
import { fastify } from 'fastify'
import type { HookDelivery, TakeDelivery } from '../../core/hint/VendorHooks.js'
import type { Vendor } from '../../core/vendor.js'
import { vendorHookRoutes } from '../../gateway/http/vendorHookRoutes.js'
import { forwardVendorHooks } from '../../gateway/subgraph/forwardVendorHooks.js'
import { composeFederation } from './support/composeFederation.js'
import { withGateway } from './support/withGateway.js'

const federation = composeFederation({ only: { sdl: 'type Query { one: Int }', resolvers: { Query: { one: () => 1 } } } })

/** Sends as a vendor does, by the service's public name. */
const send = (
  url: string,
  path: string,
  body = '{ "raw":  1 }',
): Promise<{ status: number | undefined; text: string; echo: string | undefined }> =>
  new Promise((resolve, reject) => {
    const headers = { host: 'hooks.example.com', 'content-type': 'text/plain', 'x-hook-secret': 's' }
    const sent = request(new URL(path, url), { method: 'POST', headers }, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part
      })
      answer.on('end', () => resolve({ status: answer.statusCode, text, echo: answer.headers['x-hook-secret']?.toString() }))
    })
    sent.once('error', reject).end(body)
  })

describe('what vendors send', () => {
  it('is handed on byte by byte whatever it calls itself, under any name of this machine, and answered with what is to be answered', async () => {
    const taken: { vendor: Vendor; token: string; delivery: HookDelivery }[] = []
    const takeVendorHook: TakeDelivery = async (vendor, token, delivery) => {
      taken.push({ vendor, token, delivery })
      return { headers: { 'x-hook-secret': delivery.headers['x-hook-secret'] ?? '' } }
    }
    await withGateway(
      federation,
      async ({ url }) => {
        const answer = await send(url, '/webhooks/clio/t')
        assert.deepEqual([answer.status, answer.echo, answer.text], [200, 's', ''])
        assert.deepEqual(
          taken.map(({ vendor, token, delivery }) => [vendor, token, Buffer.from(delivery.body).toString()]),
          [['CLIO', 't', '{ "raw":  1 }']],
        )
        assert.equal((await send(url, '/webhooks/clio/t', 'x'.repeat(256 * 1024 + 1))).status, 413)
        assert.equal((await send(url, '/webhooks/nobody/t')).status, 404)
        assert.equal(taken.length, 1)
      },
      { takeVendorHook },
    )
  })

  it('is not found where it is not taken, as anything is that is not there', async () => {
    await withGateway(
      federation,
      async ({ url }) => {
        const refused = await send(url, '/webhooks/clio/t')
        const absent = await send(url, '/webhooks/clio/t/u')
        assert.deepEqual([refused.status, refused.text], [404, absent.text.replace('/t/u', '/t')])
      },
      { takeVendorHook: async () => null },
    )
    await withGateway(federation, async ({ url }) => assert.equal((await send(url, '/webhooks/clio/t')).status, 404))
  })

  it('reaches the process of its vendor, at whichever of its addresses answers; where none does it is not lost in silence', async () => {
    const taken: string[] = []
    const vendor = fastify()
    vendorHookRoutes(vendor, async (slug, token, { headers, body }) => {
      taken.push(`${slug} ${token} ${Buffer.from(body).toString()} ${headers['x-hook-secret'] ?? ''}`)
      return token === 'gone' ? null : { headers: { 'x-hook-secret': 's' } }
    })
    const dead = 'http://127.0.0.1:9/graphql'
    const live = `${await vendor.listen({ host: '127.0.0.1', port: 0 })}/graphql`
    try {
      await withGateway(
        federation,
        async ({ url }) => {
          const answer = await send(url, '/webhooks/clio/t')
          assert.deepEqual([answer.status, answer.echo], [200, 's'])
          assert.equal((await send(url, '/webhooks/clio/gone')).status, 404)
          assert.deepEqual(taken, ['CLIO t { "raw":  1 } s', 'CLIO gone { "raw":  1 } s'])
          assert.equal((await send(url, '/webhooks/mycase/t')).status, 500)
        },
        { takeVendorHook: forwardVendorHooks({ clio: [dead, live], mycase: [dead] }) },
      )
    } finally {
      await vendor.close()
    }
  })
})
