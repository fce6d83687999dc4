import { type DestinationStream, pino } from 'pino'
import type { Releases } from '../../core/release.js'
import { openTelemetry, type Telemetry } from '../../telemetry/openTelemetry.js'
import type { Settings } from '../settings.js'

/** The log of a process of several, which its supervisor keeps. */
export const toSupervisor = (): DestinationStream => pino.destination(2)

/** Opens what one of our programs is watched with. To be opened first, so that it is the last to be closed. */
export const openWatch = async (
  program: string,
  { otlpEndpoint: endpoint, otlpShare: share }: Settings,
  { destination, releases }: { readonly destination: DestinationStream; readonly releases: Releases },
): Promise<Telemetry> => {
  const name = program === '' ? 'mattergraph' : `mattergraph-${program}`
  const telemetry = await openTelemetry({ name, destination, otlp: endpoint === undefined ? undefined : { endpoint, share } })
  releases.add('the traces', () => telemetry.close())
  return telemetry
}
