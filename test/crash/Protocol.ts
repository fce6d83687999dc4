import type { Command, CommandInputs, CommandKind } from '../../core/command/Command.js'
import type { AccountKey } from '../../core/recordId.js'
import type { RecordKind } from '../../core/recordKind.js'
import type { Break } from './Cell.js'

/** What a worker is started with, as the first line of its standard input. */
export interface WorkerStart {
  readonly databaseUrl: string
  /** In base 64. */
  readonly vaultKey: string
  readonly chromiumPath: string
  /** Multiplies the vendors' request limits. */
  readonly limitScale: number
}

/** How a worker goes about a job. */
export interface JobOptions {
  /** Where the account's portal listens. */
  readonly portal: string
  /** How far the worker's time is ahead of this machine's. */
  readonly aheadMs: number
  /** Whether it tells every step that it passes. */
  readonly tellsSteps: boolean
  readonly break: Break | null
  /** Stands before the name of every step. */
  readonly prefix: string
}

/** A write that a client asks for, once more with the same key where it heard no answer. */
export interface AskedWrite<K extends CommandKind = CommandKind> {
  readonly kind: K
  readonly account: AccountKey
  readonly input: CommandInputs[K]
  readonly idempotencyKey: string
}

/** Whose accounts and commands all of this is. */
export const tenant = 'crash'

/** What a worker is asked, one line each. */
export type Job =
  /** Asks for a write as a client does, and waits for its end. `asks` 2 asks again with the same key after the end. */
  | (JobOptions & { readonly job: 'submit'; readonly write: AskedWrite; readonly asks: 1 | 2; readonly waitMs: number })
  /** Does what earlier processes left, until nothing is left. */
  | (JobOptions & { readonly job: 'settle' })
  /** Compares what the vendor has now with what the mirror says. */
  | { readonly job: 'compare'; readonly account: AccountKey; readonly kind: RecordKind; readonly vendorId: string }

/** What a worker says, one line each. */
export type Saying =
  | { readonly said: 'ready' }
  | { readonly said: 'settled' }
  | { readonly said: 'passed'; readonly step: string }
  | { readonly said: 'broke'; readonly step: string }
  | { readonly said: 'answered'; readonly command: Command }
  | { readonly said: 'failed'; readonly message: string }
  /** What differs, by name; null where the mirror is right. */
  | { readonly said: 'compared'; readonly difference: string | null }
  /** A fault of its own that the worker met; told in the order they came. */
  | { readonly said: 'fault'; readonly message: string }
