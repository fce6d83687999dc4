import { after, afterEach, before } from 'node:test'
import { z } from 'zod'
import type { RecordKind } from '../../../../core/recordKind.js'
import type { CanonicalRecord } from '../../../../core/record/CanonicalRecord.js'
import type { SharedBrowser } from '../../../../subgraphs/vendor/browser/SharedBrowser.js'
import { withBrowser } from '../../../support/withBrowser.js'
import { type ConnectionVisit, withConnection } from '../withConnection.js'

/** A write that the portal took. */
export interface TakenWrite {
  readonly operation: string
  readonly kind: string
  readonly id: string
}

/** A portal, a connection to it, a real browser, and ways to look at what writes left. */
export interface WritingScene extends ConnectionVisit {
  readonly browser: SharedBrowser
  /** Does something, and gives what came of it (a value or what was thrown) with the writes that the portal took meanwhile. */
  readonly watch: <T>(
    act: () => Promise<T>,
  ) => Promise<{ readonly result: T | undefined; readonly error: unknown; readonly taken: readonly TakenWrite[] }>
  /** What the connection's own reader tells of a record. */
  readonly read: <K extends RecordKind>(kind: K, vendorId: string) => Promise<CanonicalRecord<K>>
  /** Orders what happens to the next request, or to so many. */
  readonly fault: (method: string, path: string, what: string, times?: number) => Promise<void>
}

const effects = z.array(z.object({ operation: z.string(), kind: z.string(), id: z.string() }))

/** One scene for the tests of a file, opened before the first and closed after the last; faults that are left over end with their test. */
export const openWritingScene = (): (() => Promise<WritingScene>) => {
  const opened = Promise.withResolvers<WritingScene>()
  const done = Promise.withResolvers<void>()
  let running: Promise<void> | undefined
  before(async () => {
    running = withBrowser((browser) =>
      withConnection(
        async (visit) => {
          opened.resolve({ ...visit, ...waysToLook(visit), browser })
          await done.promise
        },
        { browser },
      ),
    )
    running.catch(opened.reject)
    await opened.promise
  })
  afterEach(async () => void (await (await opened.promise).desk('DELETE', 'faults')))
  after(async () => {
    done.resolve()
    await running
  })
  return async () => opened.promise
}

const waysToLook = ({ desk, connection }: ConnectionVisit): Pick<WritingScene, 'watch' | 'read' | 'fault'> => ({
  watch: async (act) => {
    const before = effects.parse(await desk('GET', 'effects')).length
    let [result, error]: [Awaited<ReturnType<typeof act>> | undefined, unknown] = [undefined, undefined]
    try {
      result = await act()
    } catch (thrown) {
      error = thrown
    }
    return { result, error, taken: effects.parse(await desk('GET', 'effects')).slice(before) }
  },
  read: async (kind, vendorId) => {
    const found = (await connection.readers[kind].readMany([vendorId])).get(vendorId)
    if (found === undefined || found === 'ABSENT') throw new Error(`there is no ${kind} ${vendorId}`)
    if (found instanceof Error) throw found
    return found
  },
  fault: async (method, path, what, times = 1) =>
    void (await desk('POST', 'faults', { next: [{ match: { method, path }, times, do: what }] })),
})
