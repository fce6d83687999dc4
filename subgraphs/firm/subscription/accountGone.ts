import { MattergraphError } from '../../../core/errors.js'

/** The error of an event whose account the caller may not see any more. */
export const accountGone = (): MattergraphError =>
  new MattergraphError('NOT_FOUND', 'the account is gone, or the key may not see it any more')
