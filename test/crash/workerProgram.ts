/** A process that writes to vendors as the product does, tells its steps, and breaks where it is told to. It is asked and answers in lines of JSON. */
import { writeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { isDeepStrictEqual } from 'node:util'
import { adaptersOver } from '../../bin/adapters.js'
import type { CommandRequest, Commands } from '../../engine/commands/Commands.js'
import { openCommands } from '../../engine/commands/openCommands.js'
import { openSessions } from '../../engine/sessions/openSessions.js'
import type { ReadResult, RecordReader } from '../../core/vendorAdapter.js'
import { openLiveReads } from '../../engine/sync/openLiveReads.js'
import { openSync } from '../../engine/sync/openSync.js'
import { openAccountReader } from '../../prisma/accounts/openAccountReader.js'
import { openMirrorReader } from '../../prisma/mirror/openMirrorReader.js'
import { openDatabase } from '../../prisma/openDatabase.js'
import { openVault } from '../../prisma/vault/openVault.js'
import { openBrowser } from '../../subgraphs/vendor/browser/openBrowser.js'
import type { Break } from './Cell.js'
import { faultOfWrites } from './courses.js'
import { HurriedTime } from './HurriedTime.js'
import { type AskedWrite, type Job, type JobOptions, type Saying, tenant, type WorkerStart } from './Protocol.js'
import { type Sabotage, startSaboteur } from './startSaboteur.js'
import { Steps } from './Steps.js'
import { watchDatabase } from './watchDatabase.js'
import { watchBrowser, watchRequests } from './watchRequests.js'

/** Said at once, whatever happens to the process next. */
const say = (saying: Saying): void => {
  writeSync(1, `${JSON.stringify(saying)}\n`)
}

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]()

const first: IteratorResult<string> = await lines.next()
const start = JSON.parse(String(first.value)) as WorkerStart
const applicationName = `mattergraph crash ${String(process.pid)}`
const databaseUrl = new URL(start.databaseUrl)
databaseUrl.searchParams.set('application_name', applicationName)

const steps = new Steps()
const time = new HurriedTime()
/** Longer than a lease. */
const pastLeaseMs = 181_000

let isCut = false
let saboteur: Sabotage | null = null
const opened = await openDatabase({ url: databaseUrl.href })
const database = watchDatabase(opened, steps, () => isCut)
const browser = watchBrowser(await openBrowser({ executablePath: start.chromiumPath, asRoot: process.getuid?.() === 0 }), steps)
watchRequests(steps)
const sessions = await openSessions({
  database: opened,
  accounts: openAccountReader(opened, time),
  vault: await openVault(opened, Buffer.from(start.vaultKey, 'base64')),
  adapters: adaptersOver(browser),
  clock: time,
  limitScale: start.limitScale,
  signIn: async () => ({ outcome: 'UNAVAILABLE', detail: 'this process does not sign in' }),
})
const liveReads = openLiveReads({ database, sessions, clock: time })
const sync = openSync({ database, sessions, liveReads, clock: time, onProgress: () => undefined })

/** Tells the steps, and breaks at one of them. */
const listen = ({ tellsSteps, break: at, portal, prefix }: JobOptions, stop: () => void): void => {
  let isBroken = false
  let writeAnswered = false
  isCut = false
  steps.listen((name) => {
    const step = `${prefix}${name}`
    if (tellsSteps) say({ said: 'passed', step })
    if (isBroken) {
      // The answer was lost, and that is written: this process stops here, and another goes on.
      if (at?.fault === 'answer' && name.startsWith('LOSE: ended')) {
        stop()
        throw new Error('stopped')
      }
    } else if (at !== null && step === at.step) {
      isBroken = true
      say({ said: 'broke', step })
      harm(at, portal, writeAnswered)
    }
    writeAnswered ||= /^CALL: (POST|PUT|PATCH|DELETE) answered/.test(name) || name === 'CALL: ended'
  })
}

const harm = ({ fault }: Break, portal: string, writeAnswered: boolean): void => {
  if (fault === 'kill') process.kill(process.pid, 'SIGKILL')
  else if (fault === 'pause') {
    process.kill(process.pid, 'SIGSTOP')
    // Woken: by its own clock, too, its lease is over.
    time.leap(pastLeaseMs)
  } else if (fault === 'database') {
    saboteur?.({ harm: 'cut' })
    isCut = true
  } else {
    const faults = writeAnswered ? ({ next: [{ do: 'drop-after' }] } as const) : faultOfWrites({ do: 'drop-after', times: 1 })
    saboteur?.({ harm: 'drop', portal, faults })
  }
}

const countOpen = async (): Promise<number> => {
  const [row] = await opened.query<{ open: number }>('select count(*)::int as open from command where finished_at is null')
  return row?.open ?? 0
}

const requestOf = ({ input, ...write }: AskedWrite, waitMs: number): CommandRequest => ({
  ...write,
  tenant,
  asked: input,
  resolve: async () => input,
  actor: 'key_crash',
  rationale: 'Whatever happens on the way.',
  waitMs,
})

const perform = async (job: Exclude<Job, { job: 'compare' }>): Promise<void> => {
  const needsSaboteur = job.break !== null && (job.break.fault === 'database' || job.break.fault === 'answer')
  if (needsSaboteur) saboteur ??= await startSaboteur({ databaseUrl: start.databaseUrl, applicationName })
  time.start(job.aheadMs, job.portal)
  const onFault = (error: unknown): void => say({ said: 'fault', message: String(error) })
  const commands = openCommands({ database, sessions, sync, clock: time, watch: steps.watch, workers: 1, onFault })
  const stopped = new AbortController()
  listen(job, () => {
    stopped.abort()
    void commands.close()
  })
  const end: Saying = await work(job, commands, stopped.signal).catch((error: unknown) => ({ said: 'failed', message: String(error) }))
  // What it still does is done before anybody takes it that its lease is over.
  await commands.close()
  say(end)
}

const work = async (job: Exclude<Job, { job: 'compare' }>, commands: Commands, stopped: AbortSignal): Promise<Saying> => {
  if (job.job === 'settle') {
    while (!stopped.aborted && (await countOpen()) > 0) await time.sleep(1)
    return { said: 'settled' }
  }
  const request = requestOf(job.write, job.waitMs)
  for (let asked = 1; asked < job.asks; asked += 1) await commands.submit(request)
  const submission = await commands.submit(request)
  if (submission.outcome === 'REFUSED') return { said: 'failed', message: JSON.stringify(submission.refusals) }
  return { said: 'answered', command: submission.command }
}

const compare = async ({ account, kind, vendorId }: Extract<Job, { job: 'compare' }>): Promise<string | null> => {
  const read: ReadonlyMap<string, ReadResult> = await sessions.withConnection(account, async ({ readers }) => {
    const reader: Pick<RecordReader, 'readMany'> = readers[kind]
    return reader.readMany([vendorId])
  })
  const record = read.get(vendorId) ?? 'ABSENT'
  const [row] = await openMirrorReader(opened).readMany(kind, [{ account, vendorId }], { withRaw: false })
  if (record === 'ABSENT')
    return row === null || row === undefined || row.deletedAt !== null ? null : 'the mirror has what the vendor has not'
  if (record instanceof Error) return String(record)
  if (row === null || row === undefined || row.deletedAt !== null) return 'the mirror lacks what the vendor has'
  const [ours, theirs] = [row.record, record].map((one) => ({ ...(JSON.parse(JSON.stringify(one)) as object), raw: null })) as [
    object,
    object,
  ]
  const names = Object.keys({ ...ours, ...theirs }) as (keyof typeof ours)[]
  const different = names.filter((name) => !isDeepStrictEqual(ours[name], theirs[name]))
  return different.length === 0 ? null : `${different.join(', ')}: ${JSON.stringify(different.map((name) => [ours[name], theirs[name]]))}`
}

say({ said: 'ready' })
for await (const line of lines) {
  const job = JSON.parse(line) as Job
  if (job.job !== 'compare') await perform(job)
  else
    await compare(job).then(
      (difference) => say({ said: 'compared', difference }),
      (error: unknown) => say({ said: 'failed', message: String(error) }),
    )
}
await sync.close()
await sessions.close()
await browser.close()
await opened.close()
