import type { WireRecord } from './Drift.js'

/** A record with some of its fields changed, those it has. */
export const changed = (record: WireRecord, changes: Readonly<Record<string, (value: unknown) => unknown>>): WireRecord =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, changes[name] === undefined ? value : changes[name](value)]))
