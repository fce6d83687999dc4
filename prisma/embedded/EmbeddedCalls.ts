import type { IsolationLevel, SqlQuery, SqlResultSet } from '@prisma/driver-adapter-utils'

/** A statement's value as it crosses to the thread: lists are encoded already. */
export type EncodedValue = string | number | boolean | null | Uint8Array

/** One transaction in the thread; null for none. */
export type TransactionNumber = number | null

/** What the database's thread can be asked. Everything crosses as a copy, so nothing here may hold functions. */
export interface EmbeddedCalls {
  /** Runs one statement and gives its rows. */
  query(transaction: TransactionNumber, text: string, values: readonly EncodedValue[], isKept: boolean): Promise<readonly object[]>
  /** Begins a transaction when all others are over. */
  begin(): Promise<number>
  commit(transaction: number): Promise<void>
  rollback(transaction: number): Promise<void>
  /** The four calls of Prisma's driver adapter, with its own transactions. */
  clientQuery(transaction: TransactionNumber, query: SqlQuery): Promise<SqlResultSet>
  clientExecute(transaction: TransactionNumber, query: SqlQuery): Promise<number>
  clientBegin(isolationLevel: IsolationLevel | undefined): Promise<number>
  clientEnd(transaction: number, how: 'commit' | 'rollback'): Promise<void>
  /** Closes the database once everything asked before is done. */
  close(): Promise<void>
}

/** One call on its way to the thread. */
export interface CallMessage {
  readonly number: number
  readonly name: keyof EmbeddedCalls
  readonly input: readonly unknown[]
}

/** What came of a call. The database being open is told once, under the number 0. */
export type AnswerMessage = { readonly number: number; readonly answer: unknown } | { readonly number: number; readonly fault: ThreadFault }

/** An error as it crosses between threads, which would otherwise lose its class and its fields. */
export interface ThreadFault {
  readonly isClientFault: boolean
  readonly message: string
  readonly stack: string | undefined
  readonly fields: Readonly<Record<string, unknown>>
}
