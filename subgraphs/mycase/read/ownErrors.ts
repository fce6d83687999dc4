import { MattergraphError } from '../../../core/errors.js'

/** An error of the catalogue is the answer for what it concerns; anything else, a dead session above all, ends the whole read. */
export const ownErrors = (thrown: unknown): MattergraphError => {
  if (thrown instanceof MattergraphError) return thrown
  throw thrown
}
