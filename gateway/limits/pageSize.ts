import {
  type ArgumentNode,
  type DocumentNode,
  type GraphQLError,
  getNamedType,
  type GraphQLSchema,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import { limitExceeded } from './limitExceeded.js'
import type { Limits } from './Limits.js'

/** Where a document says how long a page is to be. */
export interface PageSizes {
  /** The greatest number written in the document itself, defaults of variables included. */
  readonly literal: number
  /** The variables that are a page size. */
  readonly variables: readonly string[]
}

const sizeArguments: ReadonlySet<string> = new Set(['first', 'last'])

/** Finds the page sizes of a validated document: `first` and `last` of the fields that answer with a connection. */
export const findPageSizes = (schema: GraphQLSchema, document: DocumentNode): PageSizes => {
  const typeInfo = new TypeInfo(schema)
  const literals: number[] = [0]
  const variables = new Set<string>()
  const note = ({ value }: ArgumentNode): void => {
    if (value.kind === Kind.INT) literals.push(Number(value.value))
    if (value.kind === Kind.VARIABLE) variables.add(value.name.value)
  }
  const visitor = visitWithTypeInfo(typeInfo, {
    Field: ({ arguments: given }) => {
      const type = getNamedType(typeInfo.getType())
      if (type?.name.endsWith('Connection') === true)
        for (const argument of given ?? []) if (sizeArguments.has(argument.name.value)) note(argument)
    },
  })
  visit(document, visitor)
  visit(document, {
    VariableDefinition: ({ variable, defaultValue }) => {
      if (defaultValue?.kind === Kind.INT && variables.has(variable.name.value)) literals.push(Number(defaultValue.value))
    },
  })
  return { literal: Math.max(...literals), variables: [...variables] }
}

/** Bounds pages, whether the size is written in the document or comes in a variable. */
export const checkPageSize = (
  { literal, variables }: PageSizes,
  given: Readonly<Record<string, unknown>>,
  { pageSize: allowed }: Limits,
): GraphQLError | undefined => {
  const size = Math.max(literal, ...variables.map((name) => Number(given[name] ?? 0) || 0))
  return size > allowed ? limitExceeded('pageSize', allowed, size) : undefined
}
