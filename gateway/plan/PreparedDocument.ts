import { type DocumentNode, getOperationAST, GraphQLError, type OperationDefinitionNode, validate } from 'graphql'
import type { GatewayInstruments } from '../../core/instruments/GatewayInstruments.js'
import { DocumentMeasure } from '../limits/DocumentMeasure.js'
import { limitRules } from '../limits/limitRules.js'
import type { Limits } from '../limits/Limits.js'
import { findPageSizes, type PageSizes } from '../limits/pageSize.js'
import type { LoadedSupergraph } from './loadSupergraph.js'
import { PreparedOperation } from './PreparedOperation.js'

/** What a document is prepared with. */
export interface PreparationOptions {
  readonly limits: Limits
  readonly instruments: Pick<GatewayInstruments, 'plan' | 'keptPlan'>
}

/** A document that was measured, validated and (operation by operation, when asked for) planned, each once. */
export class PreparedDocument {
  /** Why the document is refused; empty when it is not. */
  readonly errors: readonly GraphQLError[]
  readonly #supergraph: LoadedSupergraph
  readonly #document: DocumentNode
  readonly #instruments: PreparationOptions['instruments']
  readonly #operations = new Map<OperationDefinitionNode, PreparedOperation | GraphQLError>()
  #pageSizes: PageSizes | undefined

  constructor(supergraph: LoadedSupergraph, document: DocumentNode, { limits, instruments }: PreparationOptions) {
    this.#supergraph = supergraph
    this.#document = document
    this.#instruments = instruments
    this.errors = refusalsOf(supergraph, document, limits)
  }

  /** The page sizes the document asks for. */
  get pageSizes(): PageSizes {
    this.#pageSizes ??= findPageSizes(this.#supergraph.apiSchema, this.#document)
    return this.#pageSizes
  }

  /** The operation of this name, or the only one. Gives back an error where there is none or it cannot be planned. */
  operation(name: string | null | undefined): PreparedOperation | GraphQLError {
    const definition = getOperationAST(this.#document, name)
    if (definition === null || definition === undefined) return new GraphQLError(unknownOperation(name))
    const known = this.#operations.get(definition)
    if (known !== undefined) {
      this.#instruments.keptPlan()
      return known
    }
    const prepared = this.#instruments.plan(() => this.#prepare(definition))
    this.#operations.set(definition, prepared)
    return prepared
  }

  #prepare(definition: OperationDefinitionNode): PreparedOperation | GraphQLError {
    try {
      return new PreparedOperation(this.#supergraph, this.#document, definition)
    } catch (error) {
      if (error instanceof GraphQLError) return error
      throw error
    }
  }
}

const refusalsOf = (supergraph: LoadedSupergraph, document: DocumentNode, limits: Limits): readonly GraphQLError[] => {
  const measure = new DocumentMeasure(document)
  for (const rule of limitRules) {
    const excess = rule(measure, limits)
    if (excess !== undefined) return [excess]
  }
  return validate(supergraph.apiSchema, document, undefined, { maxErrors: 20, hideSuggestions: true })
}

const unknownOperation = (name: string | null | undefined): string =>
  name === null || name === undefined || name === ''
    ? 'The document holds several operations or none: name one that it holds in operationName.'
    : `The document holds no operation named "${name}".`
