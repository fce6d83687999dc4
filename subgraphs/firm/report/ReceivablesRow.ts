import type { Account } from '../../../core/account/Account.js'
import type { ReceivablesGroup } from '../../../core/report/Receivables.js'

/** A group as GraphQL's default resolvers read it. */
export type ReceivablesRow = Omit<ReceivablesGroup, 'account'> & { readonly __typename: string; readonly account: Account }
