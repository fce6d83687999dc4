import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { PortalKit } from '../../portal/Portal.js'
import { defaultRate } from '../records/defaultRate.js'
import type { Store } from '../records/Store.js'
import type { StoredTimeEntry } from '../records/StoredTimeEntry.js'
import { wireDateTime } from '../wireDateTime.js'
import { BadRequest } from './BadRequest.js'
import { InvalidRequest } from './InvalidRequest.js'
import { dateTime, flag, guid, orNull, readBody, reference } from './readBody.js'
import { hasRight, type Right } from './rights.js'
import type { ToV2 } from './toV2.js'

const shape = z.object({
  is_billable: flag,
  is_billed: flag,
  date: dateTime,
  hours: z.number().nonnegative(),
  rate: orNull(z.number().nonnegative()),
  description: orNull(z.string()),
  private_notes: orNull(z.string()),
  account_ref: orNull(reference),
  matter_ref: reference,
  billed_by_user_ref: reference,
  item_ref: orNull(reference),
  task_code: orNull(z.string()),
})

type Wanted = z.output<typeof shape>
type OfId = { readonly Querystring: { readonly id?: string } }

/**
 * `POST`, `PUT ?id=` and `DELETE ?id=` of time entries. An update replaces: what is left out is emptied, a rate filled in anew. Each answers 200 with the whole entry.
 * Assumed: time on an invoice keeps its hours, rate and matter, and stays until it is taken off.
 */
export const addTimeEntryWrites = (
  app: FastifyInstance,
  kit: PortalKit,
  {
    store,
    toV2,
    guard,
  }: {
    readonly store: Store
    readonly toV2: ToV2
    readonly guard: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply | undefined>
  },
): void => {
  const path = '/api/v2/timeentries'
  const allowed = (right: Right) => async (request: FastifyRequest, reply: FastifyReply) =>
    (await guard(request, reply)) ??
    // Assumed, as no source shows it: what a role without the right is told.
    (hasRight(kit, store, request, right)
      ? undefined
      : reply.code(403).send({ message: 'You do not have permission to perform this action.' }))

  const found = ({ query }: FastifyRequest<OfId>): StoredTimeEntry | undefined => {
    const id = guid.safeParse(query.id)
    if (!id.success) throw new BadRequest('The request is invalid.')
    return store.timeEntries.get(id.data)
  }
  const absent = (reply: FastifyReply, id: string | undefined): FastifyReply =>
    reply.code(404).send({ message: `No TimeEntry was found with the id '${String(id)}'.` })

  app.post(path, { preHandler: allowed('TimeEntry.Create') }, (request, reply) => {
    const wanted = readTimeEntry(store, request.body)
    const now = wireDateTime(kit.clock.now())
    const entry = { ...wanted, rate: wanted.rate ?? defaultRate(store, wanted), id: kit.newGuid(), created_at: now, updated_at: now }
    store.timeEntries.insert(entry)
    kit.effect('create', 'time-entries', entry.id, request.body)
    return reply.send(toV2.timeEntry(entry))
  })

  app.put<OfId>(path, { preHandler: allowed('TimeEntry.Edit') }, (request, reply) => {
    const entry = found(request)
    if (entry === undefined) return absent(reply, request.query.id)
    const wanted = readTimeEntry(store, request.body)
    const { id, created_at } = entry
    const edited = {
      ...wanted,
      rate: wanted.rate ?? defaultRate(store, wanted),
      id,
      created_at,
      updated_at: wireDateTime(kit.clock.now()),
    }
    if (isRepriced(entry, edited) && store.books.invoiceOfTimeEntry(id) !== undefined)
      throw new BadRequest('The time entry is on an invoice and cannot be changed.')
    store.timeEntries.replace(edited)
    kit.effect('update', 'time-entries', id, request.body)
    return reply.send(toV2.timeEntry(edited))
  })

  app.delete<OfId>(path, { preHandler: allowed('TimeEntry.Delete') }, (request, reply) => {
    const entry = found(request)
    if (entry === undefined) return absent(reply, request.query.id)
    if (store.books.invoiceOfTimeEntry(entry.id) !== undefined)
      throw new BadRequest('The time entry is on an invoice and cannot be deleted.')
    store.timeEntries.delete(entry.id)
    kit.effect('delete', 'time-entries', entry.id, null)
    return reply.send(toV2.timeEntry(entry))
  })
}

const isRepriced = (before: StoredTimeEntry, after: StoredTimeEntry): boolean =>
  before.hours !== after.hours || before.rate !== after.rate || before.matter_ref.id !== after.matter_ref.id

/** Parses an entry whose references all lead somewhere. */
const readTimeEntry = (store: Store, body: unknown): Wanted => {
  const wanted = readBody(shape, body)
  const faults = Object.entries({
    matter_ref: store.matters.get(wanted.matter_ref.id),
    billed_by_user_ref: store.users.get(wanted.billed_by_user_ref.id),
    account_ref: wanted.account_ref === null || store.accounts.get(wanted.account_ref.id),
    item_ref: wanted.item_ref === null || store.items.find(({ id }) => id === wanted.item_ref?.id),
  }).filter(([, referred]) => referred === undefined)
  if (faults.length > 0) throw new InvalidRequest(Object.fromEntries(faults.map(([field]) => [field, [`The ${field} was not found.`]])))
  return wanted
}
