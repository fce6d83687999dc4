import { type DocumentNode, executeSync, type GraphQLSchema, Kind, type SelectionNode, type SelectionSetNode } from 'graphql'
import type { PreparedOperation } from '../plan/PreparedOperation.js'
import type { ResultObject } from './ResultObject.js'

/** Answers `__schema` and `__type` of an operation from the schema that clients see. */
export const executeIntrospection = (
  schema: GraphQLSchema,
  { definition, fragments }: PreparedOperation,
  variables: Readonly<Record<string, unknown>>,
): ResultObject => {
  const document: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [{ ...definition, selectionSet: onlyIntrospection(definition.selectionSet, fragments) }, ...fragments.values()],
  }
  const { data, errors } = executeSync({ schema, document, rootValue: {}, variableValues: variables })
  if (errors?.[0] !== undefined) throw errors[0]
  return data ?? {}
}

type Fragments = PreparedOperation['fragments']

/** The root selections without the fields that subgraphs answer; root fragments are written out so that theirs go too. */
const onlyIntrospection = ({ selections, ...rest }: SelectionSetNode, fragments: Fragments): SelectionSetNode => ({
  ...rest,
  selections: selections.flatMap((selection): SelectionNode[] => {
    if (selection.kind === Kind.FIELD) return selection.name.value.startsWith('__') ? [selection] : []
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)
    if (fragment === undefined) return []
    const { typeCondition } = fragment
    const { directives } = selection
    return [
      {
        kind: Kind.INLINE_FRAGMENT,
        selectionSet: onlyIntrospection(fragment.selectionSet, fragments),
        ...(typeCondition === undefined ? {} : { typeCondition }),
        ...(directives === undefined ? {} : { directives }),
      },
    ]
  }),
})
