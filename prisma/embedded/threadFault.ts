import { DriverAdapterError, isDriverAdapterError } from '@prisma/driver-adapter-utils'
import type { ThreadFault } from './EmbeddedCalls.js'

/** Whether a field survives the way between threads. */
const isPlain = (value: unknown): boolean => value === null || ['string', 'number', 'boolean'].includes(typeof value)

/** An error of the thread's, packed for its way. */
export const packFault = (thrown: unknown): ThreadFault => {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown))
  if (isDriverAdapterError(error)) {
    return { isClientFault: true, message: error.message, stack: error.stack, fields: { ...error.cause } }
  }
  // PostgreSQL's code and detail, or the system's code of a folder that cannot be used. The statement's values stay behind: they may be a client's secrets.
  const fields = Object.fromEntries(Object.entries(error).filter(([, value]) => isPlain(value)))
  return { isClientFault: false, message: error.message, stack: error.stack, fields }
}

/** The error again, on the side of whoever asked. */
export const unpackFault = ({ isClientFault, message, stack, fields }: ThreadFault): Error => {
  // The fields are those of the cause that was packed.
  if (isClientFault) return new DriverAdapterError(fields as DriverAdapterError['cause'])
  const error = Object.assign(new Error(message), fields)
  if (stack !== undefined) error.stack = stack
  return error
}
