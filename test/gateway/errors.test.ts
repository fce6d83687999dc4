import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Federation } from './support/composeFederation.js'
import { interfaceFederation } from './support/federations.js'
import { startSubgraphServer } from './support/startSubgraphServer.js'
import { type GatewayUnderTest, withGateway } from './support/withGateway.js'

const federation = interfaceFederation()

/** The same federation with every subgraph over HTTP; `down` is one that nobody answers for. */
const overHttp = async <T>(use: (gateway: GatewayUnderTest) => Promise<T>, down?: string): Promise<T> => {
  const servers = await Promise.all(
    Object.entries(federation.schemas).map(async ([name, schema]) => ({ name, server: await startSubgraphServer(schema) })),
  )
  const subgraphs = Object.fromEntries(servers.map(({ name, server }) => [name, { url: server.url }]))
  try {
    await servers.find(({ name }) => name === down)?.server.close()
    return await withGateway(federation, use, { subgraphs })
  } finally {
    await Promise.all(servers.map(({ server }) => server.close()))
  }
}

const inProcess = <T>(use: (gateway: GatewayUnderTest) => Promise<T>, made: Federation = federation): Promise<T> => withGateway(made, use)

for (const [name, open] of Object.entries({ 'in this process': inProcess, 'over HTTP': overHttp })) {
  describe(`errors of subgraphs ${name}`, () => {
    it('pass with all they say when they are of the catalogue', () =>
      open(async (gateway) => {
        const { data, errors } = await gateway.query('{ matters { edges { node { id title } } } }')
        assert.equal(
          JSON.stringify(data),
          '{"matters":{"edges":[{"node":{"id":"m1","title":"Ø v. Smith"}},{"node":{"id":"m2","title":"Estate of Doe"}},{"node":{"id":"m3","title":"In re Example"}},{"node":null}]}}',
        )
        assert.deepEqual(errors, [
          {
            message: 'The vendor does not answer.',
            path: ['matters', 'edges', 3, 'node'],
            extensions: {
              code: 'VENDOR_UNAVAILABLE',
              retriable: true,
              outcome: 'NOT_APPLIED',
              actor: 'VENDOR',
              accountId: 'acc_clio_7k2m',
            },
          },
        ])
      }))

    it('stand at every place that waits for the record', () =>
      open(async (gateway) => {
        const { errors } = await gateway.query('{ matters(ids: ["m4", "m1", "m4"]) { edges { node { title } } } }')
        assert.deepEqual(
          errors?.map(({ path }) => path?.join('.')),
          ['matters.edges.0.node', 'matters.edges.2.node'],
        )
      }))

    it('say whether a mutation took effect', () =>
      open(async (gateway) => {
        const { data, errors } = await gateway.query('mutation { fail }')
        assert.deepEqual(data, { fail: null })
        assert.equal(errors?.[0]?.extensions['outcome'], 'UNCERTAIN')
      }))

    it('are replaced by a reference when they are not of the catalogue, and logged under it', () =>
      open(async (gateway) => {
        const { data, errors } = await gateway.query('{ matter(id: "m1") { owner { name secret } } }')
        assert.deepEqual(data, { matter: { owner: { name: 'Ada Example', secret: null } } })
        const [error] = errors ?? []
        assert.equal(error?.extensions['code'], 'INTERNAL')
        assert.deepEqual(error.path, ['matter', 'owner', 'secret'])
        assert.doesNotMatch(JSON.stringify(errors), /SELECT/)
        const reference = error.extensions['reference']
        assert.ok(gateway.logger.lines.some(({ fields }) => 'reference' in fields && fields.reference === reference))
      }))

    it('never carry where they came from', () =>
      open(async (gateway) => {
        const { errors } = await gateway.query('{ matters { edges { node { title owner { secret } } } } }')
        assert.doesNotMatch(JSON.stringify(errors), /stack|serviceName|people|127\.0\.0\.1/)
      }))
  })
}

describe('a subgraph that is down', () => {
  it('costs only its own records', () =>
    overHttp(async (gateway) => {
      const { data, errors } = await gateway.query('{ matters(ids: ["m1", "m2"]) { edges { node { id owner { name } } } } }')
      assert.deepEqual(
        errors?.map(({ extensions }) => extensions['code']),
        ['INTERNAL'],
      )
      assert.deepEqual(data, {
        matters: { edges: [{ node: { id: 'm1', owner: { name: 'Ada Example' } } }, { node: { id: 'm2', owner: null } }] },
      })
    }, 'red'))
})
