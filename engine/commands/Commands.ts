import type { Command, CommandInputs, CommandKind } from '../../core/command/Command.js'
import type { AccountKey } from '../../core/recordId.js'
import type { MoneyDecisions } from './money/MoneyDecisions.js'
import type { MoneyRefusal } from '../../core/trust/judgeMoney.js'

/** A write as somebody asks for it. */
export interface CommandRequest<K extends CommandKind = CommandKind> {
  readonly kind: K
  readonly tenant: string
  readonly account: AccountKey
  /** What is asked for, as JSON in one form however it was written: the same key with anything else is refused. */
  readonly asked: object
  /**
   * Looks up what is named and makes of it what the vendor is told. Called only for a key that stands for nothing yet: what was asked for before is answered as
   * it was then, whatever has become of what it names. What it throws, the caller is thrown, and nothing is kept.
   */
  readonly resolve: () => Promise<CommandInputs[K]>
  /** The same key and the same asked for give the first answer again. */
  readonly idempotencyKey: string
  /** Who asks, as the audit log names them. */
  readonly actor: string
  readonly rationale: string | null
  /** How long to wait for the end, in milliseconds; after it the command is given as it stands, still running. */
  readonly waitMs: number
}

/** What a write that was asked for came to. REFUSED: rules on money have something against it, and nothing was kept. */
export type Submission<K extends CommandKind = CommandKind> =
  | { readonly outcome: 'KEPT'; readonly command: Command<K> }
  | { readonly outcome: 'REFUSED'; readonly refusals: readonly MoneyRefusal[] }

/** Writes to vendors that happen once. */
export interface Commands {
  /**
   * Keeps the command, has it done and waits for its end; or says which rules on money refuse it, by what the vendor says now. Throws MattergraphError
   * IDEMPOTENCY_KEY_REUSED when the key stands for something else, and whatever keeps the vendor from being asked.
   */
  submit<K extends CommandKind>(request: CommandRequest<K>): Promise<Submission<K>>
  /** Runs every check of `submit` by what the vendor says now, and keeps nothing. Gives the rules that would refuse. */
  check<K extends CommandKind>(request: CommandRequest<K>): Promise<readonly MoneyRefusal[]>
  /** What the firm itself decides about its money. */
  readonly money: MoneyDecisions
  /** Stops after what is under way. What is left is done by the next process. */
  close(): Promise<void>
}
