import type { MirrorReader } from '../../core/mirror/MirrorReader.js'
import type { RecordKind } from '../../core/recordKind.js'

/** A mirror that counts how often it is asked for records by key. */
export interface CountingMirror extends MirrorReader {
  /** Statements by kind since they were last forgotten. */
  readonly reads: ReadonlyMap<RecordKind, number>
  /** Keys that were asked for by them, each as often as it was. */
  readonly keys: ReadonlyMap<RecordKind, number>
  readonly forget: () => void
}

/** Counts each batch of keys on its way to the mirror. */
export const countStatements = (mirror: MirrorReader): CountingMirror => {
  const reads = new Map<RecordKind, number>()
  const counted = new Map<RecordKind, number>()
  return {
    ...mirror,
    readMany: (kind, keys, options) => {
      reads.set(kind, (reads.get(kind) ?? 0) + 1)
      counted.set(kind, (counted.get(kind) ?? 0) + keys.length)
      return mirror.readMany(kind, keys, options)
    },
    reads,
    keys: counted,
    forget: () => {
      reads.clear()
      counted.clear()
    },
  }
}
