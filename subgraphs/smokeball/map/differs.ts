import { MattergraphError } from '../../../core/errors.js'

/** DRIFT for figures that do not go together as the vendor documents them. Where they are answers of different moments, another reading may settle it. */
export class FiguresDiffer extends MattergraphError {}

/** The error for such figures. It never tells the figures themselves. */
export const differs = (where: string, expected: string): FiguresDiffer =>
  new FiguresDiffer('DRIFT', `Smokeball answered figures that do not go together: ${where}: expected ${expected}`, { vendor: 'SMOKEBALL' })
