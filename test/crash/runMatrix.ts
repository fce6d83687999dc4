import { Client } from 'pg'
import type { Cell, Write } from './Cell.js'
import { type CellResult, CellRunner } from './CellRunner.js'
import { checkBooks } from './checkBooks.js'
import { type Lane, openLane } from './openLane.js'
import { cellsOf, findSteps, isRepeat } from './planCells.js'

/** What is run, and who is told of it. */
export interface MatrixOptions {
  readonly serverUrl: string
  readonly chromiumPath: string
  readonly writes: readonly Write[]
  /** How many cells run side by side, each lane on portals and a database of its own. */
  readonly lanes: number
  readonly isWanted: (cell: Cell) => boolean
  /** Takes every so many of the wanted cells. */
  readonly every: number
  /** What an earlier run found of a cell: it is not run again. */
  readonly known: (cell: Cell) => CellResult | undefined
  readonly say: (line: string) => void
  readonly onResult: (result: CellResult) => void
  readonly onProgress: (done: number, all: number) => void
}

/** What it came to. `wrong` is what is wrong beside single cells. */
export interface MatrixResult {
  readonly results: readonly CellResult[]
  readonly wrong: readonly string[]
}

/** Throws where there is no PostgreSQL server, and says what is needed. */
const assertServer = async (serverUrl: string): Promise<void> => {
  const client = new Client({ connectionString: serverUrl })
  try {
    await client.connect()
    await client.end()
  } catch (cause) {
    const { host } = new URL(serverUrl)
    const message = `the crash matrix needs a PostgreSQL server whose user may make databases: none answers at ${host}. Name one in DATABASE_URL.`
    throw new Error(message, { cause })
  }
}

/** Lets every lane take what is next until nothing is left. */
const share = async <Item>(
  runners: readonly CellRunner[],
  items: readonly Item[],
  work: (runner: CellRunner, item: Item) => Promise<void>,
): Promise<void> => {
  const left = [...items]
  await Promise.all(
    runners.map(async (runner) => {
      for (let item = left.shift(); item !== undefined; item = left.shift()) await work(runner, item)
    }),
  )
}

/** Finds the steps of every write, and runs a cell for each with each fault. */
export const runMatrix = async (options: MatrixOptions): Promise<MatrixResult> => {
  const { writes, serverUrl, chromiumPath, say } = options
  await assertServer(serverUrl)
  const lanes: Lane[] = []
  const results: CellResult[] = []
  const wrong: string[] = []
  try {
    const vendors = [...new Set(writes.map(({ vendor }) => vendor))]
    // One after the other: signing in everywhere at once only takes longer.
    for (let lane = 0; lane < options.lanes; lane += 1) lanes.push(await openLane({ serverUrl, chromiumPath, vendors }))
    const runners = lanes.map((lane) => new CellRunner(lane))
    const cells: Cell[] = []
    await share(runners, writes, async (runner, write) => {
      const steps = await findSteps(runner, write).catch((error: unknown) => {
        wrong.push(String(error))
        say(String(error))
        return []
      })
      say(`${write.vendor} ${write.kind}: ${String(steps.length)} steps`)
      cells.push(...cellsOf(steps).filter(options.isWanted))
    })
    // Every step once, before any is met once more.
    const ordered = [...cells.filter((cell) => !isRepeat(cell)), ...cells.filter(isRepeat)]
    const taken = ordered.filter((_, index) => index % options.every === 0)
    const left = taken.filter((cell) => {
      const known = options.known(cell)
      if (known !== undefined) results.push(known)
      return known === undefined
    })
    await share(runners, left, async (runner, cell) => {
      const result = await runner.run(cell).catch(async (error: unknown): Promise<CellResult> => {
        await runner.startAnew()
        return { cell, broke: false, state: null, effects: 0, wrong: [{ kind: 'other', what: String(error) }] }
      })
      results.push(result)
      options.onResult(result)
      options.onProgress(results.length, taken.length)
    })
    for (const lane of lanes) wrong.push(...(await checkBooks(lane)))
  } finally {
    for (const lane of lanes) await lane.close()
  }
  return { results, wrong }
}
