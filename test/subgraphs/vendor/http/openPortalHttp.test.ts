import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { RequestListener } from 'node:http'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { MattergraphError, SessionDeadError } from '../../../../core/errors.js'
import { departing } from '../../../../engine/commands/departure.js'
import { cookieJarOf, type SessionCookie } from '../../../../subgraphs/vendor/http/cookies.js'
import type { PortalRequest } from '../../../../subgraphs/vendor/http/PortalHttp.js'
import { withPortalHttp } from './withPortalHttp.js'

/** Answers each request with the next status; the last one stands for all that follow. */
const statuses = (...given: readonly (number | 'cut')[]): { readonly answer: RequestListener; readonly count: () => number } => {
  let count = 0
  return {
    count: () => count,
    answer: (_request, response) => {
      const status = given[Math.min(count, given.length - 1)]
      count += 1
      if (typeof status === 'number') response.writeHead(status).end('Ada Lovelace')
      else response.destroy()
    },
  }
}

const failed = (expected: Partial<MattergraphError>) => (error: unknown) => {
  assert.ok(error instanceof MattergraphError)
  assert.deepEqual(Object.fromEntries(Object.keys(expected).map((key) => [key, Reflect.get(error, key)])), expected)
  return true
}

test('an answer that is the vendor’s business is returned: 2xx, 3xx, 4xx', async () => {
  for (const status of [200, 204, 302, 404, 422]) {
    const portal = statuses(status)
    await withPortalHttp(portal.answer, async ({ http, origin }) => {
      assert.equal((await http.send({ method: 'GET', url: `${origin}/matters` })).status, status)
    })
    assert.equal(portal.count(), 1)
  }
})

test('the request goes out as written, with the headers of the moment', async () => {
  let token = 0
  await withPortalHttp(
    (request, response) =>
      response.setHeader('X-Count', ['1', '2']).end(`${request.method} ${request.url} ${request.headers.authorization}`),
    async ({ http, origin }) => {
      const first = await http.send({ method: 'GET', url: `${origin}/matters.json?fields=id,client{name}&q=a%20b` })
      assert.deepEqual([first.text, first.headers['x-count']], ['GET /matters.json?fields=id,client{name}&q=a%20b Bearer 1', '1, 2'])
      const second = await http.send({ method: 'POST', url: origin, body: '{}', headers: { Authorization: 'Basic x' } })
      assert.equal(second.text, 'POST / Basic x')
    },
    { headers: async () => ({ authorization: `Bearer ${(token += 1)}` }) },
  )
})

test('a compressed answer is read', async () => {
  await withPortalHttp(
    (_request, response) => response.setHeader('content-encoding', 'gzip').end(gzipSync('Ünïcode')),
    async ({ http, origin }) => assert.equal((await http.send({ method: 'GET', url: origin })).text, 'Ünïcode'),
  )
})

test('an answer too large for memory is DRIFT', async () => {
  await withPortalHttp(
    (_request, response) => response.setHeader('content-encoding', 'gzip').end(gzipSync(Buffer.alloc(65 * 1024 * 1024))),
    async ({ http, origin }) =>
      assert.rejects(
        http.send({ method: 'GET', url: `${origin}/bomb` }),
        failed({ code: 'DRIFT', message: 'Clio gave an unreadable answer to GET /bomb: ERR_BUFFER_TOO_LARGE' }),
      ),
  )
})

test('cookies go along, and new ones are kept and saved', async () => {
  const saved: (readonly SessionCookie[])[] = []
  const cookies = cookieJarOf([
    { name: 'session', value: 's1', domain: '127.0.0.1', hostOnly: true, path: '/', secure: false, httpOnly: true, expires: null },
  ])
  await withPortalHttp(
    (request, response) =>
      response.setHeader('set-cookie', ['session=s2; Path=/; Max-Age=900', 'csrf=c; Path=/forms']).end(request.headers.cookie),
    async ({ http, origin }) => {
      assert.equal((await http.send({ method: 'GET', url: origin })).text, 'session=s1')
      assert.equal((await http.send({ method: 'GET', url: `${origin}/forms/1` })).text, 'csrf=c; session=s2')
    },
    { cookies, saveCookies: async (changed) => void saved.push(changed) },
  )
  assert.deepEqual(
    saved.map((each) => each.map(({ name, value }) => `${name}=${value}`).toSorted()),
    [['csrf=c', 'session=s2']],
  )
})

test('a read is tried again after a server error or a cut connection', async () => {
  const portal = statuses(503, 'cut', 200)
  await withPortalHttp(portal.answer, async ({ http, origin, clock }) => {
    assert.equal((await http.send({ method: 'GET', url: origin })).status, 200)
    assert.deepEqual(clock.waits, [250, 500])
  })
})

test('a read that keeps failing is VENDOR_UNAVAILABLE, and its error names method, path and status but no query and no body', async () => {
  const portal = statuses(502)
  await withPortalHttp(portal.answer, async ({ http, origin }) => {
    await assert.rejects(
      http.send({ method: 'GET', url: `${origin}/contacts?name=Ada` }),
      failed({
        code: 'VENDOR_UNAVAILABLE',
        message: 'Clio answered GET /contacts with status 502',
        vendor: 'CLIO',
        outcome: 'NOT_APPLIED',
      }),
    )
    assert.equal(portal.count(), 3)
  })
})

test('a portal nobody listens at is VENDOR_UNAVAILABLE, also for a write, which has then not been applied', async () => {
  await withPortalHttp(statuses(200).answer, async ({ http }) => {
    await assert.rejects(
      http.send({ method: 'POST', url: 'http://127.0.0.1:1/bills', body: '{}' }),
      failed({ code: 'VENDOR_UNAVAILABLE', message: 'Clio did not answer POST /bills: ECONNREFUSED', outcome: 'NOT_APPLIED' }),
    )
  })
})

test('a write is sent once, and uncertain where its answer was lost', async () => {
  for (const [status, outcome] of [
    [500, 'UNCERTAIN'],
    ['cut', 'UNCERTAIN'],
    [429, 'NOT_APPLIED'],
  ] as const) {
    const portal = statuses(status, 200)
    await withPortalHttp(portal.answer, async ({ http, origin }) => {
      await assert.rejects(http.send({ method: 'POST', url: origin, body: '{}' }), failed({ outcome }))
      assert.equal(portal.count(), 1)
    })
  }
})

test('a POST that only reads is tried again', async () => {
  const portal = statuses('cut', 200)
  await withPortalHttp(portal.answer, async ({ http, origin }) => {
    assert.equal((await http.send({ method: 'POST', url: origin, body: '{}', repeatable: true })).status, 200)
  })
})

test('signed out is a dead session, whatever the status', async () => {
  await withPortalHttp(statuses(401).answer, async ({ http, origin }) => {
    await assert.rejects(http.send({ method: 'GET', url: `${origin}/me?token=x` }), {
      name: 'SessionDeadError',
      message: 'Clio asks to sign in again at GET /me (status 401)',
    })
  })
  const isSignedOut = ({ text }: { readonly text: string }): boolean => text.includes('Log in')
  await withPortalHttp(
    (_request, response) => response.writeHead(503).end('<title>Log in</title>'),
    async ({ http, origin }) => assert.rejects(http.send({ method: 'GET', url: origin }), SessionDeadError),
    { isSignedOut },
  )
})

test('after a 429 the request is tried again when the vendor wants it', async () => {
  let count = 0
  await withPortalHttp(
    (_request, response) => {
      count += 1
      if (count === 1) response.writeHead(429, { 'retry-after': '7' })
      response.end()
    },
    async ({ http, origin, clock }) => {
      await http.send({ method: 'GET', url: origin })
      assert.equal(clock.elapsed(), 7_000)
      assert.equal(count, 2)
    },
  )
})

test('a vendor that asks to wait longer than a minute ends the tries, and the error says when to come back', async () => {
  await withPortalHttp(
    (_request, response) => response.writeHead(429, { 'retry-after': '3600' }).end(),
    async ({ http, origin, clock }) => {
      await assert.rejects(http.send({ method: 'GET', url: origin }), failed({ code: 'VENDOR_RATE_LIMITED', retryAfterMs: 3_600_000 }))
      assert.equal(clock.elapsed(), 0)
    },
  )
})

test('a vendor may say "too many requests" in its own way', async () => {
  let count = 0
  await withPortalHttp(
    (_request, response) => response.setHeader('x-wait', '2').end((count += 1) === 1 ? 'slow down' : 'fine'),
    async ({ http, origin, clock }) => {
      assert.equal((await http.send({ method: 'GET', url: origin })).text, 'fine')
      assert.equal(clock.elapsed(), 2_000)
    },
    { isRateLimited: ({ text }) => text === 'slow down', retryAfterMs: ({ headers }) => Number(headers['x-wait']) * 1_000 },
  )
})

test('requests leave no faster than the limit, in the order they were made', async () => {
  const order: string[] = []
  await withPortalHttp(
    (request, response) => {
      order.push(request.url ?? '')
      response.end()
    },
    async ({ http, origin, clock }) => {
      const requests = ['/a', '/b', '/c', '/d', '/e'].map((path): PortalRequest => ({ method: 'GET', url: origin + path }))
      await Promise.all(requests.map(async (request) => http.send(request)))
      assert.deepEqual(order.toSorted(), ['/a', '/b', '/c', '/d', '/e'])
      assert.deepEqual(order.slice(2), ['/c', '/d', '/e'])
      assert.equal(clock.elapsed(), 1_500)
    },
    { limit: { requests: 1, perMs: 1_000, burst: 1 }, limitScale: 2 },
  )
})

test('closing ends what is waiting and refuses what comes later; a write on its way is uncertain', async () => {
  const arrived = Promise.withResolvers<void>()
  await withPortalHttp(
    () => arrived.resolve(),
    async ({ http, origin }) => {
      const write = http.send({ method: 'POST', url: `${origin}/bills`, body: '{}' })
      write.catch(() => {})
      await arrived.promise
      const waiting = http.send({ method: 'GET', url: `${origin}/matters` })
      waiting.catch(() => {})
      await http.close()
      await assert.rejects(write, failed({ code: 'VENDOR_UNAVAILABLE', outcome: 'UNCERTAIN' }))
      const message = 'the connection to Clio was closed before GET /matters was answered'
      await assert.rejects(waiting, failed({ code: 'VENDOR_UNAVAILABLE', message, outcome: 'NOT_APPLIED' }))
      await assert.rejects(http.send({ method: 'GET', url: `${origin}/matters` }), failed({ message }))
    },
    {
      limit: { requests: 1, perMs: 1_000_000, burst: 1 },
      clock: { now: () => new Date(), sleep: async (_milliseconds, signal) => until(signal) },
    },
  )
})

const until = async (signal: AbortSignal | undefined): Promise<void> => {
  assert.ok(signal)
  if (!signal.aborted) await once(signal, 'abort')
  throw signal.reason
}

test('a write whose worker was stopped too long does not leave; a question of the same worker does', async () => {
  const portal = statuses(200)
  await withPortalHttp(portal.answer, async ({ http, origin }) => {
    let isLate = false
    const assertMayLeave = (): void => {
      if (isLate) throw new MattergraphError('VENDOR_UNAVAILABLE', 'too late')
    }
    await departing(assertMayLeave, async () => {
      const write: PortalRequest = { method: 'POST', url: `${origin}/matters`, body: '{}' }
      await http.send(write)
      isLate = true
      await assert.rejects(http.send(write), failed({ code: 'VENDOR_UNAVAILABLE', message: 'too late', outcome: 'NOT_APPLIED' }))
      await http.send({ method: 'GET', url: `${origin}/matters` })
    })
  })
  assert.equal(portal.count(), 2)
})
