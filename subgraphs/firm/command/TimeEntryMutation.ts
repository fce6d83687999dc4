import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { TimeEntryChanges } from '../../../core/command/TimeEntryIntent.js'
import { Money } from '../../../core/money.js'
import type { FirmContext } from '../FirmContext.js'
import { CreateTimeEntryInput } from './CreateTimeEntryInput.js'
import { DeleteTimeEntryInput } from './DeleteTimeEntryInput.js'
import { InputRefusal } from './input/InputRefusal.js'
import { readKey, readOptionalKey } from './input/readKey.js'
import { readText } from './input/readText.js'
import { requireRecord } from './input/requireRecord.js'
import { readDuration } from './readDuration.js'
import { type ReadWrite, submitWrite, type WriteOutcome } from './submitWrite.js'
import { TimeEntryPayload } from './TimeEntryPayload.js'
import { toCommand } from './toCommand.js'
import { UpdateTimeEntryInput } from './UpdateTimeEntryInput.js'
import { writtenRecord } from './writtenRecord.js'

/** What a key must be allowed for every field here. */
const scope = 'time:write'

/** Writing time to vendors. Every field needs the scope `time:write`. */
@Resolver()
export class TimeEntryMutation {
  @Mutation(() => TimeEntryPayload, { description: 'Makes a time entry at the vendor of its matter, once, whatever happens on the way.' })
  async createTimeEntry(
    @Arg('input', () => CreateTimeEntryInput) input: CreateTimeEntryInput,
    @Ctx() context: FirmContext,
  ): Promise<TimeEntryPayload> {
    return payloadOf(await submitWrite(context, { input, scope, read: () => readCreation(input, context) }))
  }

  @Mutation(() => TimeEntryPayload, { description: 'Changes a time entry at its vendor; what is not given stays.' })
  async updateTimeEntry(
    @Arg('input', () => UpdateTimeEntryInput) input: UpdateTimeEntryInput,
    @Ctx() context: FirmContext,
  ): Promise<TimeEntryPayload> {
    return payloadOf(await submitWrite(context, { input, scope, read: () => readUpdate(input, context) }))
  }

  @Mutation(() => TimeEntryPayload, { description: 'Deletes a time entry at its vendor.' })
  async deleteTimeEntry(
    @Arg('input', () => DeleteTimeEntryInput) input: DeleteTimeEntryInput,
    @Ctx() context: FirmContext,
  ): Promise<TimeEntryPayload> {
    return payloadOf(await submitWrite(context, { input, scope, read: () => readDeletion(input, context) }))
  }
}

const payloadOf = (outcome: WriteOutcome): TimeEntryPayload => ({
  command: outcome.command && toCommand(outcome.command, outcome.visible),
  timeEntry: writtenRecord(outcome, 'TIME_ENTRY', ({ kind, recordId }) => (kind === 'deleteTimeEntry' ? null : recordId)),
  userErrors: outcome.userErrors,
})

const readCreation = (input: CreateTimeEntryInput, context: FirmContext): ReadWrite<'createTimeEntry'> => {
  const matter = readKey('MATTER', input.matterId, 'matterId')
  const user = readOptionalKey('USER', input.userId, { field: 'userId', account: matter.account })
  const seconds = secondsOf(input)
  if (seconds === null) throw new InputRefusal('DURATION_MISSING', 'give durationSeconds, durationMinutes or hours', 'durationSeconds')
  const intent = {
    matterId: matter.vendorId,
    userId: user?.vendorId ?? null,
    date: input.date,
    durationSeconds: seconds,
    description: readText(input.description, 'description'),
    billable: input.billable ?? true,
    activityCode: input.activityCode ?? null,
    rate: typeof input.rate === 'string' ? new Money(input.rate).toFixed() : null,
    referenceId: typeof input.referenceId === 'string' ? readText(input.referenceId, 'referenceId') : null,
    tags: input.tags ?? [],
  }
  return {
    kind: 'createTimeEntry',
    account: matter.account,
    asked: intent,
    resolve: async () => {
      await requireRecord(context, 'MATTER', { key: matter, field: 'matterId' })
      if (user !== null) await requireRecord(context, 'USER', { key: user, field: 'userId' })
      return intent
    },
  }
}

const readUpdate = (input: UpdateTimeEntryInput, context: FirmContext): ReadWrite<'updateTimeEntry'> => {
  const key = readKey('TIME_ENTRY', input.id, 'id')
  const changes = changesOf(input)
  if (Object.keys(changes).length === 0) throw new InputRefusal('NOTHING_TO_CHANGE', 'no field is given that is to be changed', 'id')
  const wanted = { vendorId: key.vendorId, changes }
  return {
    kind: 'updateTimeEntry',
    account: key.account,
    asked: wanted,
    resolve: async () => {
      const { updatedAt } = (await requireRecord(context, 'TIME_ENTRY', { key, field: 'id' })).record
      if (typeof input.ifUpdatedAt === 'string' && Date.parse(input.ifUpdatedAt) !== Date.parse(updatedAt))
        throw new InputRefusal('RECORD_CHANGED', `the time entry was changed at ${updatedAt}: read it again`, 'ifUpdatedAt')
      return wanted
    },
  }
}

const readDeletion = (input: DeleteTimeEntryInput, context: FirmContext): ReadWrite<'deleteTimeEntry'> => {
  const key = readKey('TIME_ENTRY', input.id, 'id')
  const wanted = { vendorId: key.vendorId }
  return {
    kind: 'deleteTimeEntry',
    account: key.account,
    asked: wanted,
    resolve: async () => {
      await requireRecord(context, 'TIME_ENTRY', { key, field: 'id' })
      return wanted
    },
  }
}

const secondsOf = (input: Parameters<typeof readDuration>[0]): number | null => {
  const read = readDuration(input)
  if ('refusal' in read) throw new InputRefusal('DURATION_INVALID', read.refusal, read.field)
  return read.seconds
}

const changesOf = (input: UpdateTimeEntryInput): TimeEntryChanges => {
  const seconds = secondsOf(input)
  return {
    ...(typeof input.date === 'string' ? { date: input.date } : {}),
    ...(seconds === null ? {} : { durationSeconds: seconds }),
    ...(typeof input.description === 'string' ? { description: readText(input.description, 'description') } : {}),
    ...(typeof input.billable === 'boolean' ? { billable: input.billable } : {}),
    ...(typeof input.activityCode === 'string' ? { activityCode: input.activityCode } : {}),
    ...(typeof input.rate === 'string' ? { rate: new Money(input.rate).toFixed() } : {}),
    ...(Array.isArray(input.tags) ? { tags: input.tags } : {}),
  }
}
