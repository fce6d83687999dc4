import {
  type DocumentNode,
  type FragmentDefinitionNode,
  getArgumentValues,
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  GraphQLString,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
  visit,
} from 'graphql'
import { collectFields, type FieldOccurrence, type SelectionSource, selectionSetsOf } from '../../plan/collectFields.js'
import { compileVariables } from '../../plan/compileVariables.js'
import { conditionVariables } from '../../plan/conditionVariables.js'
import type { FieldPlan, LocalPlan, ObjectPlan, ValuePlan } from './LocalPlan.js'

/**
 * Compiles a validated operation. Undefined for what plans of a gateway hold seldom or never, and what graphql-js executes in its place:
 * selections that depend on a variable, introspection, subscriptions.
 */
export const compileLocalPlan = (schema: GraphQLSchema, document: DocumentNode): LocalPlan | undefined => {
  const operation = onlyOperationOf(document)
  const root = operation === undefined ? undefined : schema.getRootType(operation.operation)
  if (operation === undefined || root === undefined || root === null || !isCompilable(document, operation)) return undefined
  const fragments = new Map<string, FragmentDefinitionNode>(
    document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [])),
  )
  return {
    schema,
    operation,
    fragments: Object.fromEntries(fragments),
    readVariables: compileVariables(schema, operation.variableDefinitions),
    root: objectPlan({ schema, fragments, conditions: {} }, root, [operation.selectionSet]),
    isSerial: operation.operation === OperationTypeNode.MUTATION,
  }
}

const onlyOperationOf = ({ definitions }: DocumentNode): OperationDefinitionNode | undefined => {
  const operations = definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION)
  return operations.length === 1 ? operations[0] : undefined
}

const isCompilable = (document: DocumentNode, { operation }: OperationDefinitionNode): boolean => {
  let introspects = false
  visit(document, { Field: ({ name: { value } }) => void (introspects ||= value === '__schema' || value === '__type') })
  return operation !== OperationTypeNode.SUBSCRIPTION && !introspects && conditionVariables(document).length === 0
}

const objectPlan = (source: SelectionSource, type: GraphQLObjectType, selectionSets: readonly SelectionSetNode[]): ObjectPlan => ({
  type,
  fields: [...collectFields(source, type, selectionSets)].map(([responseName, found]) => fieldPlan(source, type, responseName, found)),
})

const fieldPlan = (
  source: SelectionSource,
  parentType: GraphQLObjectType,
  responseName: string,
  occurrences: readonly [FieldOccurrence, ...FieldOccurrence[]],
): FieldPlan => {
  const nodes = occurrences.map(({ node }) => node)
  const fieldName = occurrences[0].node.name.value
  const shared = { responseName, fieldName, parentType, nodes }
  if (fieldName === '__typename') {
    return {
      ...shared,
      definition: undefined,
      resolve: undefined,
      constantArguments: {},
      value: { kind: 'leaf', nonNull: true, type: GraphQLString },
    }
  }
  const definition = parentType.getFields()[fieldName]
  if (definition === undefined) throw new Error(`type "${parentType.name}" has no field "${fieldName}"`)
  return {
    ...shared,
    definition,
    resolve: definition.resolve,
    constantArguments: constantArguments(definition, occurrences),
    value: valuePlan(source, definition.type, selectionSetsOf(occurrences)),
  }
}

const constantArguments = (
  definition: GraphQLField<unknown, unknown>,
  [{ node }]: readonly [FieldOccurrence, ...FieldOccurrence[]],
): Record<string, unknown> | undefined => {
  let dependsOnVariables = false
  for (const argument of node.arguments ?? []) visit(argument, { Variable: () => void (dependsOnVariables = true) })
  return dependsOnVariables ? undefined : getArgumentValues(definition, node)
}

const valuePlan = (
  source: SelectionSource,
  type: GraphQLOutputType,
  selectionSets: readonly SelectionSetNode[],
  nonNull = false,
): ValuePlan => {
  if (isNonNullType(type)) return valuePlan(source, type.ofType, selectionSets, true)
  if (isListType(type)) return { kind: 'list', nonNull, item: valuePlan(source, type.ofType, selectionSets) }
  const named = getNamedType(type)
  if (isLeafType(named)) return { kind: 'leaf', nonNull, type: named }
  const known = new Map<GraphQLObjectType, ObjectPlan>()
  const planFor = (runtime: GraphQLObjectType): ObjectPlan => {
    let plan = known.get(runtime)
    if (plan === undefined) {
      plan = objectPlan(source, runtime, selectionSets)
      known.set(runtime, plan)
    }
    return plan
  }
  return {
    kind: 'object',
    nonNull,
    abstractType: isAbstractType(named) ? named : undefined,
    objectType: isObjectType(named) ? named : undefined,
    planFor,
  }
}
