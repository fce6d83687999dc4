import type { Account } from '../../../core/account/Account.js'
import type { Command, CommandInputs, CommandKind } from '../../../core/command/Command.js'
import { MattergraphError } from '../../../core/errors.js'
import type { AccountKey } from '../../../core/recordId.js'
import type { UserError } from '../account/UserError.js'
import type { FirmContext } from '../FirmContext.js'
import { InputRefusal, notFound } from './input/InputRefusal.js'
import { lateRefusals, refusalErrors } from './money/refusalErrors.js'
import { readWait } from './input/readWait.js'
import type { WriteInput } from './WriteInput.js'

/** A write as it was read: nothing is looked up yet, so that the same input always reads the same. */
export interface ReadWrite<K extends CommandKind> {
  readonly kind: K
  readonly account: AccountKey
  /** What is asked for, in one form however it was written: what an idempotency key stands for. */
  readonly asked: object
  /** Looks up what it names and makes of it what the vendor is told; throws an InputRefusal where something is missing or not as it should be. */
  readonly resolve: () => Promise<CommandInputs[K]>
}

/** How a kind of write is asked for. */
export interface WriteRequest<K extends CommandKind> {
  readonly input: WriteInput
  /** What the key must be allowed. */
  readonly scope: string
  /** Reads the input; throws an InputRefusal where it is wrong in itself. */
  readonly read: () => ReadWrite<K>
}

/** What a write came to. */
export interface WriteOutcome {
  /** Null where nothing was kept. */
  readonly command: Command | null
  readonly visible: ReadonlyMap<AccountKey, Account>
  readonly userErrors: readonly UserError[]
}

/** Has a write done and waits for it, or says what is wrong with it. Throws FORBIDDEN for a key without the scope. */
export const submitWrite = async <K extends CommandKind>(
  context: FirmContext,
  { input, scope, read }: WriteRequest<K>,
): Promise<WriteOutcome> => {
  const { caller } = context.reads
  if (!caller.scopes.includes(scope)) throw new MattergraphError('FORBIDDEN', `this write needs the scope ${scope}, which this key lacks`)
  const visible = await context.reads.accounts()
  const refused = (...userErrors: readonly UserError[]): WriteOutcome => ({ command: null, visible, userErrors })
  try {
    const waitMs = readWait(input)
    const { kind, account: key, asked, resolve } = read()
    const account = visible.get(key)
    if (account === undefined) throw notFound('id')
    const { idempotencyKey, rationale } = input
    const request = {
      kind,
      account: key,
      asked,
      tenant: caller.tenant,
      idempotencyKey,
      actor: caller.key,
      rationale: rationale ?? null,
      waitMs,
      resolve: async () => {
        mustBeAble(account, kind)
        // It may be called again, once the vendor was asked.
        context.reads.forgetRecords()
        return resolve()
      },
    }
    if (input.dryRun === true) {
      return refused(...refusalErrors(await context.commands.check(request)))
    }
    const submission = await context.commands.submit(request)
    // The write's own checks read what it then changed.
    context.reads.forgetRecords()
    if (submission.outcome === 'REFUSED') return refused(...refusalErrors(submission.refusals))
    return { command: submission.command, visible, userErrors: lateRefusals(submission.command) }
  } catch (error) {
    if (error instanceof InputRefusal) return refused(error.userError)
    if (error instanceof MattergraphError && error.code === 'IDEMPOTENCY_KEY_REUSED')
      return refused({ code: error.code, message: error.message, path: ['input', 'idempotencyKey'] })
    throw error
  }
}

const mustBeAble = ({ capabilities }: Account, kind: CommandKind): void => {
  if (capabilities.some(({ mutation }) => mutation === kind)) return
  const message = `${kind} has no way at this account's vendor: Account.capabilities says what has`
  throw new InputRefusal('NOT_SUPPORTED_BY_VENDOR', message, 'id')
}
