import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { describe, test } from 'node:test'
import { openTracing } from '../../telemetry/tracing/openTracing.js'
import type { Tracing } from '../../telemetry/tracing/Tracing.js'
import { openTraceReceiver, pathOf, type TraceReceiver } from '../support/openTraceReceiver.js'

const withTracing = async (
  use: (tracing: Tracing, receiver: TraceReceiver, faults: readonly unknown[]) => Promise<void>,
  { share = 1, status = 200 }: { readonly share?: number; readonly status?: number } = {},
): Promise<void> => {
  const receiver = await openTraceReceiver(status)
  const faults: unknown[] = []
  const tracing = await openTracing({ endpoint: receiver.endpoint, share, service: 'test', onFault: (error) => faults.push(error) })
  try {
    await use(tracing, receiver, faults)
  } finally {
    await receiver.close()
    await tracing.close()
  }
}

const client = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'

describe('a trace', () => {
  test('goes on with what the client said, and every span knows what it is a part of', () =>
    withTracing(async (tracing, receiver) => {
      await tracing.span({ name: 'request', kind: 'SERVER', below: client }, async () => {
        await Promise.all(
          ['left', 'right'].map((name) =>
            tracing.span({ name, kind: 'INTERNAL' }, async () => {
              await new Promise(setImmediate)
              await tracing.span(
                { name: `${name} call`, kind: 'CLIENT', attributes: { 'http.request.method': 'GET' } },
                async () => undefined,
              )
            }),
          ),
        )
      })
      const spans = await receiver.until((all) => (all.length === 5 ? all : undefined))
      assert.ok(spans.every(({ traceId, service }) => traceId === '0af7651916cd43dd8448eb211c80319c' && service === 'test'))
      const call = spans.find(({ name }) => name === 'right call') ?? assert.fail()
      assert.deepEqual(
        pathOf(spans, call).map(({ name }) => name),
        ['right call', 'right', 'request'],
      )
      assert.equal(spans.find(({ name }) => name === 'request')?.parentSpanId, 'b7ad6b7169203331')
      assert.deepEqual(call.attributes, { 'http.request.method': 'GET' })
    }))

  test('is told to another process by a header, and by none where nothing is kept', () =>
    withTracing(async (tracing) => {
      assert.equal(tracing.traceParent(), undefined)
      await tracing.span({ name: 'request', kind: 'SERVER', below: client }, async () => {
        assert.match(tracing.traceParent() ?? '', /^00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-01$/)
        assert.equal(tracing.traceId(), '0af7651916cd43dd8448eb211c80319c')
        await tracing.span({ name: 'alone', kind: 'INTERNAL', below: null }, async () =>
          assert.doesNotMatch(tracing.traceParent() ?? '', /0af7651916cd43dd8448eb211c80319c/),
        )
      })
      const untraced = await openTracing(undefined)
      assert.equal(await untraced.span({ name: 'request', kind: 'SERVER', below: client }, async () => untraced.traceParent()), undefined)
    }))

  test('costs nothing where none is kept: what would keep it is not even loaded', () => {
    const program = `
      import Module from 'node:module'
      import { openTracing } from ${JSON.stringify(new URL('../../telemetry/tracing/openTracing.js', import.meta.url).href)}
      const loaded = () => Object.keys(Module._cache).filter((file) => file.includes('@opentelemetry')).length
      await openTracing(undefined)
      const before = loaded()
      await openTracing({ endpoint: 'http://127.0.0.1:9', share: 1, service: 'test', onFault: () => {} })
      console.log(before, loaded() > 10)
      process.exit(0)`
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8' })
    assert.equal(stdout, '0 true\n', stderr)
  })

  test('says that something failed and what that is called, never what was said of it', () =>
    withTracing(async (tracing, receiver) => {
      const thrown = Object.assign(new Error('Ann Example owes 5.00'), { code: 'E_OWES' })
      await assert.rejects(
        tracing.span({ name: 'failing', kind: 'INTERNAL' }, async () => Promise.reject(thrown)),
        thrown,
      )
      assert.throws(
        () =>
          tracing.spanNow({ name: 'failing now', kind: 'INTERNAL' }, () => {
            throw thrown
          }),
        thrown,
      )
      const spans = await receiver.until((all) => (all.length === 2 ? all : undefined))
      for (const { attributes, isFailed } of spans) assert.deepEqual([isFailed, attributes], [true, { 'error.type': 'E_OWES' }])
      assert.ok(receiver.bodies.every((body) => !body.includes('Ann Example')))
    }))

  test('of which only a share is kept is kept whole where the client’s is', () =>
    withTracing(
      async (tracing, receiver) => {
        await tracing.span({ name: 'ours', kind: 'SERVER' }, async () => undefined)
        await tracing.span({ name: 'the client’s', kind: 'SERVER', below: client }, async () => undefined)
        const spans = await receiver.until((all) => (all.length > 0 ? all : undefined))
        assert.deepEqual(
          spans.map(({ name }) => name),
          ['the client’s'],
        )
      },
      { share: 0 },
    ))

  test('that cannot be sent is told of once, and holds nobody up', () =>
    withTracing(
      async (tracing, receiver, faults) => {
        for (const name of ['first', 'second']) {
          await tracing.span({ name, kind: 'SERVER' }, async () => undefined)
          await receiver.until((all) => all.find((span) => span.name === name))
        }
        await tracing.close()
        assert.equal(faults.length, 1)
      },
      { status: 400 },
    ))
})
