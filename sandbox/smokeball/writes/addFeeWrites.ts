import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { PortalKit } from '../../portal/Portal.js'
import { matterOrProblem } from '../api/addMatterRoutes.js'
import type { Callers } from '../api/callerOf.js'
import type { Guard } from '../api/guard.js'
import { Problem } from '../api/Problem.js'
import { wire } from '../api/wire.js'
import { activityCodes } from '../records/activityCodes.js'
import { feeWire } from '../records/feeWire.js'
import type { SmokeballFee } from '../records/SmokeballFee.js'
import { holdsEntries } from '../records/SmokeballInvoice.js'
import type { SmokeballFirm } from '../SmokeballFirm.js'
import type { AcceptWrite } from './acceptWrites.js'
import { changedFee, feeChanges, type FeeFields, feeForm, newFee, replacedFee } from './feeFields.js'
import { readBody } from './readBody.js'

interface OfMatter {
  readonly Params: { readonly id: string }
}
interface OfFee {
  readonly Params: { readonly id: string; readonly feeId: string }
}

/** What fees are written with. */
export interface FeeWrites {
  readonly firm: SmokeballFirm
  readonly guard: Guard
  readonly callers: Callers
  readonly accept: AcceptWrite
}

/**
 * `POST`, `PUT`, `PATCH` and `DELETE` of fees. PUT replaces the whole fee, and neither it nor PATCH checks that there is one: their 202 proves nothing. Assumed: a matter that
 * is not there is told at once, a wrong staff member, activity code or invoice late, and a fee on a final invoice stays as it is.
 */
export const addFeeWrites = (api: FastifyInstance, kit: PortalKit, { firm, guard, callers, accept }: FeeWrites): void => {
  const onRequest = guard('fees/write')
  /** Fees that were accepted and are not there yet. */
  const coming = new Map<string, SmokeballFee>()
  const known = (matterId: string, id: string): SmokeballFee | undefined => {
    const fee = firm.fees.get(id) ?? coming.get(id)
    return fee?.matterId === matterId ? fee : undefined
  }
  const told = (type: string, fee: SmokeballFee) => ({ type, payload: wire(kit, 'fee', feeWire(kit, fee)) })
  const change = (request: FastifyRequest<OfFee>, reply: FastifyReply, wanted: FeeChange): FastifyReply => {
    const { id: matterId, feeId } = request.params
    const { operation, changed } = wanted
    const before = known(matterId, feeId)
    const failure =
      before === undefined ? `Fee ${feeId} was not found.` : (fixedReason(firm, before) ?? wrongReference(kit, firm, changed(before)))
    return accept(request, reply, {
      operation,
      kind: 'time-entries',
      resource: 'Fee',
      id: feeId,
      path: pathOf(matterId, feeId),
      body: request.body ?? null,
      failure,
      act: () => {
        const stored = firm.fees.get(feeId)
        if (stored === undefined) return null
        const fee = { ...changed(stored), versionId: firm.newId(), lastUpdated: firm.now() }
        firm.fees.replace(fee)
        return told(`fee.${operation}d`, fee)
      },
    })
  }

  api.post<OfMatter>('/matters/:id/fees', { onRequest }, (request, reply) => {
    const { userId, staff } = callers.permitted(request, 'time')
    const fields = checkedTerms(readBody(feeForm, request.body))
    const matter = matterOrProblem(firm, request.params.id)
    const own = { id: firm.newId(), versionId: firm.newId(), matterId: matter.id, staffId: staff?.id ?? '', createdByUserId: userId }
    const made = newFee({ ...own, created: firm.now(), lastUpdated: firm.now() }, fields)
    coming.set(made.id, made)
    return accept(request, reply, {
      operation: 'create',
      kind: 'time-entries',
      resource: 'Fee',
      id: made.id,
      path: pathOf(matter.id, made.id),
      body: request.body,
      failure: wrongReference(kit, firm, made),
      act: () => {
        coming.delete(made.id)
        const fee = { ...made, created: firm.now(), lastUpdated: firm.now() }
        firm.addFee(fee)
        return told('fee.created', fee)
      },
    })
  })

  api.put<OfFee>('/matters/:id/fees/:feeId', { onRequest }, (request, reply) => {
    const { staff } = callers.permitted(request, 'time')
    const fields = checkedTerms(readBody(feeForm, request.body))
    const own = staff === undefined ? {} : { staffId: staff.id }
    return change(request, reply, { operation: 'update', changed: (fee) => replacedFee(fee, { ...own, ...fields }) })
  })

  api.patch<OfFee>('/matters/:id/fees/:feeId', { onRequest }, (request, reply) => {
    callers.permitted(request, 'time')
    const fields = readBody(feeChanges, request.body)
    return change(request, reply, { operation: 'update', changed: (fee) => changedFee(fee, fields) })
  })

  api.delete<OfFee>('/matters/:id/fees/:feeId', { onRequest }, (request, reply) => {
    callers.permitted(request, 'time')
    const before = known(request.params.id, request.params.feeId)
    if (before === undefined || before.isDeleted) throw new Problem(404, `Fee ${request.params.feeId} was not found.`)
    return change(request, reply, { operation: 'delete', changed: (fee) => ({ ...fee, isDeleted: true }) })
  })
}

interface FeeChange {
  readonly operation: 'update' | 'delete'
  readonly changed: (fee: SmokeballFee) => SmokeballFee
}

const pathOf = (matterId: string, feeId: string): string => `/matters/${matterId}/fees/${feeId}`

/** What of a whole fee can be told without looking anything up. */
const checkedTerms = (fields: FeeFields): FeeFields => {
  if (fields.isWrittenOff === true && fields.isBillable !== true)
    throw new Problem(400, 'isWrittenOff: only a billable fee can be written off.')
  return fields
}

/** Why a fee stays as it is. */
const fixedReason = (firm: SmokeballFirm, { id, isDeleted, invoiceId }: SmokeballFee): string | undefined => {
  if (isDeleted) return `Fee ${id} was deleted.`
  return firm.books.invoices.get(invoiceId ?? '')?.state === 'final' ? `Fee ${id} is on a final invoice.` : undefined
}

/** What a fee refers to and is not there. */
const wrongReference = (kit: PortalKit, firm: SmokeballFirm, fee: SmokeballFee): string | undefined => {
  if (firm.staff.get(fee.staffId) === undefined) return `Staff ${fee.staffId} was not found.`
  const codes = activityCodes(kit).map(({ code }) => code)
  if (fee.activityCode !== undefined && !codes.includes(fee.activityCode)) return `Activity code ${fee.activityCode} was not found.`
  if (fee.isWrittenOff && !fee.isBillable) return 'Only a billable fee can be written off.'
  return mayHold(firm, fee) ? undefined : `Invoice ${String(fee.invoiceId)} cannot hold the fee.`
}

const mayHold = (firm: SmokeballFirm, { invoiceId, matterId }: SmokeballFee): boolean => {
  const invoice = invoiceId === undefined ? undefined : firm.books.invoices.get(invoiceId)
  return invoiceId === undefined || (invoice !== undefined && invoice.matterId === matterId && holdsEntries(invoice))
}
