import { MattergraphError } from '../../../core/errors.js'

/** What a piece of work makes, or its error of the catalogue; anything else is thrown on. */
export const caught = <T>(make: () => T): T | MattergraphError => {
  try {
    return make()
  } catch (thrown) {
    if (thrown instanceof MattergraphError) return thrown
    throw thrown
  }
}
