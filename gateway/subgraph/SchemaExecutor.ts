import {
  type DocumentNode,
  execute,
  GraphQLError,
  type GraphQLSchema,
  parse,
  specifiedRules,
  validate,
  ValuesOfCorrectTypeRule,
} from 'graphql'
import { MattergraphError } from '../../core/errors.js'
import { compileLocalPlan } from './local/compileLocalPlan.js'
import type { LocalPlan } from './local/LocalPlan.js'
import { LocalRun } from './local/LocalRun.js'
import type { SubgraphAnswer } from './Subgraph.js'

/** An operation of a plan, read and compiled. */
export interface ReadOperation {
  readonly document: DocumentNode
  /** Undefined where graphql-js executes it. */
  readonly plan: LocalPlan | undefined
  /** Why no run of it can be anything but refused: the client wrote a value that its scalar does not take. */
  readonly refusals?: readonly GraphQLError[]
}

/** All that the gateway judges as well. Of a literal it knows only what GraphQL's own scalars and the enums are; what a `Date` is, this schema alone does. */
const rulesOfShape = specifiedRules.filter((rule) => rule !== ValuesOfCorrectTypeRule)

/** An operation that is none of this schema's: the plan was made for another. */
export class OtherSchemaError extends Error {
  override readonly name = 'OtherSchemaError'
}

/** Reads and runs operations over one schema of ours. */
export class SchemaExecutor {
  readonly #schema: GraphQLSchema

  constructor(schema: GraphQLSchema) {
    this.#schema = schema
  }

  /** Parses, validates and compiles an operation; to be done once for each. Throws OtherSchemaError. */
  read(operation: string): ReadOperation {
    const document = parse(operation, { noLocation: true })
    const faults = validate(this.#schema, document)
    const [fault] = faults.length === 0 ? [] : validate(this.#schema, document, rulesOfShape)
    if (fault !== undefined) throw new OtherSchemaError('the schema is not the one the supergraph was composed from', { cause: fault })
    if (faults.length > 0) return { document, plan: undefined, refusals: faults.map(({ message }) => refusalOf(message)) }
    return { document, plan: compileLocalPlan(this.#schema, document) }
  }

  /** Runs an operation. */
  async run(
    { document, plan, refusals }: ReadOperation,
    context: unknown,
    variables: Readonly<Record<string, unknown>>,
  ): Promise<SubgraphAnswer> {
    if (refusals !== undefined) return { errors: refusals }
    if (plan === undefined) return execute({ schema: this.#schema, document, contextValue: context, variableValues: variables })
    const { coerced, errors } = plan.readVariables(variables)
    if (coerced === undefined) return { errors }
    const run = new LocalRun(plan, context, coerced)
    const data = await run.execute()
    return run.errors.length === 0 ? { data } : { data, errors: run.errors }
  }
}

const refusalOf = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: new MattergraphError('BAD_USER_INPUT', message).extensions })
