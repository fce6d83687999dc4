import { MattergraphError } from '../../../core/errors.js'
import type { FirmContext } from '../FirmContext.js'

/** Throws FORBIDDEN for a key that may not read the audit log. */
export const mayReadAudit = ({ reads }: FirmContext): void => {
  if (!reads.caller.scopes.includes('audit:read'))
    throw new MattergraphError('FORBIDDEN', 'the audit log needs the scope audit:read, which this key lacks')
}
