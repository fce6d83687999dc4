import type { AccountKey } from '../recordId.js'
import type { Vendor } from '../vendor.js'

/** All that a line of the log may say beside its sentence. What is not named here is not written, whoever gives it. */
export interface LogFields {
  /** What was thrown. Of it and its causes the log has class, code, message and stack, and nothing else that they carry. */
  readonly err?: unknown
  /** What a client quotes who was told of a fault. */
  readonly reference?: string
  /** The id of the client's request. */
  readonly requestId?: string
  /** Where in an answer. */
  readonly path?: readonly (string | number)[] | undefined
  readonly account?: AccountKey
  readonly vendor?: Vendor
  /** Of a request to a vendor. */
  readonly method?: string
  /** Of a request to a vendor: its path without what stands for one record. */
  readonly route?: string
  /** The status of an answer; null where none came. */
  readonly status?: number | null
  /** What something came to, in a word. */
  readonly outcome?: string
}

/** Where a process writes what an operator should know. */
export interface Logger {
  /** Something to look at, with the facts as fields. */
  error(fields: LogFields, message: string): void
  /** Something that may become a fault. */
  warn(fields: LogFields, message: string): void
  /** The ordinary course of things. */
  info(fields: LogFields, message: string): void
}
