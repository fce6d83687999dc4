import {
  getNamedType,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  isCompositeType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import { collectFields, type FieldOccurrence, type SelectionSource, selectionSetsOf } from './collectFields.js'
import { leafCheckOf } from './leafCheckOf.js'
import type { FieldShape, ObjectShape, TypedFields, ValueShape } from './SelectionShape.js'

/** Compiles a validated operation into the shape of its answer. */
export const compileShape = (source: SelectionSource, operation: OperationDefinitionNode): ObjectShape => {
  const root = source.schema.getRootType(operation.operation)
  if (root === undefined || root === null) throw new Error(`the schema has no ${operation.operation} type`)
  return objectShape(source, root, [operation.selectionSet], true)
}

const objectShape = (
  source: SelectionSource,
  declared: GraphQLCompositeType,
  selectionSets: readonly SelectionSetNode[],
  nonNull: boolean,
): ObjectShape => {
  // A type that never comes is never compiled: a union of forty types costs what is met.
  const known = new Map<string, TypedFields | undefined>()
  const fieldsOf = (typeName: string): TypedFields | undefined => {
    if (!known.has(typeName)) known.set(typeName, typedFields(source, typeName, selectionSets))
    return known.get(typeName)
  }
  return { kind: 'object', nonNull, typeName: declared.name, declared, fieldsOf }
}

const typedFields = (source: SelectionSource, typeName: string, selectionSets: readonly SelectionSetNode[]): TypedFields | undefined => {
  const type = source.schema.getType(typeName)
  if (!isCompositeType(type)) return undefined
  return {
    fields: [...collectFields(source, type, selectionSets)].map(([responseName, found]) => fieldShape(source, responseName, found)),
    objectTypeName: isObjectType(type) ? type.name : undefined,
  }
}

const fieldShape = (
  source: SelectionSource,
  responseName: string,
  occurrences: readonly [FieldOccurrence, ...FieldOccurrence[]],
): FieldShape => {
  const [first] = occurrences
  const fieldName = first.node.name.value
  const shared = { responseName, fieldName, parentName: first.parent.name }
  if (fieldName === '__typename') return { ...shared, special: 'typename', value: anyLeaf }
  if (fieldName === '__schema' || fieldName === '__type') return { ...shared, special: 'introspection', value: anyLeaf }
  const field = 'getFields' in first.parent ? first.parent.getFields()[fieldName] : undefined
  if (field === undefined) throw new Error(`type "${first.parent.name}" has no field "${fieldName}"`)
  return { ...shared, special: 'none', value: valueShape(source, field.type, selectionSetsOf(occurrences)) }
}

const anyLeaf: ValueShape = { kind: 'leaf', nonNull: false, typeName: 'String', accepts: () => true }

const valueShape = (
  source: SelectionSource,
  type: GraphQLOutputType,
  selectionSets: readonly SelectionSetNode[],
  nonNull = false,
): ValueShape => {
  if (isNonNullType(type)) return valueShape(source, type.ofType, selectionSets, true)
  if (isListType(type)) {
    return { kind: 'list', nonNull, typeName: String(type), item: valueShape(source, type.ofType, selectionSets) }
  }
  const named = getNamedType(type)
  if (isLeafType(named)) return { kind: 'leaf', nonNull, typeName: named.name, accepts: leafCheckOf(named) }
  return objectShape(source, named, selectionSets, nonNull)
}
