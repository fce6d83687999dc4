import {
  type DocumentNode,
  type FieldNode,
  getNamedType,
  getOperationAST,
  GraphQLError,
  type GraphQLSchema,
  isInputObjectType,
  Kind,
  type ObjectValueNode,
  type OperationDefinitionNode,
  OperationTypeNode,
  separateOperations,
  visit,
} from 'graphql'
import { rootFields } from './rootFields.js'

/** A request as the executor is given it. */
export interface KeyedRequest {
  readonly document: DocumentNode
  readonly operationName: string | null | undefined
  readonly variables: Readonly<Record<string, unknown>>
}

/** The field of a write's input, and the argument that holds it. */
const [keyField, inputArgument] = ['idempotencyKey', 'input']
/** The variable that a key is handed through where the input stands in the document: so the document stays the same for every key, and is planned once. */
const keyVariable = 'idempotencyKeyOfHeader'

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Puts the key of the header `Idempotency-Key` into the input of a request's one mutation, where it has none of its own. This is done before the document is
 * validated, because an input without a key is none. A request with several mutations is refused: one key cannot stand for two writes.
 */
export class KeyedMutations {
  readonly #schema: GraphQLSchema
  /** Documents whose one mutation was given a place for the key, so that they too are planned once. */
  readonly #documents = new WeakMap<OperationDefinitionNode, DocumentNode>()

  constructor(schema: GraphQLSchema) {
    this.#schema = schema
  }

  /** The request with the key in its place; the request itself where the key has none. */
  keyed(request: KeyedRequest, key: string): KeyedRequest | GraphQLError {
    const { document, operationName, variables } = request
    const operation = getOperationAST(document, operationName)
    if (operation?.operation !== OperationTypeNode.MUTATION) return request
    const [field, ...others] = rootFields(document, operation)
    if (field === undefined) return request
    if (others.length > 0) {
      const message = `the header Idempotency-Key stands for one write, and the request has ${String(others.length + 1)}: give each its own idempotencyKey`
      return new GraphQLError(message, { nodes: [field, ...others], extensions: { code: 'BAD_USER_INPUT' } })
    }
    if (!this.#takesKey(field)) return request
    const input = field.arguments?.find(({ name }) => name.value === inputArgument)?.value
    if (input?.kind === Kind.VARIABLE) return { ...request, variables: inVariable(variables, input.name.value, key) }
    if (input?.kind !== Kind.OBJECT) return request
    const own = input.fields.find(({ name }) => name.value === keyField)?.value
    // A variable that nothing was given for leaves the place empty.
    if (own?.kind === Kind.VARIABLE) return { ...request, variables: { ...variables, [own.name.value]: variables[own.name.value] ?? key } }
    if (own !== undefined && own.kind !== Kind.NULL) return request
    return { ...request, document: this.#withPlace(document, operation, input), variables: { ...variables, [keyVariable]: key } }
  }

  #takesKey(field: FieldNode): boolean {
    const fields = this.#schema.getMutationType()?.getFields() ?? {}
    const argument = fields[field.name.value]?.args.find(({ name }) => name === inputArgument)
    const type = argument && getNamedType(argument.type)
    return isInputObjectType(type) && type.getFields()[keyField] !== undefined
  }

  #withPlace(document: DocumentNode, operation: OperationDefinitionNode, input: ObjectValueNode): DocumentNode {
    const known = this.#documents.get(operation)
    if (known !== undefined) return known
    const name = (value: string) => ({ kind: Kind.NAME, value }) as const
    const variable = { kind: Kind.VARIABLE, name: name(keyVariable) } as const
    const type = { kind: Kind.NON_NULL_TYPE, type: { kind: Kind.NAMED_TYPE, name: name('String') } } as const
    const fields = input.fields.filter((one) => one.name.value !== keyField)
    const filled = { ...input, fields: [...fields, { kind: Kind.OBJECT_FIELD, name: name(keyField), value: variable } as const] }
    const definition = { kind: Kind.VARIABLE_DEFINITION, variable, type } as const
    // Alone: a fragment may stand in other operations too, which have no such variable.
    const alone = separateOperations(document)[operation.name?.value ?? ''] ?? document
    const made: DocumentNode = visit(alone, {
      ObjectValue: (node) => (node === input ? filled : undefined),
      OperationDefinition: { leave: (node) => ({ ...node, variableDefinitions: [...(node.variableDefinitions ?? []), definition] }) },
    })
    this.#documents.set(operation, made)
    return made
  }
}

const inVariable = (variables: Readonly<Record<string, unknown>>, name: string, key: string): Readonly<Record<string, unknown>> => {
  const input = variables[name]
  return isObject(input) ? { ...variables, [name]: { ...input, [keyField]: input[keyField] ?? key } } : variables
}
