import type { GraphQLSchema } from 'graphql'
import type { RecordKind } from '../../../core/recordKind.js'
import type { Graph } from '../../support/withGraph.js'
import type { GraphRecord } from './GraphRecord.js'

/** Everything the graph holds, by kind, read without any filter. */
export type Everything = { readonly [K in RecordKind]: readonly GraphRecord<K>[] }

/** What the rules of the graph are given: the running product, and the schema clients see. */
export interface GraphScene extends Graph {
  readonly schema: GraphQLSchema
  /** Reads all records of all kinds as they are now. */
  readonly everything: () => Promise<Everything>
}
