import type { Caller } from '../../core/caller.js'
import { MattergraphError } from '../../core/errors.js'
import type { Json } from '../../core/record/scalars.js'
import type { Entity } from './entity.js'

/** The vendor's own payload, for callers who may see it; throws FORBIDDEN for others. */
export const rawOf = (entity: Entity, caller: Caller): Json => {
  if (caller.scopes.includes('raw:read')) return entity.raw
  throw new MattergraphError('FORBIDDEN', "raw needs the scope raw:read: it holds the vendor's whole payload")
}
