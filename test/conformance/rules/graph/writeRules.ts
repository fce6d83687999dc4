import assert from 'node:assert/strict'
import { z } from 'zod'
import type { CommandKind } from '../../../../core/command/Command.js'
import { askGraph } from '../../../support/askGraph.js'
import type { SandboxVendor } from '../../../support/withSandboxVendor.js'
import type { GraphScene } from '../../graph/GraphScene.js'
import { listPage } from '../../graph/listPage.js'
import { untilDone } from '../../graph/untilDone.js'
import type { Rule } from '../../Rule.js'

const command = z.object({
  id: z.string(),
  state: z.string(),
  attempts: z.int(),
  discrepancies: z.array(z.object({ field: z.string() })),
  error: z.object({ code: z.string(), outcome: z.string() }).nullable(),
})
const entry = z.object({
  id: z.string(),
  durationSeconds: z.int(),
  description: z.string(),
  billable: z.boolean(),
  date: z.string(),
  matter: z.object({ id: z.string() }),
})
const payload = z.object({
  command: command.nullable(),
  timeEntry: entry.nullable(),
  userErrors: z.array(z.object({ code: z.string(), path: z.array(z.string()) })),
})
type Payload = z.infer<typeof payload>

const selection = `{
  command { id state attempts discrepancies { field } error { code outcome } }
  timeEntry { id durationSeconds description billable date matter { id } }
  userErrors { code path }
}`

/** Fields a vendor may have no place for, or chooses by itself. */
const mayDiffer: ReadonlySet<string> = new Set(['rate', 'userId', 'referenceId', 'tags', 'activityCode'])

let keys = 0
const newKey = (): string => `conformance ${String((keys += 1))}`

/** What writing time to vendors promises, wherever an account's capabilities say that it can. */
export const writeRules: readonly Rule<GraphScene>[] = [
  {
    id: 'C-160',
    level: 'MUST',
    says: 'a time entry that is made is at the portal once, as it was wanted, and in the graph',
    check: (scene) =>
      atEveryWriter(scene, async (portal, matterId) => {
        const input = { ...anEntry(matterId), idempotencyKey: newKey() }
        const { made, effects } = await effectsOf(portal, () => create(scene, input))
        const { command, timeEntry, userErrors } = made
        assert.deepEqual([command?.state, command?.error, userErrors, effects], ['APPLIED', null, [], ['create']])
        const { durationSeconds, description, billable, date } = input
        assert.partialDeepStrictEqual(timeEntry, { durationSeconds, description, billable, date, matter: { id: matterId } })
        assert.deepEqual(
          command?.discrepancies.filter(({ field }) => !mayDiffer.has(field)),
          [],
        )
      }),
  },
  {
    id: 'C-161',
    level: 'MUST',
    says: 'one key is one write: again, or many at once, it gives the same answer; with another input it is refused',
    check: (scene) =>
      atEveryWriter(scene, async (portal, matterId) => {
        const input = { ...anEntry(matterId), idempotencyKey: newKey() }
        const { made, effects } = await effectsOf(portal, () => Promise.all(Array.from({ length: 20 }, () => create(scene, input))))
        assert.deepEqual(effects, ['create'])
        assert.equal(
          new Set([...made, await create(scene, input)].map(({ command, timeEntry }) => `${String(command?.id)} ${String(timeEntry?.id)}`))
            .size,
          1,
        )
        const other = await create(scene, { ...input, durationSeconds: 3_600 })
        assert.deepEqual(other.userErrors, [{ code: 'IDEMPOTENCY_KEY_REUSED', path: ['input', 'idempotencyKey'] }])
      }),
  },
  {
    id: 'C-162',
    level: 'MUST',
    says: 'an answer that is lost after the portal took the write, or the request before, changes nothing: it is done once',
    check: (scene) =>
      atEveryWriter(scene, async (portal, matterId) => {
        for (const fault of ['drop-after', 'drop-before'] as const) {
          await portal.desk.order({ next: [{ do: fault, match: { method: 'POST' }, times: 1 }] })
          const { made, effects } = await effectsOf(portal, () =>
            create(scene, { ...anEntry(matterId), idempotencyKey: newKey(), waitSeconds: 60 }),
          )
          await portal.desk.calm()
          assert.deepEqual([made.command?.state, effects], ['APPLIED', ['create']], fault)
        }
      }),
  },
  {
    id: 'C-163',
    level: 'MUST',
    says: 'a time entry that is deleted is gone at the portal and in the graph',
    check: (scene) =>
      atEveryWriter(scene, async (portal, matterId) => {
        const { timeEntry } = await create(scene, { ...anEntry(matterId), idempotencyKey: newKey() })
        assert.ok(timeEntry !== null)
        const input = { idempotencyKey: newKey(), id: timeEntry.id }
        const { made, effects } = await effectsOf(portal, () => mutate(scene, 'deleteTimeEntry', 'DeleteTimeEntryInput', input))
        assert.deepEqual([made.command?.state, made.timeEntry, effects], ['APPLIED', null, ['delete']])
        const { data } = await askGraph(scene.url, { query: `{ timeEntry(id: "${timeEntry.id}") { id } }` })
        assert.deepEqual(data, { timeEntry: null })
      }),
  },
  {
    id: 'C-164',
    level: 'MUST',
    says: 'a wrong input is told with its place, a dry run touches nothing, and what an account cannot do is refused before anything is sent',
    check: async (scene) => {
      for (const portal of scene.portals.values()) {
        const matterId = await firstMatter(scene, portal)
        const good = { ...anEntry(matterId), idempotencyKey: newKey() }
        const { made, effects } = await effectsOf(portal, async () => [
          await create(scene, { ...good, dryRun: true }),
          await create(scene, { ...good, durationMinutes: 7 }),
          await create(scene, { ...good, durationSeconds: 0 }),
          await create(scene, { ...good, description: ' ' }),
          await create(scene, { ...good, matterId: `${matterId}0` }),
        ])
        assert.deepEqual(effects, [])
        const codes = made.map(({ userErrors }) => userErrors.map(({ code }) => code).join())
        if (!canCreate(portal)) assert.ok([codes[0], codes[4]].every((code) => code === 'NOT_SUPPORTED_BY_VENDOR'))
        else assert.deepEqual([codes[0], codes[4]], ['', 'NOT_FOUND'])
        assert.deepEqual(codes.slice(1, 4), ['DURATION_INVALID', 'DURATION_INVALID', 'TEXT_EMPTY'])
      }
    },
  },
  {
    id: 'C-165',
    level: 'MUST',
    says: 'a change changes what is given and leaves the rest as it was',
    check: async (scene) => {
      for (const portal of scene.portals.values()) {
        if (!can(portal, 'updateTimeEntry')) continue
        const original = anEntry(await firstMatter(scene, portal))
        const { timeEntry } = await create(scene, { ...original, idempotencyKey: newKey() })
        assert.ok(timeEntry !== null)
        const input = { idempotencyKey: newKey(), id: timeEntry.id, durationSeconds: 5_400, billable: false, waitSeconds: 60 }
        const { made, effects } = await effectsOf(portal, () =>
          untilDone(() => mutate(scene, 'updateTimeEntry', 'UpdateTimeEntryInput', input)),
        )
        assert.deepEqual([made.command?.state, made.command?.discrepancies, effects], ['APPLIED', [], ['update']])
        assert.deepEqual(made.timeEntry, { ...timeEntry, durationSeconds: 5_400, billable: false })
      }
    },
  },
]

const can = ({ vendor }: SandboxVendor, mutation: CommandKind): boolean =>
  vendor.adapter.capabilities.some((capability) => capability.mutation === mutation)

const canCreate = (portal: SandboxVendor): boolean => can(portal, 'createTimeEntry')

const atEveryWriter = async (scene: GraphScene, check: (portal: SandboxVendor, matterId: string) => Promise<void>): Promise<void> => {
  const writers = [...scene.portals.values()].filter(canCreate)
  assert.ok(writers.length > 0)
  for (const portal of writers) await check(portal, await firstMatter(scene, portal))
}

const firstMatter = async ({ url }: GraphScene, { vendor }: SandboxVendor): Promise<string> => {
  const { edges } = await listPage(url, 'MATTER', { filter: { vendors: [vendor.adapter.vendor], status: ['OPEN'] }, first: 1 })
  const [edge] = edges
  assert.ok(edge !== undefined)
  return edge.node.id
}

const anEntry = (matterId: string) => ({
  matterId,
  date: '2026-02-18',
  durationSeconds: 2_520,
  description: 'Call with the client – naïve question',
  billable: true,
})

const mutate = async ({ url, hurried }: GraphScene, mutation: string, type: string, input: object): Promise<Payload> => {
  const query = `mutation ($input: ${type}!) { write: ${mutation}(input: $input) ${selection} }`
  const { data, errors } = await hurried(askGraph(url, { query, variables: { input } }))
  assert.deepEqual(errors, [])
  return z.object({ write: payload }).parse(data).write
}

const create = (scene: GraphScene, input: object): Promise<Payload> => mutate(scene, 'createTimeEntry', 'CreateTimeEntryInput', input)

/** What was done, and the writes of time entries that the portal accepted meanwhile. */
const effectsOf = async <T>(
  { desk }: SandboxVendor,
  act: () => Promise<T>,
): Promise<{ readonly made: T; readonly effects: readonly string[] }> => {
  const before = (await desk.effects()).length
  const made = await act()
  const effects = await desk.effects(before)
  return { made, effects: effects.filter(({ kind }) => kind === 'time-entries').map(({ operation }) => operation) }
}
