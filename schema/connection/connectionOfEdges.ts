/** One entry of a list, and where it stands in it. */
export interface Edge<Node> {
  readonly cursor: string
  readonly node: Node
}

/** Where a list goes on beyond a page, and how long it is; null where nobody asked. */
export interface PageOutline<Total extends number | null = number | null> {
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
  readonly totalCount: Total
}

/** A page of a list in Relay's words, as GraphQL's default resolvers read it. */
export interface Connection<Node, Total extends number | null = number | null> {
  readonly edges: readonly Edge<Node>[]
  readonly nodes: readonly Node[]
  readonly pageInfo: {
    readonly hasNextPage: boolean
    readonly hasPreviousPage: boolean
    readonly startCursor: string | null
    readonly endCursor: string | null
  }
  readonly totalCount: Total
}

/** Tells a page in Relay's words. */
export const connectionOfEdges = <Node, Total extends number | null>(
  edges: readonly Edge<Node>[],
  { hasNextPage, hasPreviousPage, totalCount }: PageOutline<Total>,
): Connection<Node, Total> => ({
  edges,
  nodes: edges.map(({ node }) => node),
  pageInfo: { hasNextPage, hasPreviousPage, startCursor: edges.at(0)?.cursor ?? null, endCursor: edges.at(-1)?.cursor ?? null },
  totalCount,
})
