import type { PortalKit } from '../../portal/Portal.js'
import type { WireKind, WireRecord } from '../drift/Drift.js'
import { driftNamed } from '../drifts.js'

/** Gives an answered record the form of the drift that is switched on, if any. */
export const wire = (kit: PortalKit, kind: WireKind, record: WireRecord): WireRecord =>
  driftNamed(kit.faults.drift)?.record?.(kind, record) ?? record

/** The same for a list's envelope. */
export const wireList = (kit: PortalKit, envelope: WireRecord): unknown => {
  const drift = driftNamed(kit.faults.drift)
  return drift?.list === undefined ? envelope : drift.list(envelope)
}
