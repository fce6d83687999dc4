import { MattergraphError } from '../../../core/errors.js'

/** The DRIFT error for figures that do not go together as the vendor documents them. Never the figures themselves. */
export const differs = (where: string, expected: string): MattergraphError =>
  new MattergraphError('DRIFT', `Smokeball answered figures that do not go together: ${where}: expected ${expected}`, {
    vendor: 'SMOKEBALL',
  })
