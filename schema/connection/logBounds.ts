import { MattergraphError } from '../../core/errors.js'
import type { PageArguments } from './PageArguments.js'

const usual = 50
const most = 200

/** How many entries of a log are wanted at most, and from which end. Throws BAD_USER_INPUT or LIMIT_EXCEEDED for a page that is none. */
export const logBounds = ({ first, last }: PageArguments): { readonly size: number; readonly backwards: boolean } => {
  if (typeof first === 'number' && typeof last === 'number') throw new MattergraphError('BAD_USER_INPUT', 'give first or last, not both')
  const backwards = typeof last === 'number'
  const [name, size] = backwards ? ['last', last] : ['first', first ?? usual]
  if (size < 0) throw new MattergraphError('BAD_USER_INPUT', `${name} is ${String(size)}: expected a whole number from 0`)
  if (size > most) throw new MattergraphError('LIMIT_EXCEEDED', `${name} is ${String(size)}: at most ${String(most)} at once`)
  return { size, backwards }
}
