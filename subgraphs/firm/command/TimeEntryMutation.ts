import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { Account } from '../../../core/account/Account.js'
import type { Command, CommandInputs, CommandKind } from '../../../core/command/Command.js'
import type { TimeEntryChanges } from '../../../core/command/TimeEntryIntent.js'
import { MattergraphError } from '../../../core/errors.js'
import type { RecordKey } from '../../../core/mirror/RecordKey.js'
import type { MirrorRow } from '../../../core/mirror/MirrorRow.js'
import type { AccountKey } from '../../../core/recordId.js'
import { parseRecordId } from '../../../core/recordId.js'
import type { RecordKind } from '../../../core/recordKind.js'
import type { Operation } from '../../../core/vendorAdapter.js'
import type { FirmContext } from '../FirmContext.js'
import { type Stub, stubOf } from '../record/stubOf.js'
import { CreateTimeEntryInput } from './CreateTimeEntryInput.js'
import { DeleteTimeEntryInput } from './DeleteTimeEntryInput.js'
import { readDuration } from './readDuration.js'
import { TimeEntryPayload } from './TimeEntryPayload.js'
import { toCommand } from './toCommand.js'
import { UpdateTimeEntryInput } from './UpdateTimeEntryInput.js'
import type { WriteInput } from './WriteInput.js'

const longestKey = 255
const longestText = 10_000
const longestWaitSeconds = 60
const usualWaitSeconds = 20

/** A wrong input, found while it is read. */
class InputRefusal extends Error {
  readonly userError: { readonly code: string; readonly message: string; readonly path: readonly string[] }

  constructor(code: string, message: string, field: string) {
    super(message)
    this.userError = { code, message, path: ['input', field] }
  }
}

/** A write as it was read: nothing is looked up yet, so that the same input always reads the same. */
interface ReadWrite<K extends CommandKind> {
  readonly kind: K
  readonly account: AccountKey
  readonly input: CommandInputs[K]
  /** What the vendor must be able to do. */
  readonly operation: Operation
  /** Looks whether what it names is there and as it should be; throws an InputRefusal where it is not. */
  readonly verify: () => Promise<void>
}

/** Writing time to vendors. Every field needs the scope `time:write`. */
@Resolver()
export class TimeEntryMutation {
  @Mutation(() => TimeEntryPayload, { description: 'Makes a time entry at the vendor of its matter, once, whatever happens on the way.' })
  createTimeEntry(
    @Arg('input', () => CreateTimeEntryInput) input: CreateTimeEntryInput,
    @Ctx() context: FirmContext,
  ): Promise<TimeEntryPayload> {
    return write(context, input, () => {
      const matter = keyOf('MATTER', input.matterId, 'matterId')
      const user = typeof input.userId === 'string' ? keyOf('USER', input.userId, 'userId') : null
      if (user !== null && user.account !== matter.account)
        throw new InputRefusal('OTHER_ACCOUNT', 'the user belongs to another account than the matter', 'userId')
      const seconds = secondsOf(input)
      if (seconds === null) throw new InputRefusal('DURATION_MISSING', 'give durationSeconds, durationMinutes or hours', 'durationSeconds')
      return {
        kind: 'createTimeEntry',
        operation: 'CREATE',
        account: matter.account,
        input: {
          matterId: matter.vendorId,
          userId: user?.vendorId ?? null,
          date: input.date,
          durationSeconds: seconds,
          description: text(input.description, 'description'),
          billable: input.billable ?? true,
          activityCode: input.activityCode ?? null,
          rate: input.rate ?? null,
          referenceId: typeof input.referenceId === 'string' ? text(input.referenceId, 'referenceId') : null,
          tags: input.tags ?? [],
        },
        verify: async () => {
          await existing(context, 'MATTER', matter, 'matterId')
          if (user !== null) await existing(context, 'USER', user, 'userId')
        },
      }
    })
  }

  @Mutation(() => TimeEntryPayload, { description: 'Changes a time entry at its vendor; what is not given stays.' })
  updateTimeEntry(
    @Arg('input', () => UpdateTimeEntryInput) input: UpdateTimeEntryInput,
    @Ctx() context: FirmContext,
  ): Promise<TimeEntryPayload> {
    return write(context, input, () => {
      const key = keyOf('TIME_ENTRY', input.id, 'id')
      const changes = changesOf(input)
      if (Object.keys(changes).length === 0) throw new InputRefusal('NOTHING_TO_CHANGE', 'no field is given that is to be changed', 'id')
      return {
        kind: 'updateTimeEntry',
        operation: 'UPDATE',
        account: key.account,
        input: { vendorId: key.vendorId, changes },
        verify: async () => {
          const { updatedAt } = (await existing(context, 'TIME_ENTRY', key, 'id')).record
          if (typeof input.ifUpdatedAt === 'string' && Date.parse(input.ifUpdatedAt) !== Date.parse(updatedAt))
            throw new InputRefusal('RECORD_CHANGED', `the time entry was changed at ${updatedAt}: read it again`, 'ifUpdatedAt')
        },
      }
    })
  }

  @Mutation(() => TimeEntryPayload, { description: 'Deletes a time entry at its vendor.' })
  deleteTimeEntry(
    @Arg('input', () => DeleteTimeEntryInput) input: DeleteTimeEntryInput,
    @Ctx() context: FirmContext,
  ): Promise<TimeEntryPayload> {
    return write(context, input, () => {
      const key = keyOf('TIME_ENTRY', input.id, 'id')
      return {
        kind: 'deleteTimeEntry',
        operation: 'DELETE',
        account: key.account,
        input: { vendorId: key.vendorId },
        verify: async () => void (await existing(context, 'TIME_ENTRY', key, 'id')),
      }
    })
  }
}

const write = async <K extends CommandKind>(
  context: FirmContext,
  input: WriteInput,
  read: () => ReadWrite<K>,
): Promise<TimeEntryPayload> => {
  const { caller } = context.reads
  if (!caller.scopes.includes('time:write'))
    throw new MattergraphError('FORBIDDEN', 'writing time needs the scope time:write, which this key lacks')
  try {
    const waitMs = waitOf(input)
    const { kind, account, input: wanted, operation, verify } = read()
    const accounts = await context.reads.accounts()
    if (!accounts.has(account)) throw notFound('id')
    // What was wanted before is answered as it was then, whatever has become of what it names.
    const isKnown = await context.commands.isKnown(caller.tenant, input.idempotencyKey)
    if (!isKnown) {
      mustBeAble(accounts.get(account), operation)
      await verify()
    }
    if (input.dryRun === true) return { command: null, timeEntry: null, userErrors: [] }
    const request = { kind, account, input: wanted, tenant: caller.tenant, idempotencyKey: input.idempotencyKey, actor: caller.key }
    const command = await context.commands.submit({ ...request, rationale: input.rationale ?? null, waitMs })
    return { command: toCommand(command, accounts), timeEntry: entryOf(command, accounts), userErrors: [] }
  } catch (error) {
    if (error instanceof InputRefusal) return { command: null, timeEntry: null, userErrors: [error.userError] }
    if (error instanceof MattergraphError && error.code === 'IDEMPOTENCY_KEY_REUSED')
      return {
        command: null,
        timeEntry: null,
        userErrors: [{ code: error.code, message: error.message, path: ['input', 'idempotencyKey'] }],
      }
    throw error
  }
}

const entryOf = (command: Command, accounts: ReadonlyMap<AccountKey, Account>): Stub | null => {
  const { account, recordId, state, kind } = command
  const vendor = accounts.get(account)?.vendor
  return state === 'APPLIED' && recordId !== null && vendor !== undefined && kind !== 'deleteTimeEntry'
    ? stubOf({ kind: 'TIME_ENTRY', vendor, account, vendorId: recordId })
    : null
}

const waitOf = ({ idempotencyKey, waitSeconds }: WriteInput): number => {
  if (idempotencyKey.trim() === '' || idempotencyKey.length > longestKey) {
    const message = `the key has ${String(idempotencyKey.length)} characters: 1 to ${String(longestKey)}`
    throw new InputRefusal('IDEMPOTENCY_KEY_INVALID', message, 'idempotencyKey')
  }
  const wait = waitSeconds ?? usualWaitSeconds
  if (wait < 0 || wait > longestWaitSeconds)
    throw new InputRefusal('WAIT_INVALID', `waitSeconds is ${String(wait)}: 0 to ${String(longestWaitSeconds)}`, 'waitSeconds')
  return wait * 1_000
}

const notFound = (field: string): InputRefusal =>
  new InputRefusal('NOT_FOUND', 'there is no record with this id that the key may see', field)

const keyOf = (kind: RecordKind, id: string, field: string): RecordKey => {
  const parsed = parseRecordId(id)
  if (parsed?.kind !== kind) throw new InputRefusal('ID_INVALID', `expected the id of a record of kind ${kind}`, field)
  return { account: parsed.account, vendorId: parsed.vendorId }
}

/** The record a key names, as fresh as the request asks. */
const existing = async <K extends RecordKind>({ reads }: FirmContext, kind: K, key: RecordKey, field: string): Promise<MirrorRow<K>> => {
  const row = await reads.record(kind, key)
  if (row === null) throw notFound(field)
  return row
}

const mustBeAble = (account: Account | undefined, operation: Operation): void => {
  if (account?.capabilities.some((one) => one.kind === 'TIME_ENTRY' && one.operation === operation) !== true) {
    const message = `this account cannot ${operation.toLowerCase()} time entries: Account.capabilities says what it can`
    throw new InputRefusal('NOT_SUPPORTED_BY_VENDOR', message, 'id')
  }
}

const text = (value: string, field: string): string => {
  if (value.trim() === '') throw new InputRefusal('TEXT_EMPTY', `${field} is empty`, field)
  if (value.length > longestText)
    throw new InputRefusal('TEXT_TOO_LONG', `${field} has ${String(value.length)} characters: at most ${String(longestText)}`, field)
  return value
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
    ...(typeof input.description === 'string' ? { description: text(input.description, 'description') } : {}),
    ...(typeof input.billable === 'boolean' ? { billable: input.billable } : {}),
    ...(typeof input.activityCode === 'string' ? { activityCode: input.activityCode } : {}),
    ...(typeof input.rate === 'string' ? { rate: input.rate } : {}),
    ...(Array.isArray(input.tags) ? { tags: input.tags } : {}),
  }
}
