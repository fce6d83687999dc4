import type { AccountKey } from '../recordId.js'
import type { Instant } from '../record/scalars.js'
import type { Command } from './Command.js'
import type { CommandState } from './commandStates.js'

/** Which commands are wanted. Null and undefined narrow nothing. */
export interface CommandListFilter {
  readonly states?: readonly CommandState[] | null | undefined
  readonly kinds?: readonly string[] | null | undefined
  readonly createdSince?: Instant | null | undefined
}

/** One part of a list of commands, the latest first. */
export interface CommandListRequest {
  readonly tenant: string
  readonly accounts: readonly AccountKey[]
  readonly filter: CommandListFilter
  readonly size: number
  /** Only what comes after this command in the list; null begins with the latest. */
  readonly after: string | null
  /** Only what comes before this one; null ends with the oldest. */
  readonly before: string | null
  /** Counted from the end of the list, still given in its order. */
  readonly backwards: boolean
}

/** A part of a list of commands. */
export interface CommandList {
  readonly commands: readonly Command[]
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
  readonly totalCount: number
}

/** Commands as they are looked up. */
export interface CommandReader {
  list(request: CommandListRequest): Promise<CommandList>
  /** Null where there is none of this tenant and these accounts. */
  find(id: string, scope: Pick<CommandListRequest, 'tenant' | 'accounts'>): Promise<Command | null>
}
