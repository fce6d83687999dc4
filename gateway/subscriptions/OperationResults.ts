import type { FormattedExecutionResult } from 'graphql'

/** The results of one operation, as whoever asked for it takes them. It throws what ends it otherwise than by its end. */
export interface OperationResults extends AsyncIterableIterator<FormattedExecutionResult, undefined> {
  /** Ends the operation; whoever waits for the next result is told that there is none. */
  return(value: undefined): Promise<IteratorResult<FormattedExecutionResult, undefined>>
}
