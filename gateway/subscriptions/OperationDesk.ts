import {
  type DocumentNode,
  type FormattedExecutionResult,
  GraphQLError,
  type GraphQLFormattedError,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import type { Caller } from '../../core/caller.js'
import { MattergraphError } from '../../core/errors.js'
import type { AdmitOperation, OperationWish, RefusedOperation } from '../admitOperation.js'
import { asGraphQLError } from '../errors/asGraphQLError.js'
import { checkRequestSize } from '../limits/checkRequestSize.js'
import type { Limits } from '../limits/Limits.js'
import type { Backlog } from './Backlog.js'
import type { OperationResults } from './OperationResults.js'
import { type EventGround, runOnce } from './runOnce.js'
import type { Subscriptions } from './Subscriptions.js'

/** An operation as it comes over a connection that streams. */
export interface StreamedRequest extends OperationWish {
  readonly query: string
  /** Whether it came in a way that may change nothing. */
  readonly isReadOnly?: boolean
}

/** An operation that is served. */
export interface ServedOperation {
  readonly definition: OperationDefinitionNode
  readonly results: OperationResults
}

/** What operations over such connections are served with. */
export interface OperationDeskOptions extends EventGround {
  readonly admit: AdmitOperation
  readonly limits: Limits
  readonly subscriptions: Subscriptions
}

const documentsKept = 1_000

/** Serves operations of every kind over WebSockets and event streams: the same checks, the same limits, the same errors as over HTTP. */
export class OperationDesk {
  readonly #options: OperationDeskOptions
  readonly #documents = new LRUCache<string, DocumentNode>({ max: documentsKept })

  constructor(options: OperationDeskOptions) {
    this.#options = options
  }

  /** How many documents are kept now. */
  get documents(): number {
    return this.#documents.size
  }

  /** Begins to serve an operation: what it asks for once has been done when this resolves. Never rejects. */
  async serve(request: StreamedRequest, caller: Caller | null, backlog: Backlog): Promise<ServedOperation | RefusedOperation> {
    try {
      const admitted = this.#options.admit(this.#parsed(request), request)
      if ('refused' in admitted) return admitted
      const { definition, type } = admitted.operation
      if (type === OperationTypeNode.MUTATION && request.isReadOnly === true)
        throw new MattergraphError('BAD_USER_INPUT', 'a GET carries out no mutation: send a POST')
      if (type !== OperationTypeNode.SUBSCRIPTION)
        return { definition, results: resultsOf(await runOnce(this.#options, admitted, { caller })) }
      if (caller === null) throw new MattergraphError('UNAUTHENTICATED', 'subscriptions need a key')
      return { definition, results: await this.#options.subscriptions.begin(admitted, caller, backlog) }
    } catch (error) {
      return { refused: [asGraphQLError(error)] }
    }
  }

  /** An error as clients see it. */
  formatted(error: unknown): GraphQLFormattedError {
    return this.#options.formatError(asGraphQLError(error))
  }

  #parsed(request: StreamedRequest): DocumentNode {
    const excess = checkRequestSize(request, this.#options.limits)
    if (excess !== undefined) throw excess
    let document = this.#documents.get(request.query)
    if (document === undefined) {
      document = readDocument(request.query, this.#options.limits.tokens)
      this.#documents.set(request.query, document)
    }
    return document
  }
}

const readDocument = (query: string, maxTokens: number): DocumentNode => {
  try {
    return parse(query, { maxTokens })
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    throw new GraphQLError(error.message, {
      source: error.source ?? null,
      positions: error.positions ?? null,
      extensions: { code: 'GRAPHQL_PARSE_FAILED' },
    })
  }
}

async function* resultsOf(result: FormattedExecutionResult): AsyncGenerator<FormattedExecutionResult, undefined> {
  yield result
}
