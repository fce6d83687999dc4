import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { RecordsDesk, SandboxKind } from '../Portal.js'
import type { StoredRecord } from '../Collection.js'
import type { DeskOptions } from './Desk.js'
import { DeskRefusal } from './DeskRefusal.js'
import { parseBody } from './parseBody.js'

const path = '/_sandbox/records/:kind'
const fields = z.record(z.string(), z.unknown())

type OfKind = { readonly Params: { readonly kind: string } }
type OfRecord = { readonly Params: { readonly kind: string; readonly id: string } }

/** What is stored, and a person in the portal who creates, edits and deletes. */
export const addRecordRoutes = (app: FastifyInstance, { current }: DeskOptions): void => {
  const deskOf = (kind: string): RecordsDesk => {
    const desks = current().built.records
    const desk = Object.hasOwn(desks, kind) ? desks[kind as SandboxKind] : undefined // An own key of the desks is a kind.
    if (desk === undefined)
      throw new DeskRefusal(404, `This portal has no kind ${kind}; it has: ${Object.keys(desks).join(', ') || 'none'}.`)
    return desk
  }

  app.get<OfKind>(path, (request, reply) =>
    reply.type('application/json; charset=utf-8').send(Readable.from(jsonArray(deskOf(request.params.kind).list()))),
  )
  app.get<OfRecord>(`${path}/:id`, ({ params }) => deskOf(params.kind).get(params.id) ?? missing(params))
  app.post<OfKind>(path, (request, reply) => {
    const desk = deskOf(request.params.kind)
    const wanted = parseBody(fields, request.body)
    return reply.code(201).send(asPerson(() => desk.create(wanted)))
  })
  app.patch<OfRecord>(`${path}/:id`, ({ params, body }) => {
    const desk = deskOf(params.kind)
    const wanted = parseBody(fields, body)
    return asPerson(() => desk.edit(params.id, wanted)) ?? missing(params)
  })
  app.delete<OfRecord>(`${path}/:id`, ({ params }, reply) => {
    const desk = deskOf(params.kind)
    return asPerson(() => desk.delete(params.id)) ? reply.code(204).send() : missing(params)
  })
}

const missing = (params: OfRecord['Params']): never => {
  throw new DeskRefusal(404, `There is no record ${params.id} among the ${params.kind}.`)
}

/** What the vendor's desk does not take is the asker's mistake, not the portal's. */
const asPerson = <T>(act: () => T): T => {
  try {
    return act()
  } catch (error) {
    throw new DeskRefusal(400, error instanceof Error ? error.message : String(error))
  }
}

const recordsPerChunk = 200

/** Written in chunks, so that half a million records pass through without standing in memory. */
function* jsonArray(records: Iterable<StoredRecord>): Iterable<string> {
  let chunk: string[] = []
  let separator = '['
  for (const record of records) {
    chunk.push(JSON.stringify(record))
    if (chunk.length < recordsPerChunk) continue
    yield separator + chunk.join(',')
    separator = ','
    chunk = []
  }
  yield (chunk.length > 0 || separator === '[' ? separator : '') + chunk.join(',') + ']'
}
