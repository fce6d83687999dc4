import type { OtlpOptions } from './openOtlpTracing.js'
import type { Tracing } from './Tracing.js'
import { untraced } from './untraced.js'

/** Opens the keeping of traces where there is somewhere to send them; else nothing of it is even loaded. */
export const openTracing = async (options: OtlpOptions | undefined): Promise<Tracing> =>
  options === undefined ? untraced : (await import('./openOtlpTracing.js')).openOtlpTracing(options)
