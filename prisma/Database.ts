import type { PrismaClient } from './generated/client.js'

/** What a statement can be given. Lists arrive as `text[]`, whole columns of thousands of rows included; anything deeper goes as JSON text. */
export type SqlValue = string | number | boolean | null | TextList

/** The values of a `text[]`. */
export type TextList = readonly (string | null)[]

/** What is known of a statement beforehand. */
export interface StatementOptions {
  /**
   * Whether the embedded database keeps it prepared, with a plan that suits any values: for statements of a fixed text that run often and touch few rows. A server plans so
   * much faster that nothing is kept there.
   */
  readonly isKept?: boolean
  /** It may take very long, because it works on whole tables. At a server any other is given up after five minutes without an answer, and this one after an hour. */
  readonly isLong?: true
}

/** Runs statements. The values are always parameters, never part of the text. */
export interface Sql {
  /**
   * Runs one statement and gives its rows by column name. Dates are `2026-02-18`, instants `2026-02-18T17:21:02.000Z`, decimals and
   * everything else PostgreSQL writes as text are text; `int8` is a number; JSON is parsed.
   */
  query<Row extends object>(text: string, values?: readonly SqlValue[], options?: StatementOptions): Promise<readonly Row[]>
}

/** An open database: the embedded PostgreSQL or a server's, told apart by nobody. */
export interface Database extends Sql {
  /** Prisma's client, for the tables whose rows are read one by one. */
  readonly client: PrismaClient
  /** Runs statements in one transaction, undone when `work` throws. Inside it only the given `Sql` may be used: the embedded database has one connection. */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>
  /** Waits for what is under way and lets go of everything, the data folder's lock included. */
  close(): Promise<void>
}
