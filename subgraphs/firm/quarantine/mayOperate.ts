import { MattergraphError } from '../../../core/errors.js'
import type { FirmContext } from '../FirmContext.js'

/** Throws FORBIDDEN for a key that may not see what operating needs. */
export const mayOperate = ({ reads }: FirmContext): void => {
  if (!reads.caller.scopes.includes('operate'))
    throw new MattergraphError('FORBIDDEN', 'the quarantine needs the scope operate, which this key lacks')
}
