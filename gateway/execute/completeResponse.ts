import { GraphQLError } from 'graphql'
import type { FieldShape, ListShape, ObjectShape, TypedFields, ValueShape } from '../plan/SelectionShape.js'
import { isResultObject, memberOf, type ResultObject } from './ResultObject.js'

/** What one completion needs and finds. */
export interface Completion {
  /** Answers a root field of introspection. */
  readonly introspect: (responseName: string) => unknown
  /** Values that are not what the schema promises; the nulls that stand for them are in the data. */
  readonly faults: GraphQLError[]
  /** See `GatewayOptions.leaveOutLostRecords`. */
  readonly leaveOutLostRecords: boolean
}

/** A null where the schema allows none: the nearest nullable value above becomes null in its place. */
const refused = Symbol('refused')

/** A null that a fault already explains. */
const faulty = Symbol('faulty')

/**
 * Makes the client's answer of the merged data: the fields asked for, in the order asked, each of the promised type. What subgraphs sent
 * beyond that (keys, required fields) falls away. Null when a null reached the root.
 */
export const completeResponse = (shape: ObjectShape, data: ResultObject, completion: Completion): ResultObject | null => {
  // The root is what the operation says it is: a subgraph may call its own root type something else.
  const typed = shape.fieldsOf(shape.typeName)
  if (typed === undefined) throw new Error(`the schema has no root type "${shape.typeName}"`)
  const completed = completeObject(typed, data, { ...completion, path: [] })
  return completed === refused ? null : completed
}

interface Walk extends Completion {
  readonly path: (string | number)[]
}

const completeObject = (typed: TypedFields, input: ResultObject, walk: Walk): ResultObject | typeof refused => {
  const output: ResultObject = {}
  for (const field of typed.fields) {
    const { responseName } = field
    if (field.special === 'none') {
      const value = completeField(field, memberOf(input, responseName), walk)
      if (value === refused) return refused
      output[responseName] = value
    } else if (field.special === 'typename') {
      if (typed.objectTypeName === undefined) return refused
      output[responseName] = typed.objectTypeName
    } else {
      output[responseName] = walk.introspect(responseName)
    }
  }
  return output
}

const completeField = (field: FieldShape, input: unknown, walk: Walk): unknown => {
  walk.path.push(field.responseName)
  const value = completeValue(field.value, input, walk)
  if (value === null && field.value.nonNull)
    fault(walk, `Cannot return null for non-nullable field ${field.parentName}.${field.responseName}.`)
  walk.path.pop()
  if (value !== null && value !== faulty) return value
  return field.value.nonNull ? refused : null
}

/** The value; null for a null that nothing explains yet; `faulty` for one that has been. */
const completeValue = (shape: ValueShape, input: unknown, walk: Walk): unknown => {
  if (input === null || input === undefined) return null
  if (shape.kind === 'leaf') {
    return shape.accepts(input) ? input : fault(walk, `Invalid value found for a field of type ${shape.typeName}.`)
  }
  if (shape.kind === 'list') return completeList(shape, input, walk)
  if (!isResultObject(input)) throw new Error(`a subgraph sent no object for type ${shape.typeName}`)
  const typeName = input['__typename']
  const typed = shape.fieldsOf(typeof typeName === 'string' ? typeName : shape.typeName)
  if (typed === undefined) return fault(walk, `Invalid __typename found for an object of type ${shape.typeName}.`)
  const value = completeObject(typed, input, walk)
  return value === refused ? faulty : value
}

const completeList = ({ item, typeName }: ListShape, input: unknown, walk: Walk): unknown => {
  if (!Array.isArray(input)) throw new Error(`a subgraph sent no list for type ${typeName}`)
  const output: unknown[] = []
  let whole = true
  const mayBeLeftOut = walk.leaveOutLostRecords && item.nonNull && item.kind === 'object'
  for (let index = 0; index < input.length; index++) {
    walk.path.push(index)
    const value = completeValue(item, input[index], walk)
    if (mayBeLeftOut && (value === null || value === faulty)) {
      walk.path.pop()
      continue
    }
    if (value === null && item.nonNull) {
      fault(walk, `Cannot return null for non-nullable array element of type ${item.typeName} at index ${String(index)}.`)
    }
    walk.path.pop()
    const absent = value === null || value === faulty
    if (absent && item.nonNull) whole = false
    output.push(absent ? null : value)
  }
  return whole ? output : faulty
}

const fault = (walk: Walk, message: string): typeof faulty => {
  walk.faults.push(new GraphQLError(message, { path: [...walk.path] }))
  return faulty
}
