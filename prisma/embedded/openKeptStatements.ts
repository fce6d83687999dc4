import { parse, type PGlite, protocol } from '@electric-sql/pglite'
import type { EncodedValue } from './EmbeddedCalls.js'

/** A statement the database has read and planned. */
interface KeptStatement {
  readonly name: string
  readonly since: number
}

/** Runs statements that are run again and again. */
export interface KeptStatements {
  /** To be called while nothing else runs. */
  run(text: string, values: readonly EncodedValue[]): Promise<readonly object[]>
}

/** A plan is made for tables as large as they are. They grow, and nobody tells the plan: so it is made anew after so long, in milliseconds. */
const keptForMs = 20_000

const { serialize } = protocol

/** Lists come encoded already; everything else is written as text. */
const valueOf = (value: EncodedValue): string | Uint8Array | null => (value === null || value instanceof Uint8Array ? value : String(value))

/** Keeps statements prepared in the database's one session: to read and plan a large one takes the embedded database several times as long as to run it. */
export const openKeptStatements = (postgres: PGlite, now: () => number = () => performance.now()): KeptStatements => {
  const kept = new Map<string, KeptStatement>()
  let made = 0

  const send = async (message: Uint8Array): ReturnType<PGlite['execProtocolStream']> =>
    postgres.execProtocolStream(message, { syncToFs: false })

  const prepare = async (text: string): Promise<KeptStatement> => {
    const known = kept.get(text)
    if (known !== undefined && now() - known.since < keptForMs) return known
    if (known !== undefined) await send(serialize.close({ type: 'S', name: known.name }))
    kept.delete(text)
    made += 1
    const statement = { name: `kept_${String(made)}`, since: now() }
    await send(serialize.parse({ name: statement.name, text }))
    kept.set(text, statement)
    return statement
  }

  const answer = async (text: string, values: readonly EncodedValue[]): ReturnType<typeof send> => {
    try {
      const { name } = await prepare(text)
      const bound = serialize.bind({ statement: name, values: values.map(valueOf) })
      return await send(Buffer.concat([bound, serialize.describe({ type: 'P' }), serialize.execute({})]))
    } finally {
      // Ends the statement, and what an error left unread.
      await send(serialize.sync())
    }
  }

  return {
    run: async (text, values) => {
      const [result] = parse.parseResults(await answer(text, values), postgres.parsers)
      return result?.rows ?? []
    },
  }
}
