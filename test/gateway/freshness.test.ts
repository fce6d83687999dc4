import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { mergeExtensions } from '../../gateway/execute/mergeExtensions.js'
import { interfaceFederation } from './support/federations.js'
import { withGateway } from './support/withGateway.js'

const clio = { accountId: 'acc_clio_7k2m', kind: 'MATTER', oldestSyncedAt: '2026-03-01T10:00:00.000Z' }
const older = { ...clio, oldestSyncedAt: '2026-03-01T09:00:00.000Z' }
const contact = { ...clio, kind: 'CONTACT' }
const smokeball = { ...clio, accountId: 'acc_smokeball_9x1y' }

describe('the age of an answer', () => {
  it('is that of the oldest copy of each account and kind over all subgraphs, in one order', () => {
    assert.deepEqual(mergeExtensions([{ freshness: [smokeball, clio] }, { freshness: [older, contact] }, { freshness: [clio] }]), {
      freshness: [contact, older, smokeball],
    })
  })

  it('is not told where no subgraph tells one, and nothing else of theirs is', () => {
    assert.equal(mergeExtensions([{ tracing: 1 }, { freshness: 'now' }, { freshness: [] }, null]), undefined)
  })

  it('reaches the client beside data and errors, and is absent where nothing was read', async () => {
    const federation = interfaceFederation()
    const subgraphs = Object.fromEntries(
      Object.entries(federation.schemas).map(([name, schema]) => [
        name,
        { schema, makeContext: () => name, extensionsOf: (context: unknown) => (context === 'blue' ? { freshness: [clio] } : undefined) },
      ]),
    )
    await withGateway(
      federation,
      async (gateway) => {
        const { data, extensions } = await gateway.query('{ matter(id: "m1") { id title } }')
        assert.deepEqual([data, extensions], [{ matter: { id: 'm1', title: 'Ø v. Smith' } }, { freshness: [clio] }])
        const failed = await gateway.query('{ matters(ids: ["m1", "m4"]) { edges { node { title } } } }')
        assert.equal(failed.errors?.length, 1)
        assert.deepEqual(failed.extensions, { freshness: [clio] })
        assert.equal((await gateway.query('{ matter(id: "m1") { id } }')).extensions, undefined)
      },
      { subgraphs },
    )
  })
})
