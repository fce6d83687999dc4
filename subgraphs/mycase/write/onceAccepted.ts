import { MattergraphError } from '../../../core/errors.js'

/**
 * Runs what follows a write that MyCase has taken. Whatever fails there (a session that dies, too) must not look as if nothing had been written: it is UNCERTAIN, and what was written is
 * searched for.
 */
export const onceAccepted = async <Result>(what: string, follow: () => Promise<Result>): Promise<Result> => {
  try {
    return await follow()
  } catch (cause) {
    const code = cause instanceof MattergraphError ? cause.code : 'VENDOR_UNAVAILABLE'
    throw new MattergraphError(code, `MyCase took what was written of ${what}, and did not show it`, {
      vendor: 'MYCASE',
      outcome: 'UNCERTAIN',
      cause,
    })
  }
}
