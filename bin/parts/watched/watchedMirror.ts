import type { WorkInstruments } from '../../../core/instruments/WorkInstruments.js'
import type { MirrorReader } from '../../../core/mirror/MirrorReader.js'

/** A mirror whose statements are seen. */
export const watchedMirror = (mirror: MirrorReader, instruments: WorkInstruments): MirrorReader => ({
  readMany: (kind, keys, options) => instruments.mirror(`read ${kind}`, () => mirror.readMany(kind, keys, options)),
  list: (kind, request) => instruments.mirror(`list ${kind}`, () => mirror.list(kind, request)),
  listByParents: (list, parents, request) => instruments.mirror(`list ${list}`, () => mirror.listByParents(list, parents, request)),
  matterTotals: (matters) => instruments.mirror('sum MATTER', () => mirror.matterTotals(matters)),
})
