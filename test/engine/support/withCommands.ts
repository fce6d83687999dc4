import assert from 'node:assert/strict'
import type { Command, CommandInputs, CommandKind } from '../../../core/command/Command.js'
import type { AccountKey } from '../../../core/recordId.js'
import type { CommandContext } from '../../../engine/commands/CommandContext.js'
import { doDueCommand } from '../../../engine/commands/doDueCommand.js'
import { type Keeping, keepCommand } from '../../../engine/commands/keepCommand.js'
import { readCommand } from '../../../prisma/command/moveCommand.js'
import type { Database } from '../../../prisma/Database.js'
import { aConnectRequest, type Engine, withEngine } from './withEngine.js'

/** One account over a vendor of the test's own, its commands done step by step. */
export interface CommandScene extends Engine {
  readonly account: AccountKey
  readonly context: CommandContext
  /** Asks for a write. A key that is not given is a new one. */
  readonly ask: <K extends CommandKind>(kind: K, input: CommandInputs[K], idempotencyKey?: string) => Promise<Keeping>
  /** Asks for a write that no rule refuses. */
  readonly keep: <K extends CommandKind>(kind: K, input: CommandInputs[K], idempotencyKey?: string) => Promise<Command>
  /** Does what is due until nothing is; time stands still meanwhile. */
  readonly settle: () => Promise<void>
  readonly read: (command: Pick<Command, 'id'>) => Promise<Command>
}

let keys = 0

/** Connects an account and gives its commands to `use`. */
export const withCommands = (
  database: Database,
  use: (scene: CommandScene) => Promise<void>,
  engineOptions: Parameters<typeof withEngine>[2] = {},
): Promise<void> =>
  withEngine(
    database,
    async (engine) => {
      const { sessions, clock, vendor, sync } = engine
      vendor.now = () => clock.now().getTime()
      const { key: account, tenant } = await sessions.connectAccount(aConnectRequest())
      const context = { database, sessions, sync, clock }
      const ask: CommandScene['ask'] = (kind, input, idempotencyKey = `key ${String((keys += 1))}`) =>
        keepCommand(context, {
          kind,
          tenant,
          account,
          asked: input,
          input,
          idempotencyKey,
          actor: 'key_test',
          rationale: 'The timer says so.',
        })
      await use({
        ...engine,
        account,
        context,
        ask,
        keep: async (kind, input, idempotencyKey) => {
          const keeping = await ask(kind, input, idempotencyKey)
          assert.ok(keeping.outcome === 'KEPT', JSON.stringify(keeping))
          return keeping.command
        },
        settle: async () => {
          while (await doDueCommand(context));
        },
        read: async ({ id }) => {
          const command = await readCommand(database, id)
          assert.ok(command !== null)
          return command
        },
      })
    },
    engineOptions,
  )
