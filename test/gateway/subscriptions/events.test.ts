import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { setImmediate } from 'node:timers/promises'
import { test } from 'node:test'
import { formatChangeId } from '../../../core/change/changeId.js'
import { openChangeReader } from '../../../prisma/change/openChangeReader.js'
import { upsertMany } from '../../../prisma/mirror/upsertMany.js'
import { anAccount } from '../../prisma/support/anAccount.js'
import { aUser } from '../../prisma/support/records.js'
import { subscribe } from '../../support/subscribe.js'
import { withBrowser } from '../../support/withBrowser.js'
import { withDatabase } from '../../support/withDatabase.js'
import { withGraph } from '../../support/withGraph.js'

const query = 'subscription ($after: String) { changes(after: $after) { id record { ... on User { name } } } }'

/** One event as it came. */
interface Told {
  readonly event: string
  readonly data: { readonly extensions?: { cursor?: string }; readonly errors?: { extensions: { code: string; cursor?: string } }[] }
}

/** An answer that is read only when somebody does. */
const askForEvents = async (url: string, variables: object): Promise<IncomingMessage> => {
  const headers = { accept: 'text/event-stream', 'content-type': 'application/json', authorization: 'Bearer reader' }
  const asked = request(new URL('graphql', url), { method: 'POST', headers, agent: false })
  asked.on('error', () => undefined)
  asked.end(JSON.stringify({ query, variables }))
  const [answer] = (await once(asked, 'response')) as [IncomingMessage]
  answer.on('error', () => undefined)
  return answer.pause()
}

const readTold = async (answer: IncomingMessage): Promise<readonly Told[]> => {
  const chunks: string[] = []
  for await (const chunk of answer.setEncoding('utf8')) chunks.push(String(chunk))
  return [...chunks.join('').matchAll(/^event: (\w+)\ndata: ?(.*)$/gm)].map(([, event = '', data]) => ({
    event,
    data: JSON.parse(data || '{}') as Told['data'],
  }))
}

void test('server-sent events', (t) =>
  withBrowser((browser) =>
    withDatabase((quiet) =>
      withGraph({ portals: [], browser, database: quiet }, async ({ database, open, url }) => {
        const { key: account } = await anAccount(database, { tenant: 'conformance' })
        const here = async () => formatChangeId(await openChangeReader(database).end())
        const rename = async (name: string) =>
          database.transaction(async (sql) =>
            upsertMany(sql, { account, kind: 'USER', readAt: '2026-03-01T00:00:00.000Z', records: [aUser('u1', { name })] }),
          )
        // More than the operating system's own buffers hold.
        const long = 'x'.repeat(200_000)
        const renames = 60
        const renameOften = async () => {
          for (let number = 0; number < renames; number++) await rename(`${String(number)} ${long}`)
        }
        const metric = async (at: string, name: string) =>
          Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(await (await fetch(new URL('metrics', at))).text())?.[1])

        await t.test('a client that stops reading is ended with the cursor to resume from', async () => {
          const small = await open({ streams: { bufferBytes: 20_000 } })
          const after = await here()
          const answer = await askForEvents(small, { after })
          await renameOften()
          const end = await here()
          // What waits for it is let go of while it reads nothing.
          while ((await metric(small, 'mattergraph_subscriptions')) > 0) await setImmediate()
          const told = await readTold(answer)
          assert.deepEqual(
            told.slice(-2).map(({ event, data }) => [event, data.errors?.[0]?.extensions.code]),
            [
              ['next', 'LIMIT_EXCEEDED'],
              ['complete', undefined],
            ],
          )
          const cursors = told.slice(0, -2).map(({ data }) => data.extensions?.cursor)
          const cursor = told.at(-2)?.data.errors?.[0]?.extensions.cursor
          assert.equal(cursor, cursors.at(-1) ?? after)
          assert.ok(cursor !== undefined && cursor < end)
          const resumed = await subscribe(small, { query, variables: { after: cursor }, headers: { authorization: 'Bearer reader' } })
          const rest = await resumed.until(renames - cursors.length)
          assert.equal(rest.at(-1)?.extensions?.['cursor'], end)
          resumed.stop()
        })

        await t.test('one that never reads again is cut off, and takes up no place', async () => {
          const small = await open({ streams: { bufferBytes: 20_000, connections: 1, keepAliveMs: 50 } })
          const stuck = await askForEvents(small, { after: await here() })
          assert.equal(stuck.statusCode, 200)
          await renameOften()
          for (;;) {
            const next = await askForEvents(small, {})
            next.destroy()
            if (next.statusCode === 200) break
            assert.equal(next.statusCode, 400)
          }
          stuck.destroy()
        })

        await t.test('a client that leaves before it is known leaves nothing behind', async () => {
          const known = Promise.withResolvers<void>()
          const asked = Promise.withResolvers<void>()
          const caller = { key: 'key_conformance', tenant: 'conformance', scopes: ['read' as const], accountKeys: null }
          const slow = await open({
            authenticate: async () => {
              asked.resolve()
              await known.promise
              return caller
            },
          })
          const leaving = new AbortController()
          const headers = { accept: 'text/event-stream', 'content-type': 'application/json' }
          const body = JSON.stringify({ query })
          const left = assert.rejects(fetch(new URL('graphql', slow), { method: 'POST', headers, body, signal: leaving.signal }))
          await asked.promise
          leaving.abort()
          await left
          known.resolve()
          const begun = 'mattergraph_subscriptions'
          const stays = await subscribe(slow, { query })
          while ((await metric(slow, begun)) !== 1) await setImmediate()
          stays.stop()
          while ((await metric(slow, begun)) !== 0) await setImmediate()
        })

        await t.test('no mutation is carried out by anything but a POST that no other site’s page can send', async () => {
          const endpoints = async () => (await database.query('select 1 from webhook_endpoint')).length
          const mutation = 'mutation { createWebhookEndpoint(input: { url: "https://hooks.example.com/" }) { endpoint { id } } }'
          const address = new URL(`graphql?${new URLSearchParams({ query: mutation }).toString()}`, url)
          const accept = 'text/event-stream'
          const ask = async (method: string, headers: Record<string, string>, body?: string | Blob) => {
            const to = method === 'POST' ? new URL('graphql', url) : address
            const answer = await fetch(to, { method, headers: { accept, ...headers }, ...(body === undefined ? {} : { body }) })
            return [answer.status, await answer.text()] as const
          }
          const preflight = { 'apollo-require-preflight': '1' }
          const [status, text] = await ask('GET', preflight)
          assert.equal(status, 200)
          assert.match(text, /a GET carries out no mutation/)
          for (const headers of [preflight, {}]) assert.ok((await ask('HEAD', headers))[0] >= 400)
          assert.equal((await ask('GET', {}))[0], 400)
          for (const form of [accept, 'application/json', '*/*']) {
            const headers = { ...preflight, accept: form }
            if (form !== accept) assert.equal((await ask('GET', headers))[0], 405)
            for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', '']) {
              const body = new Blob([JSON.stringify({ query: mutation })])
              const answered = await ask('POST', { accept: form, ...(type === '' ? {} : { 'content-type': type }) }, body)
              assert.ok(answered[0] === 415 || answered[0] === 400, `${form} ${type}: ${String(answered[0])}`)
            }
          }
          assert.equal(await endpoints(), 0)
          const [, done] = await ask('POST', { 'content-type': 'application/json' }, JSON.stringify({ query: mutation }))
          assert.match(done, /whe_/)
          assert.equal(await endpoints(), 1)
        })
      }),
    ),
  ))
