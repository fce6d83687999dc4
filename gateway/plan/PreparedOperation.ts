import { operationFromDocument } from '@apollo/federation-internals'
import type { PlanNode, SubscriptionNode } from '@apollo/query-planner'
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  type OperationTypeNode,
} from 'graphql'
import { countRecords } from '../limits/countRecords.js'
import { compileShape } from './compileShape.js'
import { conditionVariables } from './conditionVariables.js'
import type { LoadedSupergraph } from './loadSupergraph.js'
import type { ObjectShape } from './SelectionShape.js'
import { splitIntrospection } from './splitIntrospection.js'

/** More shapes than this are not kept: nobody varies so many `@skip` and `@include` values, except to fill the memory. */
const shapesKept = 16

/** One operation of a validated document: planned once, its answer's shape compiled once. */
export class PreparedOperation {
  readonly definition: OperationDefinitionNode
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
  /** The part that the schema answers by itself; undefined where there is none. */
  readonly introspection: DocumentNode | undefined
  /** Undefined where no subgraph is needed. */
  readonly plan: PlanNode | SubscriptionNode | undefined
  readonly #supergraph: LoadedSupergraph
  readonly #conditionNames: readonly string[]
  readonly #defaults: Readonly<Record<string, unknown>>
  /** Kept where no variable can change it. */
  #records: number | undefined
  readonly #shapes = new Map<string, ObjectShape>()

  /** Plans the operation. Throws a GraphQLError when the planner refuses it. */
  constructor(supergraph: LoadedSupergraph, document: DocumentNode, definition: OperationDefinitionNode) {
    this.#supergraph = supergraph
    this.definition = definition
    this.fragments = new Map(
      document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [])),
    )
    const { introspection, data } = splitIntrospection(document, definition)
    this.introspection = introspection
    this.plan = data === undefined ? undefined : planOf(supergraph, data, definition.name?.value)
    this.#conditionNames = conditionVariables(document)
    this.#defaults = Object.fromEntries(
      (definition.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
        defaultValue?.kind === Kind.BOOLEAN ? [[variable.name.value, defaultValue.value]] : [],
      ),
    )
  }

  /** Query, mutation or subscription. */
  get type(): OperationTypeNode {
    return this.definition.operation
  }

  /** What is wrong with these variables; empty when nothing is. */
  checkVariables(variables: Readonly<Record<string, unknown>>): readonly GraphQLError[] {
    const definitions = this.definition.variableDefinitions
    if (definitions === undefined || definitions.length === 0) return []
    const options = { maxErrors: 20, hideSuggestions: true }
    return getVariableValues(this.#supergraph.apiSchema, definitions, variables, options).errors ?? []
  }

  /** The value of a `@skip` or `@include` variable, its default taken where the request says nothing. */
  conditionValue(name: string, variables: Readonly<Record<string, unknown>>): boolean {
    return (variables[name] ?? this.#defaults[name]) === true
  }

  /** How many records the operation asks for at most. */
  recordsFor(variables: Readonly<Record<string, unknown>>): number {
    if ((this.definition.variableDefinitions ?? []).length > 0) return this.#countRecords(variables)
    this.#records ??= this.#countRecords({})
    return this.#records
  }

  /** The shape of the answer under these variables. */
  shapeFor(variables: Readonly<Record<string, unknown>>): ObjectShape {
    const values = this.#conditionNames.map((name) => this.conditionValue(name, variables))
    const key = values.map(Number).join('')
    const known = this.#shapes.get(key)
    if (known !== undefined) return known
    const conditions = Object.fromEntries(this.#conditionNames.map((name, index) => [name, values[index]]))
    const shape = compileShape({ schema: this.#supergraph.apiSchema, fragments: this.fragments, conditions }, this.definition)
    if (this.#shapes.size < shapesKept) this.#shapes.set(key, shape)
    return shape
  }

  #countRecords(variables: Readonly<Record<string, unknown>>): number {
    return countRecords({ schema: this.#supergraph.apiSchema, definition: this.definition, fragments: this.fragments }, variables)
  }
}

const planOf = (
  { plannerSchema, planner }: LoadedSupergraph,
  document: DocumentNode,
  operationName: string | undefined,
): PlanNode | SubscriptionNode | undefined => {
  const operation = operationFromDocument(plannerSchema, document, operationName === undefined ? {} : { operationName })
  return planner.buildQueryPlan(operation).node
}
