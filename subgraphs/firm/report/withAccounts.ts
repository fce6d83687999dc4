import type { Account } from '../../../core/account/Account.js'
import type { AccountKey } from '../../../core/recordId.js'
import type { Connection } from '../../../schema/connection/connectionOfEdges.js'

/** Gives each row of a page its type's name, and its account in place of the account's key. */
export const withAccounts = <Row extends { readonly account: AccountKey | null }>(
  { edges, ...connection }: Connection<Row>,
  accounts: readonly Account[],
  typeName: string,
): object => {
  const byKey = new Map(accounts.map((account) => [account.key, account]))
  const typed = edges.map(({ cursor, node }) => ({
    cursor,
    node: { ...node, __typename: typeName, account: node.account === null ? null : (byKey.get(node.account) ?? null) },
  }))
  return { ...connection, edges: typed, nodes: typed.map(({ node }) => node) }
}
