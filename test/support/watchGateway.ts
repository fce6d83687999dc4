import { Writable } from 'node:stream'
import { openReadiness } from '../../core/operations/openReadiness.js'
import type { GatewayOptions } from '../../gateway/GatewayOptions.js'
import { openTelemetry } from '../../telemetry/openTelemetry.js'

/** What a gateway is watched with as in our programs, so that `/metrics` tells of it. */
export const watchGateway = async (): Promise<Pick<GatewayOptions, 'instruments' | 'scrape'>> => {
  const destination = new Writable({ write: (_chunk, _encoding, done) => done() })
  const { instruments, scrapeWith } = await openTelemetry({ name: 'test', destination, otlp: undefined })
  return { instruments: instruments.gateway, scrape: scrapeWith({ readiness: openReadiness([]) }) }
}
