import type { Account } from '../../../core/account/Account.js'
import type { WorkGroup } from '../../../core/report/WorkInProgress.js'

/** A group as GraphQL's default resolvers read it. */
export type WorkRow = Omit<WorkGroup, 'account'> & { readonly __typename: string; readonly account: Account | null }
