import assert from 'node:assert/strict'
import { Writable } from 'node:stream'
import { describe, test } from 'node:test'
import type { Standing } from '../../core/operations/Standing.js'
import { parseAccountKey } from '../../core/recordId.js'
import { openReadiness } from '../../core/operations/openReadiness.js'
import { openTelemetry, type Telemetry } from '../../telemetry/openTelemetry.js'
import { readMetrics } from '../support/readMetrics.js'

const account = parseAccountKey('7k2m9x1y') ?? assert.fail()

const standing: Standing = {
  accounts: [{ vendor: 'CLIO', status: 'CONNECTED', count: 1 }],
  lags: [{ account, vendor: 'CLIO', lagSeconds: 90, overdueSeconds: 0 }],
  kinds: [
    { vendor: 'CLIO', kind: 'MATTER', phase: 'LIVE', count: 1, lagSeconds: 90 },
    { vendor: 'CLIO', kind: 'MATTER', phase: 'FAILING', count: 1, lagSeconds: 600 },
  ],
  commands: [{ state: 'UNCERTAIN', count: 2, oldestSeconds: 30 }],
  changeLog: { end: 4_711, heldBack: 0, webhookLagSeconds: 0 },
  webhooks: { pending: 3, failed: 1, overdueSeconds: 5, enabled: 2, disabled: 1 },
}

const open = async (): Promise<Telemetry & { readonly log: () => string }> => {
  let text = ''
  const destination = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      text += chunk.toString()
      done()
    },
  })
  return { ...(await openTelemetry({ name: 'test', destination, otlp: undefined })), log: () => text }
}

const readiness = openReadiness([{ name: 'database', isNeeded: true, answers: async () => true }])

describe('metrics', () => {
  test('are named as Prometheus has it, each with a sentence that says what it is', async () => {
    const { scrapeWith } = await open()
    const { text, contentType } = await scrapeWith({ readiness, standing: async () => standing })()
    assert.match(contentType, /^text\/plain; version=0\.0\.4/)
    const all = readMetrics(text)
    const ours = [...all].filter(([name]) => name.startsWith('mattergraph_'))
    assert.ok(ours.length > 30, 'there are many')
    for (const [name, { type, help }] of ours) {
      assert.match(name, /^[a-z][a-z_]+$/)
      assert.equal(name.endsWith('_total'), type === 'counter', name)
      if (type === 'histogram') assert.match(name, /_seconds$/, name)
      assert.doesNotMatch(name, /_(ms|milliseconds|minutes|count|sum|bucket)$/, name)
      assert.match(help, /^[A-Z].{15,}\.$/, name)
    }
    for (const name of ['nodejs_eventloop_lag_p99_seconds', 'process_resident_memory_bytes', 'process_cpu_seconds_total'])
      assert.ok(all.has(name), name)
  })

  test('tell how the service stands, an account by its id and everything else by counts', async () => {
    const { scrapeWith } = await open()
    const { text } = await scrapeWith({ readiness, standing: async () => standing })()
    for (const line of [
      'mattergraph_accounts{vendor="CLIO",status="CONNECTED"} 1',
      'mattergraph_sync_lag_seconds{account="7k2m9x1y",vendor="CLIO"} 90',
      'mattergraph_sync_kinds{vendor="CLIO",kind="MATTER",phase="FAILING"} 1',
      'mattergraph_sync_kind_lag_seconds{vendor="CLIO",kind="MATTER"} 600',
      'mattergraph_commands{state="UNCERTAIN"} 2',
      'mattergraph_commands{state="NEEDS_REVIEW"} 0',
      'mattergraph_change_log_end_position 4711',
      'mattergraph_change_log_lag_seconds{reader="webhooks"} 0',
      'mattergraph_webhook_messages{status="PENDING"} 3',
      'mattergraph_webhook_endpoints{state="disabled"} 1',
      'mattergraph_dependency_up{dependency="database"} 1',
      'mattergraph_standing_readable 1',
    ])
      assert.ok(text.includes(`${line}\n`), line)
  })

  test('of a database that fails are left out, not told as they were, and the rest is told all the same', async () => {
    const { scrapeWith, log } = await open()
    const readings = [async () => standing, async () => Promise.reject(new Error('the database is gone'))]
    const scrape = scrapeWith({
      readiness: openReadiness([{ name: 'database', isNeeded: true, answers: async () => false }]),
      standing: () => (readings.length > 1 ? readings.shift() : readings[0])?.() ?? assert.fail(),
      keptMs: 0,
    })
    assert.ok((await scrape()).text.includes('mattergraph_change_log_end_position'))
    for (let times = 0; times < 2; times += 1) {
      const { text } = await scrape()
      assert.ok(text.includes('mattergraph_standing_readable 0\n') && text.includes('mattergraph_dependency_up{dependency="database"} 0\n'))
      assert.ok(!text.includes('mattergraph_change_log_end_position') && text.includes('nodejs_eventloop_lag_p99_seconds'))
    }
    assert.equal(log().match(/how the service stands could not be read/g)?.length, 1, 'it is said once')
  })

  test('are asked of the database no more often than every five seconds, and once for all who look at once', async () => {
    const { scrapeWith } = await open()
    let asked = 0
    const scrape = scrapeWith({
      readiness,
      standing: async () => {
        asked += 1
        return standing
      },
    })
    await Promise.all([scrape(), scrape()])
    await scrape()
    assert.equal(asked, 1)
  })
})
