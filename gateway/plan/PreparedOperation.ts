import { operationFromDocument } from '@apollo/federation-internals'
import type { PlanNode, SubscriptionNode } from '@apollo/query-planner'
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type OperationTypeNode,
} from 'graphql'
import { compileRecordCount, type RecordCount } from '../limits/compileRecordCount.js'
import { compileShape } from './compileShape.js'
import { compileVariables, type VariableReader } from './compileVariables.js'
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
  /** How many records the operation asks for at most. */
  readonly recordsFor: RecordCount
  readonly #supergraph: LoadedSupergraph
  readonly #readVariables: VariableReader
  readonly #conditionNames: readonly string[]
  readonly #defaults: Readonly<Record<string, unknown>>
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
    this.recordsFor = compileRecordCount({ schema: supergraph.apiSchema, definition, fragments: this.fragments })
    this.#readVariables = compileVariables(supergraph.apiSchema, definition.variableDefinitions)
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
    return this.#readVariables(variables).errors ?? []
  }

  /** The value of a `@skip` or `@include` variable, its default taken where the request says nothing. */
  conditionValue(name: string, variables: Readonly<Record<string, unknown>>): boolean {
    return (variables[name] ?? this.#defaults[name]) === true
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
}

const planOf = (
  { plannerSchema, planner }: LoadedSupergraph,
  document: DocumentNode,
  operationName: string | undefined,
): PlanNode | SubscriptionNode | undefined => {
  const operation = operationFromDocument(plannerSchema, document, operationName === undefined ? {} : { operationName })
  return planner.buildQueryPlan(operation).node
}
