import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect } from 'node:net'
import { test } from 'node:test'
import { WebSocket } from 'ws'
import type { Caller } from '../../../core/caller.js'
import { formatChangeId } from '../../../core/change/changeId.js'
import { openChangeReader } from '../../../prisma/change/openChangeReader.js'
import { upsertMany } from '../../../prisma/mirror/upsertMany.js'
import { anAccount } from '../../prisma/support/anAccount.js'
import { aUser } from '../../prisma/support/records.js'
import { readEvents } from '../../support/readEvents.js'
import { subscribe } from '../../support/subscribe.js'
import { withBrowser } from '../../support/withBrowser.js'
import { withDatabase } from '../../support/withDatabase.js'
import { withGraph } from '../../support/withGraph.js'

const query = 'subscription ($after: String) { changes(after: $after) { id record { ... on User { name } } } }'

const callerOf = (key: string, changes: Partial<Caller> = {}): Caller => ({
  key,
  tenant: 'conformance',
  scopes: ['read'],
  accountKeys: null,
  ...changes,
})

/** A WebSocket without a client: what it is told, and how it ends. */
const openSocket = async (
  url: string,
  { protocol = 'graphql-transport-ws', headers = {} }: { protocol?: string; headers?: Record<string, string> } = {},
) => {
  const socket = new WebSocket(new URL('graphql', url.replace(/^http/, 'ws')).href, protocol, { headers })
  const closed = once(socket, 'close').then(([code, reason]) => [Number(code), String(reason)] as const)
  // Where it is refused, the opening says so.
  closed.catch(() => undefined)
  await once(socket, 'open')
  const messages: unknown[] = []
  socket.on('message', (data: Buffer) => messages.push(JSON.parse(data.toString())))
  const say = (message: unknown): void => socket.send(typeof message === 'string' ? message : JSON.stringify(message))
  const heard = async (): Promise<unknown> => {
    if (messages.length === 0) await once(socket, 'message')
    return messages.shift()
  }
  return { socket, say, heard, closed }
}

void test('connections of subscribers', async (t) => {
  let lasting: Promise<unknown> | undefined
  await withBrowser((browser) =>
    withDatabase((quiet) =>
      withGraph({ portals: [], browser, database: quiet }, async ({ database, mirror, open }) => {
        const { key: account } = await anAccount(database, { tenant: 'conformance' })
        const { key: second } = await anAccount(database, { tenant: 'conformance' })
        const keys = new Map<string, Caller>([
          ['Bearer all', callerOf('key_all')],
          ['Bearer one', callerOf('key_one', { accountKeys: [account] })],
          ['Bearer writer', callerOf('key_writer', { scopes: ['time:write'] })],
        ])
        const changes = openChangeReader(database)
        const authenticate = async ({ authorization = '' }: { authorization?: string | undefined }) => keys.get(authorization) ?? null
        const url = await open({ authenticate })
        const here = async () => formatChangeId(await changes.end())
        const rename = async (key: typeof account, name: string) =>
          database.transaction(async (sql) =>
            upsertMany(sql, { account: key, kind: 'USER', readAt: '2026-03-01T00:00:00.000Z', records: [aUser('u1', { name })] }),
          )
        const names = (told: readonly { readonly data?: unknown }[]) =>
          told.map(({ data }) => (data as { changes: { record: { name: string } } }).changes.record.name)
        const withKey = (authorization: string) => ({ connectionParams: { Authorization: authorization } })

        await t.test('a key is given in the first message or in the header of the request, and opens what it opens', async () => {
          const after = await here()
          const all = await subscribe(url, { query, variables: { after }, ...withKey('Bearer all') })
          const one = await subscribe(url, { query, variables: { after }, headers: { authorization: 'Bearer one' } })
          await rename(second, 'Bo')
          await rename(account, 'Ann')
          assert.deepEqual(names(await all.until(2)), ['Bo', 'Ann'])
          assert.deepEqual(names(await one.until(1)), ['Ann'])
          all.stop()
          one.stop()
        })

        await t.test('without a valid key nothing is opened; a key that may not read hears nothing', async () => {
          for (const connectionParams of [{}, { Authorization: 'Bearer unknown' }, { authorization: 7 }]) {
            const { code, reason } = (await (await subscribe(url, { query, connectionParams })).over) as { code: number; reason: string }
            assert.equal(code, 4403)
            assert.match(reason, /UNAUTHENTICATED/)
          }
          const [error] = (await (await subscribe(url, { query, ...withKey('Bearer writer') })).over) as { extensions: { code: string } }[]
          assert.equal(error?.extensions.code, 'FORBIDDEN')
        })

        await t.test('a key that is revoked, or opens something else, ends its streams with a word on why', async () => {
          const quick = await open({ authenticate, streams: { keyCheckMs: 20 } })
          keys.set('Bearer short', callerOf('key_short')).set('Bearer other', callerOf('key_other'))
          const over = await subscribe(quick, { query, ...withKey('Bearer short') })
          const changed = await subscribe(quick, { query, ...withKey('Bearer other') })
          const stays = await subscribe(quick, { query, variables: { after: await here() }, ...withKey('Bearer all') })
          const events = await readEvents(quick, { query, authorization: 'Bearer short' })
          keys.delete('Bearer short')
          keys.set('Bearer other', callerOf('key_other', { accountKeys: [account] }))
          for (const listening of [over, changed]) {
            const { code, reason } = (await listening.over) as { code: number; reason: string }
            assert.equal(code, 4401)
            assert.match(reason, /UNAUTHENTICATED: the key has expired, was revoked/)
          }
          const told = await events.rest()
          assert.deepEqual(
            [told.map(({ event }) => event), told[0]?.data.errors?.[0]?.extensions['code']],
            [['next', 'complete'], 'UNAUTHENTICATED'],
          )
          await rename(account, 'Still here')
          assert.deepEqual(names(await stays.until(1)), ['Still here'])
          stays.stop()
        })

        await t.test('equal wishes with equal rights are worked out once for each event', async () => {
          keys.set('Bearer again', callerOf('key_again'))
          const after = await here()
          const listeners = await Promise.all(
            Array.from({ length: 20 }, (_, index) =>
              subscribe(url, { query, variables: { after }, ...withKey(index % 2 === 0 ? 'Bearer all' : 'Bearer again') }),
            ),
          )
          const narrower = await subscribe(url, { query, variables: { after }, ...withKey('Bearer one') })
          mirror.forget()
          await rename(account, 'For all')
          for (const listening of [...listeners, narrower]) assert.deepEqual(names(await listening.until(1)), ['For all'])
          // Once for all of the first rights, and once for the second.
          assert.equal(mirror.keys.get('USER'), 2)
          for (const listening of [...listeners, narrower]) listening.stop()
        })

        await t.test('a subscriber that does not read is closed, with the cursor to resume from', async () => {
          const small = await open({ authenticate, streams: { bufferBytes: 20_000 } })
          const { say, heard, socket, closed } = await openSocket(small)
          say({ type: 'connection_init', payload: { authorization: 'Bearer all' } })
          assert.deepEqual(await heard(), { type: 'connection_ack' })
          const after = await here()
          say({ id: '1', type: 'subscribe', payload: { query, variables: { after } } })
          await rename(account, 'Before it stops reading')
          const first = (await heard()) as { payload: { extensions: { cursor: string } } }
          socket.pause()
          const told: {
            type: string
            payload: { extensions?: { cursor: string } } | { extensions: { cursor: string; code: string } }[]
          }[] = []
          socket.on('message', (data: Buffer) => told.push(JSON.parse(data.toString()) as (typeof told)[number]))
          // More than the operating system's own buffers hold.
          const long = 'x'.repeat(200_000)
          for (let number = 0; number < 60; number++) await rename(account, `${String(number)} ${long}`)
          const end = await here()
          socket.resume()
          const [code, reason] = await closed
          assert.equal(code, 1013)
          assert.match(reason, /reads more slowly than things change/)
          const last = told.at(-1)
          assert.ok(last?.type === 'error' && Array.isArray(last.payload))
          const { cursor, code: errorCode } = last.payload[0]?.extensions ?? assert.fail()
          assert.equal(errorCode, 'LIMIT_EXCEEDED')
          const cursors = told.slice(0, -1).map(({ payload }) => (Array.isArray(payload) ? '' : payload.extensions?.cursor))
          assert.equal(cursor, cursors.at(-1) ?? first.payload.extensions.cursor)
          assert.ok(cursor < end)
          const resumed = await subscribe(small, { query, variables: { after: cursor }, ...withKey('Bearer all') })
          const rest = await resumed.until(60 - cursors.length)
          assert.equal(rest.at(-1)?.extensions?.['cursor'], end)
          resumed.stop()
        })

        await t.test('the protocol is kept to: each fault has the code it says', async () => {
          const init = { type: 'connection_init', payload: { authorization: 'Bearer all' } }
          const subscribeTo = (id: string) => ({ id, type: 'subscribe', payload: { query } })
          const closeOf = async (...messages: unknown[]) => {
            const { say, closed } = await openSocket(url)
            for (const message of messages) say(message)
            return (await closed)[0]
          }
          assert.equal(await closeOf('nothing'), 4400)
          assert.equal(await closeOf({ type: 'unknown' }), 4400)
          assert.equal(await closeOf(subscribeTo('1')), 4401)
          assert.equal(await closeOf(init, init), 4429)
          const quick = await open({ authenticate, streams: { initTimeoutMs: 10 } })
          assert.equal((await (await openSocket(quick)).closed)[0], 4408)
          const twice = await openSocket(url)
          twice.say(init)
          await twice.heard()
          twice.say({ type: 'ping' })
          assert.deepEqual(await twice.heard(), { type: 'pong' })
          twice.say(subscribeTo('1'))
          twice.say(subscribeTo('1'))
          assert.equal((await twice.closed)[0], 4409)
          assert.equal((await (await openSocket(url, { protocol: 'graphql-ws' }).catch(() => ({ closed: [4406] }))).closed)[0], 4406)
        })

        await t.test('an id that is used again before its operation has begun is refused, and nothing is left of either', async () => {
          const { say, heard, socket } = await openSocket(url)
          say({ type: 'connection_init', payload: { authorization: 'Bearer all' } })
          await heard()
          const begin = { id: '1', type: 'subscribe', payload: { query } }
          for (const message of [begin, { id: '1', type: 'complete' }, begin]) say(message)
          const refused = (await heard()) as { id: string; type: string; payload: { extensions: { code: string } }[] }
          assert.deepEqual([refused.id, refused.type, refused.payload[0]?.extensions.code], ['1', 'error', 'BAD_USER_INPUT'])
          say({ id: 'x'.repeat(201), type: 'subscribe', payload: { query } })
          assert.equal(((await heard()) as typeof refused).payload[0]?.extensions.code, 'LIMIT_EXCEEDED')
          const open = /^mattergraph_subscriptions (\d+)$/m
          const openOnes = async () => open.exec(await (await fetch(new URL('metrics', url))).text())?.[1] ?? assert.fail()
          // Both end while the connection stays.
          while ((await openOnes()) !== '0') assert.equal(socket.readyState, WebSocket.OPEN)
          socket.terminate()
        })

        await t.test('connections, connections of a key and operations of a connection are bounded', async () => {
          const small = await open({
            authenticate,
            streams: { connections: 2, connectionsPerKey: 1, operationsPerConnection: 2 },
          })
          const first = await subscribe(small, { query, ...withKey('Bearer all') })
          const { code } = (await (await subscribe(small, { query, ...withKey('Bearer all') })).over) as { code: number }
          assert.equal(code, 1013)
          const other = await openSocket(small)
          other.say({ type: 'connection_init', payload: { authorization: 'Bearer one' } })
          await other.heard()
          await assert.rejects(openSocket(small), /503/)
          for (const id of ['1', '2', '3']) other.say({ id, type: 'subscribe', payload: { query } })
          const refused = (await other.heard()) as { id: string; type: string; payload: { extensions: { code: string } }[] }
          assert.deepEqual([refused.id, refused.type, refused.payload[0]?.extensions.code], ['3', 'error', 'LIMIT_EXCEEDED'])
          first.cut()
          other.socket.terminate()
        })

        await t.test('a page of another site cannot open one', async () => {
          await assert.rejects(openSocket(url, { headers: { origin: 'https://elsewhere.example' } }), /403/)
          await assert.rejects(openSocket(url, { headers: { host: 'elsewhere.example' } }), /421/)
          const own = await openSocket(url, { headers: { origin: new URL(url).origin } })
          own.socket.terminate()
        })

        await t.test('a connection that gives no sign of life is cut', async () => {
          const alert = await open({ authenticate, streams: { keepAliveMs: 20 } })
          const { port, host } = new URL(alert)
          const dead = connect(Number(port), '127.0.0.1')
          const key = Buffer.from('0123456789abcdef').toString('base64')
          dead.write(
            `GET /graphql HTTP/1.1\r\nHost: ${host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: ${key}\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n`,
          )
          dead.resume()
          await once(dead, 'close')
        })

        await t.test('the same as server-sent events, by POST and by GET', async () => {
          const after = await here()
          const post = await readEvents(url, { query, variables: { after }, authorization: 'Bearer all' })
          const get = await readEvents(url, { query, variables: { after }, authorization: 'Bearer all', method: 'GET' })
          await rename(account, 'Told as events')
          for (const events of [post, get]) {
            assert.deepEqual([events.status, events.contentType], [200, 'text/event-stream; charset=utf-8'])
            const told = await events.next()
            assert.deepEqual([told.event, names([told.data])], ['next', ['Told as events']])
            assert.equal(told.data.extensions?.['cursor'], await here())
            events.cut()
          }
          const once = await readEvents(url, { query: '{ viewer { tenant } }', authorization: 'Bearer all' })
          assert.deepEqual(
            (await once.rest()).map(({ event, data }) => [event, data]),
            [
              ['next', { data: { viewer: { tenant: 'conformance' } } }],
              ['complete', {}],
            ],
          )
        })

        await t.test('what is wrong with a request for events is told as an event; what is none is refused', async () => {
          for (const [wrong, code] of [
            ['subscription { changes {', 'BAD_USER_INPUT'],
            ['subscription { nothing }', 'BAD_USER_INPUT'],
            ['subscription { changes(after: "chg_0000999999999999") { id } }', 'CURSOR_EXPIRED'],
          ] as const) {
            const told = await (await readEvents(url, { query: wrong, authorization: 'Bearer all' })).rest()
            assert.deepEqual([told.map(({ event }) => event), told[0]?.data.errors?.[0]?.extensions['code']], [['next', 'complete'], code])
          }
          assert.equal((await readEvents(url, { query })).status, 401)
          assert.equal((await readEvents(url, { query, authorization: 'Bearer all', method: 'GET', preflight: false })).status, 400)
        })

        await t.test('a key that runs out ends its streams when it does', async () => {
          keys.set('Bearer brief', callerOf('key_brief', { expiresAt: new Date(Date.now() + 2_000).toISOString() }))
          const listening = await subscribe(url, { query, ...withKey('Bearer brief') })
          const { code, reason } = (await listening.over) as { code: number; reason: string }
          assert.equal(code, 4401)
          assert.match(reason, /UNAUTHENTICATED: the key has expired/)
        })

        await t.test('streams that are silent say something now and then', async () => {
          const alert = await open({ authenticate, streams: { keepAliveMs: 20 } })
          const events = await readEvents(alert, { query, authorization: 'Bearer all' })
          assert.equal(await events.nextComment(), '')
          lasting = events.rest()
          lasting.catch(() => undefined)
        })
      }),
    ),
  )
  await t.test('streams of events are cut with the gateway, and not told that there is nothing more', async () => {
    assert.ok(lasting)
    await assert.rejects(lasting, { name: 'TypeError', message: 'terminated' })
  })
})
