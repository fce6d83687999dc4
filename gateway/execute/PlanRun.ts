import type { FetchNode, PlanNode, ResponsePath, SubscriptionNode } from '@apollo/query-planner'
import { GraphQLError } from 'graphql'
import type { Representations, SubgraphAnswer } from '../subgraph/Subgraph.js'
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
  execute(plan: PlanNode | SubscriptionNode): Promise<void> {
    if (plan.kind === 'Subscription') throw new GraphQLError('Subscriptions are not served over this transport.')
    return this.#node(plan, { objects: [this.data], path: [] })
  }

  async #node(node: PlanNode, cursor: Cursor): Promise<void> {
    switch (node.kind) {
      case 'Sequence':
        for (const child of node.nodes) await this.#node(child, cursor)
        return
      case 'Parallel':
        await Promise.all(node.nodes.map((child) => this.#node(child, cursor)))
        return
      case 'Flatten':
        return this.#node(node.node, { objects: entitiesAt(cursor.objects, node.path), path: [...cursor.path, ...node.path] })
      case 'Condition': {
        const branch = this.#request.operation.conditionValue(node.condition, this.#request.variables) ? node.ifClause : node.elseClause
        return branch === undefined ? undefined : this.#node(branch, cursor)
      }
      case 'Fetch':
        return this.#fetch(node, cursor)
      case 'Defer':
        throw new GraphQLError('@defer is not supported.')
    }
  }

  async #fetch(node: FetchNode, cursor: Cursor): Promise<void> {
    if (cursor.objects.length === 0) return
    try {
      if (node.requires === undefined) await this.#fetchRoot(node, cursor)
      else await this.#fetchEntities(node, node.requires, cursor)
    } catch (error) {
      this.errors.push(fetchFailure(error, cursor.path))
    }
  }

  async #fetchRoot(node: FetchNode, cursor: Cursor): Promise<void> {
    const answer = await this.#send(node, undefined)
    this.#noteErrors(answer, (path) => [[...cursor.path, ...path]])
    if (!isResultObject(answer.data)) return
    applyRewrites(this.#ground.supergraph.supergraphSchema, node.outputRewrites, answer.data)
    for (const object of cursor.objects) mergeResult(object, answer.data)
  }

  async #fetchEntities(node: FetchNode, requires: NonNullable<FetchNode['requires']>, cursor: Cursor): Promise<void> {
    const { supergraphSchema } = this.#ground.supergraph
    const batch = this.#batchOf(node, requires, cursor)
    if (batch.places.length === 0) return
    const answer = await this.#send(node, batch.representations)
    this.#noteErrors(answer, this.#entityErrorPaths(batch, cursor))
    if (!isResultObject(answer.data)) return
    const entities = answer.data['_entities']
    if (!Array.isArray(entities) || entities.length !== batch.places.length) {
      throw new Error(`subgraph "${node.serviceName}" did not answer with ${String(batch.places.length)} entities`)
    }
    for (const [index, entity] of entities.entries()) {
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

  async #send(node: FetchNode, representations: Representations | undefined): Promise<SubgraphAnswer> {
    const subgraph = this.#ground.subgraphs.get(node.serviceName)
    if (subgraph === undefined) throw new Error(`there is no subgraph "${node.serviceName}"`)
    const { variables: given, incoming } = this.#request
    const variables: Record<string, unknown> = {}
    for (const name of node.variableUsages ?? []) if (given[name] !== undefined) variables[name] = given[name]
    const answer = await subgraph.execute({ node, variables, representations, incoming })
    if (answer.extensions !== undefined) this.extensions.push(answer.extensions)
    return answer
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

/** The code of an error that came without one. It is not of the catalogue, so clients of our own subgraphs never see it. */
const uncoded = 'DOWNSTREAM_SERVICE_ERROR'

const fetchFailure = (error: unknown, path: ResponsePath): GraphQLError => {
  const cause = error instanceof Error ? error : new Error(String(error))
  const known = knownPart(path)
  return new GraphQLError(cause.message, { originalError: cause, extensions: { code: uncoded }, path: known.length === 0 ? null : known })
}

/** A path of the plan up to its first list: where everything that failed together stands. */
const knownPart = (path: ResponsePath): ResponsePath => {
  const list = path.indexOf('@')
  return list < 0 ? path : path.slice(0, list)
}
