import {
  defaultTypeResolver,
  getArgumentValues,
  GraphQLError,
  type GraphQLAbstractType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  isObjectType,
  locatedError,
} from 'graphql'
import type { FieldPlan, LocalPlan, ObjectPlan, ValuePlan } from './LocalPlan.js'

/** Where a value stands, innermost first; the form resolvers are given. */
type Path = GraphQLResolveInfo['path']

type Data = Record<string, unknown>

/**
 * One run of a compiled operation. It does what graphql-js does with the same operation, value by value and error by error (a test holds
 * them side by side): parallel fields, serial mutations, nulls that move up, promises anywhere. Only what never changes between requests
 * is not done again.
 */
export class LocalRun {
  readonly errors: GraphQLError[] = []
  readonly #plan: LocalPlan
  readonly #context: unknown
  readonly #variables: Record<string, unknown>

  constructor(plan: LocalPlan, context: unknown, variables: Record<string, unknown>) {
    this.#plan = plan
    this.#context = context
    this.#variables = variables
  }

  /** Runs the operation; null when a null reached the root. */
  async execute(): Promise<Data | null> {
    try {
      return await (this.#plan.isSerial ? this.#serially(this.#plan.root) : this.#fields(this.#plan.root, undefined, undefined))
    } catch (error) {
      this.errors.push(asGraphQLError(error))
      return null
    }
  }

  async #serially(plan: ObjectPlan): Promise<Data> {
    const result: Data = {}
    for (const field of plan.fields) result[field.responseName] = await this.#field(field, undefined, undefined)
    return result
  }

  #fields(plan: ObjectPlan, source: unknown, path: Path | undefined): Data | Promise<Data> {
    const result: Data = {}
    let pending: Promise<unknown>[] | undefined
    try {
      for (const field of plan.fields) {
        const value = this.#field(field, source, path)
        if (isPromise(value)) {
          // Keeps the field's place among its neighbours.
          result[field.responseName] = null
          pending ??= []
          pending.push(value.then((settled) => void (result[field.responseName] = settled)))
        } else {
          result[field.responseName] = value
        }
      }
    } catch (error) {
      if (pending === undefined) throw error
      // Neighbours that run on may fail too, and somebody has to listen.
      return Promise.allSettled(pending).then(() => {
        throw error
      })
    }
    return pending === undefined ? result : Promise.all(pending).then(() => result)
  }

  #field(field: FieldPlan, source: unknown, parentPath: Path | undefined): unknown {
    try {
      const resolved = this.#resolve(field, source, parentPath)
      const completed = isPromise(resolved)
        ? resolved.then((value) => this.#complete(field, field.value, value, pathOf(field, parentPath)))
        : field.value.kind === 'leaf'
          ? this.#completeLeaf(field, field.value, resolved)
          : this.#complete(field, field.value, resolved, pathOf(field, parentPath))
      return isPromise(completed)
        ? completed.then(undefined, (error: unknown) => this.#settle(error, field, field.value, pathOf(field, parentPath)))
        : completed
    } catch (error) {
      return this.#settle(error, field, field.value, pathOf(field, parentPath))
    }
  }

  #resolve(field: FieldPlan, source: unknown, parentPath: Path | undefined): unknown {
    const { resolve, fieldName, definition } = field
    if (definition === undefined) return field.parentType.name
    if (resolve !== undefined) {
      return resolve(source, this.#argumentsOf(field), this.#context, this.#infoOf(field, pathOf(field, parentPath)))
    }
    if ((typeof source !== 'object' || source === null) && typeof source !== 'function') return undefined
    // Any object may be a source; whether it has the member is seen by looking.
    const member = (source as Data)[fieldName]
    if (typeof member !== 'function') return member
    return member.call(source, this.#argumentsOf(field), this.#context, this.#infoOf(field, pathOf(field, parentPath)))
  }

  #argumentsOf({ constantArguments, definition, nodes: [node] }: FieldPlan): Data {
    if (constantArguments !== undefined) return { ...constantArguments }
    if (definition === undefined || node === undefined) return {}
    return getArgumentValues(definition, node, this.#variables)
  }

  #infoOf(field: FieldPlan, path: Path): GraphQLResolveInfo {
    const { schema, operation, fragments } = this.#plan
    return {
      fieldName: field.fieldName,
      fieldNodes: field.nodes,
      // Only fields with a definition are resolved.
      returnType: field.definition!.type,
      parentType: field.parentType,
      path,
      schema,
      fragments,
      rootValue: undefined,
      operation,
      variableValues: this.#variables,
    }
  }

  #complete(field: FieldPlan, plan: ValuePlan, value: unknown, path: Path): unknown {
    if (plan.kind === 'leaf') return this.#completeLeaf(field, plan, value)
    if (value instanceof Error) throw value
    if (value === null || value === undefined) return plan.nonNull ? refuseNull(field) : null
    return plan.kind === 'list' ? this.#completeList(field, plan.item, value, path) : this.#completeObject(field, plan, value, path)
  }

  #completeLeaf(field: FieldPlan, { type, nonNull }: Extract<ValuePlan, { kind: 'leaf' }>, value: unknown): unknown {
    if (value instanceof Error) throw value
    if (value === null || value === undefined) return nonNull ? refuseNull(field) : null
    const serialized: unknown = type.serialize(value)
    if (serialized === null || serialized === undefined)
      throw new Error(`The type "${type.name}" has no form for the value of field "${nameOf(field)}".`)
    return serialized
  }

  #completeList(field: FieldPlan, item: ValuePlan, value: unknown, path: Path): unknown {
    if (!isIterable(value)) throw new GraphQLError(`Expected Iterable, but did not find one for field "${nameOf(field)}".`)
    let hasPromise = false
    const completed: unknown[] = []
    for (const element of value) {
      const result = this.#item(field, item, element, { prev: path, key: completed.length, typename: undefined })
      if (isPromise(result)) hasPromise = true
      completed.push(result)
    }
    return hasPromise ? Promise.all(completed) : completed
  }

  #item(field: FieldPlan, plan: ValuePlan, element: unknown, path: Path): unknown {
    try {
      const completed = isPromise(element)
        ? element.then((value) => this.#complete(field, plan, value, path))
        : this.#complete(field, plan, element, path)
      return isPromise(completed) ? completed.then(undefined, (error: unknown) => this.#settle(error, field, plan, path)) : completed
    } catch (error) {
      return this.#settle(error, field, plan, path)
    }
  }

  #completeObject(field: FieldPlan, plan: Extract<ValuePlan, { kind: 'object' }>, value: unknown, path: Path): unknown {
    const { abstractType, objectType } = plan
    if (objectType !== undefined) return this.#objectOf(field, plan.planFor(objectType), value, path)
    if (abstractType === undefined) throw new Error('a composite type is an object type or an abstract one')
    const resolveType = abstractType.resolveType ?? defaultTypeResolver
    const name = resolveType(value, this.#context, this.#infoOf(field, fieldPathOf(path)), abstractType)
    const withType = (resolved: unknown): unknown =>
      this.#objectOf(field, plan.planFor(this.#runtimeType(resolved, abstractType, field)), value, path)
    return isPromise(name) ? name.then(withType) : withType(name)
  }

  #objectOf(field: FieldPlan, plan: ObjectPlan, value: unknown, path: Path): unknown {
    const { type } = plan
    if (type.isTypeOf === undefined || type.isTypeOf === null) return this.#fields(plan, value, path)
    const isOfType = type.isTypeOf(value, this.#context, this.#infoOf(field, fieldPathOf(path)))
    const withCheck = (holds: boolean): unknown => {
      if (!holds) throw new GraphQLError(`Expected a value of type "${type.name}" for field "${nameOf(field)}".`, { nodes: field.nodes })
      return this.#fields(plan, value, path)
    }
    return isPromise(isOfType) ? isOfType.then(withCheck) : withCheck(isOfType)
  }

  #runtimeType(name: unknown, abstractType: GraphQLAbstractType, field: FieldPlan): GraphQLObjectType {
    const { schema } = this.#plan
    const type = typeof name === 'string' ? schema.getType(name) : undefined
    if (isObjectType(type) && schema.isSubType(abstractType, type)) return type
    const found = typeof name === 'string' ? `"${name}"` : 'no name'
    throw new GraphQLError(
      `The value of field "${nameOf(field)}" is to be of a type of "${abstractType.name}", and its type is ${found}.`,
      {
        nodes: field.nodes,
      },
    )
  }

  /** An error where null is allowed ends there; elsewhere it goes on to the place above. */
  #settle(error: unknown, field: FieldPlan, { nonNull }: ValuePlan, path: Path): null {
    const located = locatedError(error, field.nodes, keysOf(path))
    if (nonNull) throw located
    this.errors.push(located)
    return null
  }
}

const pathOf = ({ responseName, parentType }: FieldPlan, prev: Path | undefined): Path => ({
  prev,
  key: responseName,
  typename: parentType.name,
})

/** The path of the field that a list's item belongs to: the one resolvers are told. */
const fieldPathOf = (path: Path): Path => {
  let at = path
  while (typeof at.key === 'number' && at.prev !== undefined) at = at.prev
  return at
}

const keysOf = (path: Path): readonly (string | number)[] => {
  const keys: (string | number)[] = []
  for (let at: Path | undefined = path; at !== undefined; at = at.prev) keys.push(at.key)
  return keys.reverse()
}

const nameOf = ({ parentType, fieldName }: FieldPlan): string => `${parentType.name}.${fieldName}`

const refuseNull = (field: FieldPlan): never => {
  throw new Error(`Cannot return null for non-nullable field ${nameOf(field)}.`)
}

const isPromise = (value: unknown): value is Promise<unknown> =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'

const isIterable = (value: unknown): value is Iterable<unknown> =>
  Array.isArray(value) || (typeof value === 'object' && value !== null && Symbol.iterator in value)

const asGraphQLError = (error: unknown): GraphQLError =>
  error instanceof GraphQLError ? error : new GraphQLError(error instanceof Error ? error.message : String(error))
