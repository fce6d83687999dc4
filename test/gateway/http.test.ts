import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { serverAudits } from 'graphql-http'
import { authenticateBy, hashSecret } from '../../gateway/authenticate.js'
import type { Gateway } from '../../gateway/GatewayOptions.js'
import { openGateway } from '../../gateway/openGateway.js'
import { interfaceFederation } from './support/federations.js'
import { RecordingLogger } from './support/RecordingLogger.js'

const open = (): Promise<Gateway> => {
  const { supergraphSdl, schemas } = interfaceFederation()
  return openGateway({
    host: '127.0.0.1',
    port: 0,
    supergraphSdl,
    subgraphs: Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, { schema, makeContext: () => ({}) }])),
    authenticate: authenticateBy(async ({ name }) =>
      name === 'audit'
        ? { secretHash: hashSecret('audit'), caller: { key: 'key_audit', tenant: 'audit', scopes: ['read'], accountKeys: null } }
        : undefined,
    ),
    graphiql: undefined,
    logger: new RecordingLogger(),
  })
}

describe('GraphQL over HTTP', () => {
  let gateway: Gateway | undefined
  before(async () => {
    gateway = await open()
  })
  after(() => gateway?.close())

  const url = (): string => `${gateway?.url ?? ''}graphql`
  const authorized = (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers)
    headers.set('authorization', `Basic ${btoa('audit:audit')}`)
    // What a browser cannot send to another site without asking first; without it a GET is refused.
    headers.set('apollo-require-preflight', 'true')
    return fetch(input, { ...init, headers })
  }

  const audits = serverAudits({ url, fetchFn: authorized })
  it('is audited in 61 ways', () => assert.equal(audits.length, 61))

  for (const { id, name, fn } of audits) {
    it(`${id}: ${name}`, async () => {
      const result = await fn()
      assert.equal(result.status, 'ok', 'reason' in result ? result.reason : '')
    })
  }

  it('refuses a GET that any web page could cause', async () => {
    const answer = await fetch(`${url()}?query={__typename}`, { headers: { authorization: `Basic ${btoa('audit:audit')}` } })
    assert.equal(answer.status, 400)
  })

  it('runs a query sent by GET', async () => {
    const answer = await authorized(`${url()}?query=${encodeURIComponent('{ matter(id: "m1") { title } }')}`)
    assert.deepEqual(await answer.json(), { data: { matter: { title: 'Ø v. Smith' } } })
  })
})
