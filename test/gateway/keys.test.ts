import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { Secret } from '../../core/Secret.js'
import { type Authenticate, authenticateBy, hashSecret } from '../../gateway/authenticate.js'
import { type InternalSeal, internalTokenHeader, makeInternalToken, readInternalToken } from '../../gateway/internalToken.js'
import { interfaceFederation } from './support/federations.js'
import { startSubgraphServer } from './support/startSubgraphServer.js'
import { withGateway } from './support/withGateway.js'
import { openGateway } from '../../gateway/openGateway.js'
import { RecordingLogger } from './support/RecordingLogger.js'

const shared = new Secret('shared')

const caller = { key: 'key_firm', tenant: 'firm', scopes: ['read'], accountKeys: null }
const authenticate: Authenticate = authenticateBy(async ({ name, secretHash }) => {
  const stored = { secretHash: hashSecret('s3cret:with:colons'), caller }
  return name === 'demo' || Buffer.compare(secretHash, stored.secretHash) === 0 ? stored : undefined
})
const federation = interfaceFederation()
const basic = (text: string): Record<string, string> => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` })

describe('keys', () => {
  it('open the gateway as Basic and as Bearer', () =>
    withGateway(
      federation,
      async (gateway) => {
        for (const headers of [
          basic('demo:s3cret:with:colons'),
          { authorization: 'Bearer s3cret:with:colons' },
          { authorization: 'bearer s3cret:with:colons' },
        ]) {
          const { status, body } = await gateway.post({ query: '{ blueCount }' }, headers)
          assert.equal(status, 200)
          assert.deepEqual(body, { data: { blueCount: 2 } })
        }
      },
      { authenticate },
    ))

  it('that are missing, wrong or malformed get UNAUTHENTICATED and nothing else', () =>
    withGateway(
      federation,
      async (gateway) => {
        const wrong = [
          {},
          basic('demo:wrong'),
          basic(':'),
          basic('demo'),
          { authorization: 'Bearer' },
          { authorization: 'Basic !!!' },
          { authorization: 'Digest x' },
        ]
        for (const headers of wrong) {
          for (const accept of ['application/json', 'application/graphql-response+json']) {
            const answer = await gateway.post({ query: '{ __typename }' }, { ...headers, accept })
            assert.equal(answer.status, 401, JSON.stringify(headers))
            assert.ok(answer.headers.get('content-type')?.startsWith(accept))
            assert.equal(answer.body.errors?.[0]?.extensions['code'], 'UNAUTHENTICATED')
            assert.equal(answer.body.data, undefined)
          }
        }
      },
      { authenticate },
    ))

  it('are what a gateway beyond this machine needs', async () => {
    const opening = openGateway({
      host: '0.0.0.0',
      port: 0,
      supergraphSdl: federation.supergraphSdl,
      subgraphs: {},
      authenticate: undefined,
      graphiql: undefined,
      logger: new RecordingLogger(),
    })
    await assert.rejects(opening, /without keys listens on 127\.0\.0\.1 only/)
  })
})

describe('the caller', () => {
  const now = new Date('2026-03-01T12:00:00Z')
  const seal: InternalSeal = { secret: shared, audience: 'blue' }

  it('reaches a subgraph over HTTP in a signed token, with the wish for freshness, and no other header of the client', async () => {
    const servers = Object.fromEntries(
      await Promise.all(
        Object.entries(federation.schemas).map(async ([name, schema]) => [name, await startSubgraphServer(schema)] as const),
      ),
    )
    try {
      await withGateway(
        federation,
        async (gateway) => {
          await gateway.query('{ blueCount }', undefined, {
            ...basic('demo:s3cret:with:colons'),
            'cache-control': 'max-age=30',
            cookie: 'a=b',
            'x-request-id': 'request-0001',
          })
        },
        { authenticate, subgraphs: servers, internalToken: { secret: shared, clock: { now: () => now } } },
      )
      const [headers] = servers['blue']?.received ?? []
      assert.equal(headers?.['cache-control'], 'max-age=30')
      assert.equal(headers['x-request-id'], 'request-0001')
      assert.equal(headers.authorization, undefined)
      assert.equal(headers.cookie, undefined)
      assert.deepEqual(readInternalToken(String(headers[internalTokenHeader]), seal, now), caller)
    } finally {
      await Promise.all(Object.values(servers).map((server) => server.close()))
    }
  })

  it('is believed only with the right signature, at one subgraph, and in time', () => {
    const token = makeInternalToken(caller, seal, now)
    const [payload, signature] = token.split('.')
    const forged = Buffer.from(JSON.stringify({ ...caller, tenant: 'other', audience: 'blue', expires: now.getTime() / 1_000 })).toString(
      'base64url',
    )
    const later = (seconds: number): Date => new Date(now.getTime() + seconds * 1_000)
    for (const at of [later(299), now, later(-60)]) assert.deepEqual(readInternalToken(token, seal, at), caller)
    const refused: Readonly<Record<string, readonly [string, InternalSeal, Date]>> = {
      'past its time': [token, seal, later(301)],
      'good for longer than any': [token, seal, later(-61)],
      'of another secret': [token, { ...seal, secret: new Secret('other') }, now],
      'for another subgraph': [token, { ...seal, audience: 'red' }, now],
      'with another payload': [`${forged}.${String(signature)}`, seal, now],
      'without a signature': [`${String(payload)}.`, seal, now],
      'with a shortened signature': [token.slice(0, -2), seal, now],
      'with a part too many': [`${token}.x`, seal, now],
      empty: ['', seal, now],
    }
    for (const [title, [text, reader, at]] of Object.entries(refused)) assert.equal(readInternalToken(text, reader, at), undefined, title)
  })

  it('that may see only some accounts keeps to them', () => {
    const narrow = { ...caller, accountKeys: [] }
    assert.deepEqual(readInternalToken(makeInternalToken(narrow, seal, now), seal, now), narrow)
  })
})
