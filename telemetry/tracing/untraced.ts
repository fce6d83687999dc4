import type { LiveSpan, Tracing } from './Tracing.js'

/** A span that nobody keeps. */
export const noSpan: LiveSpan = { set: () => {}, rename: () => {}, fail: () => {} }

/** Keeps no trace. */
export const untraced: Tracing = {
  span: (_start, work) => work(noSpan),
  spanNow: (_start, work) => work(),
  now: () => noSpan,
  traceParent: () => undefined,
  traceId: () => undefined,
  close: async () => {},
}
