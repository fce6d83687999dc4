import type { FetchNode, PlanNode, ResponsePath, SubscriptionNode } from '@apollo/query-planner'
import { GraphQLError } from 'graphql'
import { MattergraphError } from '../../core/errors.js'
import { vendorNames, vendorOfSlug } from '../../core/vendor.js'
import type { Representations, SubgraphAnswer } from '../subgraph/Subgraph.js'
import { SubgraphDownError } from '../subgraph/SubgraphDownError.js'
import { applyRewrites } from './applyRewrites.js'
import { entitiesAt, pathsAt } from './entitiesAt.js'
import type { ExecutionGround, OperationRequest } from './executeOperation.js'
import { mergeResult } from './mergeResult.js'
import { isResultObject, type ResultObject } from './ResultObject.js'
import { selectRepresentation } from './selectRepresentation.js'

/** Where in the data a part of the plan works: on these objects, which stand at this path of the plan. */
interface Cursor {
  readonly objects: readonly ResultObject[]
  readonly path: ResponsePath
}

/** The entities of one fetch: what is asked, each thing once, and for each the places in the data that wait for it. */
interface EntityBatch {
  readonly representations: Representations
  /** For each representation, the indexes in `Cursor.objects` it stands for. */
  readonly places: readonly (readonly number[])[]
}

/** One run of one plan: sends its fetches in the plan's order and gathers data and errors. */
export class PlanRun {
  readonly data: ResultObject = {}
  readonly errors: GraphQLError[] = []
  /** What subgraphs said beside data and errors. */
  readonly extensions: unknown[] = []
  readonly #ground: ExecutionGround
  readonly #request: OperationRequest

  constructor(ground: ExecutionGround, request: OperationRequest) {
    this.#ground = ground
    this.#request = request
  }

  /** Runs the whole plan. What a subgraph does wrong ends up in `errors`; it rejects only for a plan it cannot run. */
  async execute(plan: PlanNode | SubscriptionNode): Promise<void> {
    const root: Cursor = { objects: [this.data], path: [] }
    if (plan.kind !== 'Subscription') return void (await this.#node(plan, root))
    if (this.#request.incoming.event === undefined) {
      const message = 'Subscriptions are served over WebSocket (graphql-transport-ws), or with "accept: text/event-stream".'
      throw new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } })
    }
    // The owner of the root field answers with the event it is handed; the rest is a plan like any other.
    await this.#node(plan.primary, root)
    if (plan.rest !== undefined) await this.#node(plan.rest, root)
  }

  /** Not `async`: a promise of its own for each step of a plan is dear beside a small answer. */
  #node(node: PlanNode, cursor: Cursor): Promise<unknown> {
    switch (node.kind) {
      case 'Sequence':
        return this.#inTurn(node.nodes, cursor)
      case 'Parallel':
        return Promise.all(node.nodes.map((child) => this.#node(child, cursor)))
      case 'Flatten':
        return this.#node(node.node, { objects: entitiesAt(cursor.objects, node.path), path: [...cursor.path, ...node.path] })
      case 'Condition': {
        const branch = this.#request.operation.conditionValue(node.condition, this.#request.variables) ? node.ifClause : node.elseClause
        return branch === undefined ? nothing : this.#node(branch, cursor)
      }
      case 'Fetch':
        return cursor.objects.length === 0 ? nothing : this.#fetch(node, cursor)
      case 'Defer':
        throw new GraphQLError('@defer is not supported.')
    }
  }

  async #inTurn(nodes: readonly PlanNode[], cursor: Cursor): Promise<void> {
    for (const node of nodes) await this.#node(node, cursor)
  }

  async #fetch(node: FetchNode, cursor: Cursor): Promise<void> {
    try {
      const batch = node.requires === undefined ? undefined : this.#batchOf(node, node.requires, cursor)
      if (batch?.places.length === 0) return
      const answer = await this.#send(node, batch?.representations)
      if (answer.extensions !== undefined) this.extensions.push(answer.extensions)
      if (batch === undefined) this.#takeRoot(node, answer, cursor)
      else this.#takeEntities(node, answer, batch, cursor)
    } catch (error) {
      this.errors.push(fetchFailure(error, cursor.path))
    }
  }

  #takeRoot(node: FetchNode, answer: SubgraphAnswer, cursor: Cursor): void {
    this.#noteErrors(answer, (path) => [[...cursor.path, ...path]])
    if (!isResultObject(answer.data)) return
    applyRewrites(this.#ground.supergraph.supergraphSchema, node.outputRewrites, answer.data)
    for (const object of cursor.objects) mergeResult(object, answer.data)
  }

  #takeEntities(node: FetchNode, answer: SubgraphAnswer, batch: EntityBatch, cursor: Cursor): void {
    const { supergraphSchema } = this.#ground.supergraph
    this.#noteErrors(answer, this.#entityErrorPaths(batch, cursor))
    if (!isResultObject(answer.data)) return
    const entities = answer.data['_entities']
    if (!Array.isArray(entities) || entities.length !== batch.places.length) {
      throw new Error(`subgraph "${node.serviceName}" did not answer with ${String(batch.places.length)} entities`)
    }
    for (let index = 0; index < entities.length; index++) {
      const entity: unknown = entities[index]
      if (!isResultObject(entity)) continue
      for (const place of batch.places[index] ?? []) {
        const object = cursor.objects[place]
        if (object === undefined) continue
        entity['__typename'] ??= object['__typename']
        applyRewrites(supergraphSchema, node.outputRewrites, entity)
        mergeResult(object, entity)
      }
    }
  }

  #batchOf(node: FetchNode, requires: NonNullable<FetchNode['requires']>, { objects }: Cursor): EntityBatch {
    const { supergraphSchema } = this.#ground.supergraph
    const indexOfText = new Map<string, number>()
    const values: ResultObject[] = []
    const places: number[][] = []
    for (const [place, object] of objects.entries()) {
      const representation = selectRepresentation(supergraphSchema, object, requires)
      if (representation === null || typeof representation['__typename'] !== 'string') continue
      applyRewrites(supergraphSchema, node.inputRewrites, representation)
      const text = JSON.stringify(representation)
      const known = indexOfText.get(text)
      if (known !== undefined) {
        places[known]?.push(place)
        continue
      }
      indexOfText.set(text, values.length)
      values.push(representation)
      places.push([place])
    }
    return { representations: { values, texts: [...indexOfText.keys()] }, places }
  }

  #send(node: FetchNode, representations: Representations | undefined): Promise<SubgraphAnswer> {
    const subgraph = this.#ground.subgraphs.get(node.serviceName)
    if (subgraph === undefined) throw new Error(`there is no subgraph "${node.serviceName}"`)
    const { variables: given, incoming } = this.#request
    const variables: Record<string, unknown> = {}
    for (const name of node.variableUsages ?? []) if (given[name] !== undefined) variables[name] = given[name]
    return subgraph.execute({ node, variables, representations, incoming })
  }

  /** The places an error inside `_entities` belongs to: every object that waits for the entity. */
  #entityErrorPaths({ places }: EntityBatch, cursor: Cursor): (path: ResponsePath) => readonly ResponsePath[] {
    let all: readonly ResponsePath[] | undefined
    return (path) => {
      const [, index, ...rest] = path
      if (typeof index !== 'number') return [knownPart(cursor.path)]
      all ??= pathsAt(this.data, cursor.path)
      return (places[index] ?? []).map((place) => (all?.[place] ?? []).concat(rest))
    }
  }

  #noteErrors({ errors }: SubgraphAnswer, pathsOf: (path: ResponsePath) => readonly ResponsePath[]): void {
    for (const { message, path, extensions, originalError } of errors ?? []) {
      const details = { extensions: { code: uncoded, ...extensions }, originalError: originalError instanceof Error ? originalError : null }
      const paths = path === undefined ? [undefined] : pathsOf([...path])
      for (const place of paths) this.errors.push(new GraphQLError(message, { ...details, path: place ?? null }))
    }
  }
}

/** What a step that has nothing to do waits for. */
const nothing = Promise.resolve()

/** The code of an error that came without one. It is not of the catalogue, so clients of our own subgraphs never see it. */
const uncoded = 'DOWNSTREAM_SERVICE_ERROR'

const fetchFailure = (error: unknown, path: ResponsePath): GraphQLError => {
  const cause = error instanceof Error ? error : new Error(String(error))
  const known = knownPart(path)
  const place = known.length === 0 ? null : known
  const down = error instanceof SubgraphDownError ? vendorDown(error) : undefined
  if (down !== undefined) return new GraphQLError(down.message, { originalError: down, extensions: { ...down.extensions }, path: place })
  return new GraphQLError(cause.message, { originalError: cause, extensions: { code: uncoded }, path: place })
}

/** What a client can do about a vendor's process that is gone is what it can do about the vendor: go on without its records, and try again. */
const vendorDown = (error: SubgraphDownError): MattergraphError | undefined => {
  const vendor = vendorOfSlug(error.subgraph)
  if (vendor === undefined) return undefined
  const message = `the part of this service that reads ${vendorNames[vendor].title} does not answer`
  return new MattergraphError('VENDOR_UNAVAILABLE', message, { vendor, cause: error })
}

/** A path of the plan up to its first list: where everything that failed together stands. */
const knownPart = (path: ResponsePath): ResponsePath => {
  const list = path.indexOf('@')
  return list < 0 ? path : path.slice(0, list)
}
