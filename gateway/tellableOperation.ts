import type { TellableOperation } from '../core/instruments/GatewayInstruments.js'
import type { PreparedOperation } from './plan/PreparedOperation.js'

/** What may be told of an operation. */
export const tellableOperation = ({ type, definition }: PreparedOperation): TellableOperation => ({
  type,
  name: definition.name?.value ?? null,
})
