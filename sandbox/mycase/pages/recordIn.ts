import type { FastifyRequest } from 'fastify'
import type { StoredRecord } from '../../portal/Collection.js'
import type { Table } from '../firm/Table.js'

/** The record of a table that a request's path names by `:id`; undefined where there is none. */
export const recordIn = <T extends StoredRecord>(table: Table<T>, { params }: FastifyRequest): T | undefined =>
  // The cast holds for routes with `:id` in their path.
  table.get((params as { readonly id: string }).id)
