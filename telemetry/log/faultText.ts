import { type DescribedError, describeError } from './describeError.js'

/** A fault for whoever reads a terminal: where it was thrown, and what it came from. Of secrets it says no more than the log does. */
export const faultText = (thrown: unknown): string => textOf(describeError(thrown))

const textOf = ({ type, message, stack, cause, errors = [] }: DescribedError): string => {
  const own = stack ?? `${type}: ${message}`
  return [own, ...errors.map(textOf), ...(cause === undefined ? [] : [`caused by: ${textOf(cause)}`])].join('\n')
}
