import {
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import { isSelected } from './isSelected.js'
import { leafCheckOf } from './leafCheckOf.js'
import type { FieldShape, ObjectShape, TypedFields, ValueShape } from './SelectionShape.js'

/** What is needed to compile one operation under one set of `@skip` and `@include` values. */
export interface ShapeSource {
  readonly schema: GraphQLSchema
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  readonly conditions: Readonly<Record<string, unknown>>
}

interface FieldOccurrence {
  readonly node: FieldNode
  readonly parent: GraphQLCompositeType
}

/** Compiles a validated operation into the shape of its answer. */
export const compileShape = (source: ShapeSource, operation: OperationDefinitionNode): ObjectShape => {
  const root = source.schema.getRootType(operation.operation)
  if (root === undefined || root === null) throw new Error(`the schema has no ${operation.operation} type`)
  return objectShape(source, root, [operation.selectionSet], true)
}

const objectShape = (
  source: ShapeSource,
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

const typedFields = (source: ShapeSource, typeName: string, selectionSets: readonly SelectionSetNode[]): TypedFields | undefined => {
  const type = source.schema.getType(typeName)
  if (!isCompositeType(type)) return undefined
  const occurrences = new Map<string, FieldOccurrence[]>()
  for (const { selections } of selectionSets) collect(source, type, type, selections, occurrences)
  return {
    fields: [...occurrences].map(([responseName, found]) => fieldShape(source, responseName, found)),
    objectTypeName: isObjectType(type) ? type.name : undefined,
  }
}

const collect = (
  source: ShapeSource,
  runtime: GraphQLCompositeType,
  parent: GraphQLCompositeType,
  selections: readonly SelectionNode[],
  into: Map<string, FieldOccurrence[]>,
): void => {
  for (const selection of selections) {
    if (!isSelected(selection, source.conditions)) continue
    if (selection.kind === Kind.FIELD) {
      const responseName = selection.alias?.value ?? selection.name.value
      const found = into.get(responseName)
      if (found === undefined) into.set(responseName, [{ node: selection, parent }])
      else found.push({ node: selection, parent })
      continue
    }
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : source.fragments.get(selection.name.value)
    if (fragment === undefined) continue
    const condition = fragment.typeCondition === undefined ? parent : source.schema.getType(fragment.typeCondition.name.value)
    if (isCompositeType(condition) && covers(source.schema, condition, runtime)) {
      collect(source, runtime, condition, fragment.selectionSet.selections, into)
    }
  }
}

const covers = (schema: GraphQLSchema, condition: GraphQLCompositeType, runtime: GraphQLCompositeType): boolean =>
  condition === runtime ||
  (isAbstractType(condition) && runtime !== condition && 'getFields' in runtime && schema.isSubType(condition, runtime))

const fieldShape = (source: ShapeSource, responseName: string, occurrences: readonly FieldOccurrence[]): FieldShape => {
  const [first] = occurrences
  if (first === undefined) throw new Error('a response field occurs at least once')
  const fieldName = first.node.name.value
  const shared = { responseName, fieldName, parentName: first.parent.name }
  if (fieldName === '__typename') return { ...shared, special: 'typename', value: anyLeaf }
  if (fieldName === '__schema' || fieldName === '__type') return { ...shared, special: 'introspection', value: anyLeaf }
  const field = 'getFields' in first.parent ? first.parent.getFields()[fieldName] : undefined
  if (field === undefined) throw new Error(`type "${first.parent.name}" has no field "${fieldName}"`)
  const selectionSets = occurrences.flatMap(({ node }) => (node.selectionSet === undefined ? [] : [node.selectionSet]))
  return { ...shared, special: 'none', value: valueShape(source, field.type, selectionSets) }
}

const anyLeaf: ValueShape = { kind: 'leaf', nonNull: false, typeName: 'String', accepts: () => true }

const valueShape = (
  source: ShapeSource,
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
