/** Where the gateway writes what an operator should know. A pino logger is one. */
export interface GatewayLogger {
  /** Something to look at, with the facts as fields. */
  error(fields: object, message: string): void
  /** Something that may become a fault. */
  warn(fields: object, message: string): void
  /** The ordinary course of things. */
  info(fields: object, message: string): void
}
