/** The GraphQL type of a value that stands behind an interface: every such value says it itself. */
export const typeNameOf = (value: { readonly __typename: string }): string => value.__typename
