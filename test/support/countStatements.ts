import type { MirrorReader } from '../../core/mirror/MirrorReader.js'
import type { RecordKind } from '../../core/recordKind.js'

/** A mirror that counts how often it is asked for records by key. */
export interface CountingMirror extends MirrorReader {
  /** Statements by kind since they were last forgotten. */
  readonly reads: ReadonlyMap<RecordKind, number>
  readonly forget: () => void
}

/** Counts each batch of keys on its way to the mirror. */
export const countStatements = (mirror: MirrorReader): CountingMirror => {
  const reads = new Map<RecordKind, number>()
  return {
    ...mirror,
    readMany: (kind, keys, options) => {
      reads.set(kind, (reads.get(kind) ?? 0) + 1)
      return mirror.readMany(kind, keys, options)
    },
    reads,
    forget: () => reads.clear(),
  }
}
