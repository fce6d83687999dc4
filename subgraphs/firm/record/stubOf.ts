import { formatRecordId, type RecordId } from '../../../core/recordId.js'
import { entityTypeName } from '../../../schema/node/typeNames.js'

/** A record as this subgraph hands it out: its type, which tells the planner whom to ask, and its id. */
export interface Stub {
  readonly __typename: string
  readonly id: string
}

/** Makes the stub of a record. */
export const stubOf = (id: RecordId): Stub => ({ __typename: entityTypeName(id.vendor, id.kind), id: formatRecordId(id) })
