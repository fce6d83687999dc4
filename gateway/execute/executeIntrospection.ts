import { type DocumentNode, executeSync, type GraphQLSchema } from 'graphql'
import type { ResultObject } from './ResultObject.js'

/** Answers introspection from the schema that clients see. */
export const executeIntrospection = (
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): ResultObject => {
  const { data, errors } = executeSync({ schema, document, rootValue: {}, variableValues: variables })
  if (errors?.[0] !== undefined) throw errors[0]
  return data ?? {}
}
