import type { Command, CommandInputs, CommandKind } from '../../core/command/Command.js'
import type { AccountKey } from '../../core/recordId.js'

/** A write as somebody asks for it. */
export interface CommandRequest<K extends CommandKind = CommandKind> {
  readonly kind: K
  readonly tenant: string
  readonly account: AccountKey
  readonly input: CommandInputs[K]
  /** The same key and input give the first answer again. */
  readonly idempotencyKey: string
  /** Who asks, as the audit log names them. */
  readonly actor: string
  readonly rationale: string | null
  /** How long to wait for the end, in milliseconds; after it the command is given as it stands, still running. */
  readonly waitMs: number
}

/** Writes to vendors that happen once. */
export interface Commands {
  /**
   * Keeps the command, has it done and waits for its end. Throws MattergraphError IDEMPOTENCY_KEY_REUSED when the key stands for something else,
   * NOT_SUPPORTED_BY_VENDOR when the account cannot do it.
   */
  submit<K extends CommandKind>(request: CommandRequest<K>): Promise<Command<K>>
  /** Whether a write was wanted under this key already. */
  isKnown(tenant: string, idempotencyKey: string): Promise<boolean>
  /** Stops after what is under way. What is left is done by the next process. */
  close(): Promise<void>
}
