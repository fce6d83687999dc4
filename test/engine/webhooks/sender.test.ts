import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { isPublicAddress } from '../../../core/webhook/isPublicAddress.js'
import { readTargetUrl } from '../../../core/webhook/readTargetUrl.js'
import { openSender, type Outcome, type SenderOptions } from '../../../engine/webhooks/openSender.js'
import { insideAddresses, insideUrls, oddUrls, publicAddresses, receiverUrls } from './support/targetForms.js'

const nobody: ReadonlySet<string> = new Set()
const headers = { 'webhook-id': 'dlv_1', 'webhook-timestamp': '1', 'webhook-signature': 'v1,x' }

/** A server on this machine that counts who connects. */
interface Inside {
  readonly port: number
  readonly connections: () => number
  readonly requests: () => number
  readonly send: (url: string, options?: Partial<SenderOptions>) => Promise<Outcome>
}

const withInside = async (answer: RequestListener, use: (inside: Inside) => Promise<void>): Promise<void> => {
  let [connections, requests] = [0, 0]
  const server = createServer((incoming, response) => {
    requests += 1
    answer(incoming, response)
  })
  server.on('connection', () => (connections += 1))
  // Every address of this machine, in both families.
  server.listen(0, '::')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const send: Inside['send'] = async (url, options) => {
    const sender = openSender({ allowedHosts: nobody, resolve: async () => ['127.0.0.1'], ...options })
    try {
      return await sender.send({ url, headers, body: '{}' })
    } finally {
      await sender.close()
    }
  }
  try {
    await use({ port, connections: () => connections, requests: () => requests, send })
  } finally {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
}

const ok: RequestListener = (_, response) => void response.end()

test('an address inside, in whatever spelling, is refused when an endpoint is given it', () => {
  assert.ok(insideUrls.length >= 100)
  const taken = [...insideUrls, ...oddUrls].filter((form) => 'url' in readTargetUrl(form.replace('PORT', '8443'), nobody))
  assert.deepEqual(taken, [])
})

test('an address inside, in whatever spelling, is never connected to, and the sender says why without saying what is there', async () => {
  await withInside(ok, async ({ port, connections, send }) => {
    for (const form of insideUrls) {
      // Without TLS too, so that nothing but the guard stands between.
      for (const scheme of ['https', 'http']) {
        const url = form.replace('PORT', String(port)).replace(/^https(?=:)/, scheme)
        const outcome = await send(url)
        assert.ok('fault' in outcome, url)
        assert.match(
          outcome.fault,
          /^(the address is not public|the name leads to an address that is not public|the connection failed)$/,
          url,
        )
      }
    }
    assert.equal(connections(), 0)
  })
})

test('the ranges that are not public are known, and so are their neighbours that are', () => {
  assert.deepEqual(insideAddresses.filter(isPublicAddress), [])
  assert.deepEqual(
    publicAddresses.filter((address) => !isPublicAddress(address)),
    [],
  )
})

test('a receiver as people have them is taken', () => {
  for (const form of receiverUrls) assert.deepEqual(readTargetUrl(form, nobody), { url: new URL(form).href })
})

test('a name that leads inside is not followed, also where it leads outside as well', async () => {
  await withInside(ok, async ({ port, connections, send }) => {
    for (const address of insideAddresses) {
      const outcome = await send(`http://hooks.example.com:${String(port)}/`, { resolve: async () => ['8.8.8.8', address] })
      assert.deepEqual(outcome, { fault: 'the name leads to an address that is not public' }, address)
    }
    assert.equal(connections(), 0)
  })
})

test('a name is looked up once for a connection, and each connection looks anew: an answer that changes later is met by the guard', async () => {
  await withInside(ok, async ({ port, connections }) => {
    const answers: string[][] = []
    const resolve = async (): Promise<readonly string[]> => {
      const answer = answers.length === 0 ? ['127.0.0.1'] : ['8.8.8.8', '::1']
      answers.push(answer)
      return answer
    }
    const sender = openSender({ allowedHosts: nobody, resolve })
    const url = `https://hooks.example.com:${String(port)}/`
    for (let attempts = 1; attempts <= 3; attempts += 1) {
      assert.deepEqual(await sender.send({ url, headers, body: '{}' }), { fault: 'the name leads to an address that is not public' })
      assert.equal(answers.length, attempts)
    }
    await sender.close()
    assert.equal(connections(), 0)
  })
})

test('a name that leads nowhere is a fault', async () => {
  await withInside(ok, async ({ send, connections }) => {
    assert.deepEqual(await send('http://hooks.example.com:8080/', { resolve: async () => [] }), {
      fault: 'the name leads to an address that is not public',
    })
    const resolve = async (): Promise<never> => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' }))
    assert.deepEqual(await send('http://hooks.example.com:8080/', { resolve }), { fault: 'the name does not resolve' })
    assert.equal(connections(), 0)
  })
})

test('a host that is allowed by name and port is sent to, and its neighbours are not', async () => {
  await withInside(ok, async ({ port, send, requests }) => {
    const allowedHosts = new Set([`127.0.0.1:${String(port)}`])
    const url = `http://127.0.0.1:${String(port)}/hook`
    assert.deepEqual(readTargetUrl(url, allowedHosts), { url })
    assert.deepEqual(await send(url, { allowedHosts }), { status: 200, retryAfter: undefined })
    for (const other of [`http://127.0.0.1:${String(port + 1)}/`, `http://127.0.0.2:${String(port)}/`, `http://[::1]:${String(port)}/`]) {
      assert.ok('refusal' in readTargetUrl(other, allowedHosts))
      assert.ok('fault' in (await send(other, { allowedHosts })))
    }
    assert.equal(requests(), 1)
  })
})

test('a redirect is not followed', async () => {
  const elsewhere: RequestListener = (_, response) => void response.writeHead(307, { location: '/elsewhere' }).end()
  await withInside(elsewhere, async ({ port, send, requests }) => {
    const host = `127.0.0.1:${String(port)}`
    assert.deepEqual(await send(`http://${host}/`, { allowedHosts: new Set([host]) }), { status: 307, retryAfter: undefined })
    assert.equal(requests(), 1)
  })
})

test('a receiver that never answers, never ends or says too much costs no more than an attempt may', async () => {
  let written = 0
  const endless: RequestListener = (incoming, response) => {
    if (incoming.url === '/silent') return
    if (incoming.url === '/headers') return void response.writeHead(200, { filler: 'x'.repeat(60_000) }).end()
    response.writeHead(200)
    if (incoming.url === '/stuck') return void response.write('.')
    const pour = (): void => {
      while (response.write('x'.repeat(65_536)) && !response.destroyed) written += 65_536
      response.once('drain', pour)
    }
    pour()
  }
  await withInside(endless, async ({ port, send }) => {
    const host = `127.0.0.1:${String(port)}`
    const options = { allowedHosts: new Set([host]) }
    assert.deepEqual(await send(`http://${host}/silent`, { ...options, timeoutMs: 100 }), { fault: 'no answer in time' })
    assert.deepEqual(await send(`http://${host}/headers`, options), { fault: 'the headers of the answer are too long' })
    assert.deepEqual(await send(`http://${host}/stuck`, { ...options, timeoutMs: 2_000 }), { status: 200, retryAfter: undefined })
    assert.deepEqual(await send(`http://${host}/endless`, options), { status: 200, retryAfter: undefined })
    assert.ok(written < 20_000_000, `${String(written)} bytes were taken`)
  })
})
