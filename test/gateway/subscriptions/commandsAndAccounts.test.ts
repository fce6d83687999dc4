import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AuditAct } from '../../../core/audit/AuditEvent.js'
import type { Command } from '../../../core/command/Command.js'
import { formatAccountId } from '../../../core/recordId.js'
import { setAccountStatus } from '../../../prisma/accounts/setAccountStatus.js'
import { acceptCommand } from '../../../prisma/command/acceptCommand.js'
import { type CommandStep, moveCommand } from '../../../prisma/command/moveCommand.js'
import { unreadPass } from '../../../prisma/sync/Pass.js'
import { savePass } from '../../../prisma/sync/savePass.js'
import { anAccount } from '../../prisma/support/anAccount.js'
import { subscribe, type Told } from '../../support/subscribe.js'
import { withBrowser } from '../../support/withBrowser.js'
import { withDatabase } from '../../support/withDatabase.js'
import { withGraph } from '../../support/withGraph.js'

const now = '2026-03-01T00:00:00.000Z'
const act: AuditAct = {
  at: now,
  tenant: 'conformance',
  actor: 'key_test',
  action: 'command.accepted',
  account: null,
  subjectId: null,
  rationale: null,
  commandId: null,
  before: null,
  after: null,
}

void test('commands and accounts are told as they move', (t) =>
  withBrowser((browser) =>
    withDatabase((quiet) =>
      withGraph({ portals: [], browser, database: quiet }, async ({ url, database }) => {
        const { key: account } = await anAccount(database, { tenant: 'conformance' })
        const { key: another } = await anAccount(database, { tenant: 'another' })
        let made = 0
        /** A command that no worker takes: it is not due before the year 9999. */
        const accept = async (tenant: string): Promise<Command> => {
          made += 1
          const id = `cmd_${String(made).padStart(28, '0')}`
          const of = {
            tenant,
            account: tenant === 'conformance' ? account : another,
            kind: 'deleteTimeEntry' as const,
            input: { vendorId: 't1' },
          }
          const command = {
            ...of,
            id,
            inputHash: id,
            idempotencyKey: id,
            marker: id,
            rationale: null,
            actor: 'key_test',
            createdAt: '9999-01-01T00:00:00.000Z',
          }
          const acceptance = await database.transaction(async (sql) => acceptCommand(sql, command, act))
          return acceptance.command
        }
        const move = async (command: Command, step: CommandStep): Promise<Command> =>
          (await database.transaction(async (sql) => moveCommand(sql, { command, fence: 0 }, step))).command
        const watch =
          'subscription ($id: ID!) { commandChanged(id: $id) { id state attempts record { id } error { code } account { id } } }'
        const states = (told: readonly Told[]) => told.map(({ data }) => data?.['commandChanged']?.['state'])

        await t.test('a command tells where it stands at once, each move, and ends after its last', async () => {
          const command = await accept('conformance')
          const listening = await subscribe(url, { query: watch, variables: { id: command.id } })
          assert.deepEqual(states(await listening.until(1)), ['ACCEPTED'])
          const sending = await move(command, { event: 'SEND', now })
          await listening.until(2)
          const lost = await move(sending, { event: 'LOSE', now, dueAt: '9999-01-01T00:00:00.000Z' })
          await listening.until(3)
          await move(lost, { event: 'CONFIRM', now, recordId: 't1' })
          assert.equal(await listening.over, undefined)
          assert.deepEqual(states(listening.told), ['ACCEPTED', 'SENDING', 'UNCERTAIN', 'APPLIED'])
          assert.deepEqual(listening.told[1]?.data?.['commandChanged']?.['attempts'], 1)
        })

        await t.test('one that is over already is told once, and the stream ends', async () => {
          const command = await accept('conformance')
          await move(await move(command, { event: 'SEND', now }), { event: 'REFUSE', now })
          const listening = await subscribe(url, { query: watch, variables: { id: command.id } })
          assert.equal(await listening.over, undefined)
          assert.deepEqual(states(listening.told), ['REJECTED'])
        })

        await t.test('nobody hears of a command of another tenant, or of none', async () => {
          for (const id of [(await accept('another')).id, 'cmd_0'])
            assert.deepEqual(
              ((await (await subscribe(url, { query: watch, variables: { id } })).over) as { extensions: { code: string } }[]).map(
                ({ extensions }) => extensions.code,
              ),
              ['NOT_FOUND'],
            )
        })

        await t.test('an account tells its standing and its reading; others are told apart', async () => {
          const { key: second } = await anAccount(database, { tenant: 'conformance', vendor: 'MYCASE' })
          const query = 'subscription ($id: ID) { accountChanged(id: $id) { id status statusDetail sync { kind phase progress } } }'
          const one = await subscribe(url, { query, variables: { id: formatAccountId({ vendor: 'CLIO', account }) } })
          const all = await subscribe(url, { query })
          const status = async (key: typeof account, detail: string) =>
            setAccountStatus(database, key, { status: 'VENDOR_DOWN', detail, act: null })
          // From the first that is told on, both hear everything.
          for (let step = 0; one.told.length === 0 || all.told.length === 0; step++) {
            await status(account, `step ${String(step)}`)
            await Promise.race([Promise.all([one.until(1), all.until(1)]), new Promise((resolve) => setTimeout(resolve, 50))])
          }
          await status(another, 'of another tenant')
          await status(second, 'the second account')
          await database.transaction(async (sql) =>
            savePass(sql, { ...unreadPass, account, kind: 'MATTER', phase: 'INITIAL', startedAt: now, records: 50, total: 200 }),
          )
          const detailOf = ({ data }: Told): string => String(data?.['accountChanged']?.['statusDetail']).replace(/\d+/, 'n')
          const isRead = ({ data }: Told): boolean =>
            data?.['accountChanged']?.['sync'].some(
              ({ kind, progress }: { kind: string; progress: number }) => kind === 'MATTER' && progress === 0.25,
            )
          const isOfSecond = (told: Told): boolean => detailOf(told) === 'the second account'
          const hears = async ({ told, until }: typeof one, what: (told: Told) => boolean): Promise<void> => {
            while (!told.some(what)) await until(told.length + 1)
          }
          await Promise.all([hears(one, isRead), hears(all, isRead), hears(all, isOfSecond)])
          assert.deepEqual(new Set(one.told.map(detailOf)), new Set(['step n']))
          assert.deepEqual(new Set(all.told.map(detailOf)), new Set(['step n', 'the second account']))
          one.stop()
          all.stop()
        })
      }),
    ),
  ))
