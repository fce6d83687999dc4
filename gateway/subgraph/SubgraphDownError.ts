/** No process of a subgraph can be reached, or the one that was asked went away before it answered. */
export class SubgraphDownError extends Error {
  override readonly name = 'SubgraphDownError'

  constructor(
    /** The subgraph's name. */
    readonly subgraph: string,
    cause: unknown,
  ) {
    super(`subgraph "${subgraph}" cannot be reached`, { cause })
  }
}
