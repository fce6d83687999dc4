import { Writable } from 'node:stream'
import { openReadiness } from '../../core/operations/openReadiness.js'
import type { Standing } from '../../core/operations/Standing.js'
import { openTelemetry } from '../../telemetry/openTelemetry.js'

const nothing: Standing = {
  accounts: [],
  lags: [],
  kinds: [],
  commands: [],
  changeLog: { end: 0, heldBack: 0, webhookLagSeconds: 0 },
  webhooks: { pending: 0, failed: 0, overdueSeconds: 0, enabled: 0, disabled: 0 },
}

/** What `/metrics` tells of a process that does everything and has done nothing yet. */
export const scrapeOfAll = async (): Promise<string> => {
  const destination = new Writable({ write: (_chunk, _encoding, done) => done() })
  const { scrapeWith } = await openTelemetry({ name: 'test', destination, otlp: undefined })
  const readiness = openReadiness([{ name: 'database', isNeeded: true, answers: async () => true }])
  return (await scrapeWith({ readiness, standing: async () => nothing })()).text
}
