import type { Command, CommandInputs, CommandKind } from '../../core/command/Command.js'
import { commandKinds } from '../../core/command/Command.js'
import { isFinal } from '../../core/command/commandStates.js'
import { setTimeout } from 'node:timers/promises'
import { commandColumns, toCommand } from '../../prisma/command/commandColumns.js'
import type { Break, Cell, Write } from './Cell.js'
import { type Course, faultOfWrites } from './courses.js'
import type { Lane, LaneAccount } from './openLane.js'
import { findRecords, type FirmRecords, scenes } from './scenes.js'
import { type AskedWrite, type JobOptions, tenant } from './Protocol.js'
import type { Worker } from './Worker.js'

/** What a cell came to. */
export interface CellResult {
  readonly cell: Cell
  /** Whether the step was passed, and the fault came. */
  readonly broke: boolean
  /** How the command ended; null where it was never kept before the client asked again. */
  readonly state: Command['state'] | null
  /** Effects at the portal when everything earlier was done, before the client asked again. */
  readonly effects: number
  /** Everything that is wrong, in words; empty where nothing is. */
  readonly wrong: readonly Wrong[]
}

/** What can be wrong with a cell. */
export interface Wrong {
  readonly kind: 'duplicate' | 'lost' | 'half-applied' | 'not final' | 'review' | 'other'
  readonly what: string
}

/** A request whose sender died a moment ago may still be on its way: leases are far longer than that. */
const quietMs = 10
/** How long a client waits where all is well but for the fault; a worker that broke is not waited for longer. */
const usualWaitMs = 60_000
/** As long as it takes, with every repeat. */
const patienceMs = 3_600_000
const prefixOfTakenOver = 'taken over, '

/** Runs cells on one lane, one after the other. */
export class CellRunner {
  readonly #lane: Lane
  readonly #records = new Map<LaneAccount, FirmRecords>()
  readonly #firsts = new Map<string, string>()
  readonly #effects = new Map<LaneAccount, number>()
  #number = 0
  /** Workers that are done with what they had. */
  readonly #idle: Worker[] = []

  constructor(lane: Lane) {
    this.#lane = lane
  }

  /** The steps that a write passes on a course where nothing breaks, in order, and how it ends. */
  async steps(
    write: Write,
    course: Course,
  ): Promise<{ readonly steps: readonly string[]; readonly command: Command | null; readonly effects: number }> {
    const scene = await this.#scene(write)
    const steps: string[] = []
    await this.#order(scene.account, course)
    const options = await this.#options(scene.account)
    let worker = await this.#take()
    if (course.takenOver) {
      await this.#dieAfterSending(worker, scene.asked, options)
      worker = await this.#lane.takeWorker()
      worker.do({ ...options, job: 'settle', tellsSteps: true, prefix: prefixOfTakenOver })
    } else worker.do({ ...options, job: 'submit', write: scene.asked, asks: course.asks, waitMs: patienceMs, tellsSteps: true })
    await worker.says('answered', 'settled', 'failed')
    for (const saying of worker.said) {
      if (saying.said === 'passed') steps.push(saying.step)
      if (saying.said === 'failed') throw new Error(`${write.vendor} ${write.kind}, ${course.name}: ${saying.message}`)
    }
    this.#idle.push(worker)
    const command = await this.#read(scene.asked)
    const effects = (await scene.account.desk.effects(scene.effectsBefore)).length
    await scene.account.desk.calm()
    return { steps, command, effects }
  }

  /** Runs one cell and judges it. Some steps are passed only by a process that was never used: it gives the second try. */
  async run(cell: Cell): Promise<CellResult> {
    const result = await this.#run(cell)
    if (result.broke || result.wrong.length > 0) return result
    await this.startAnew()
    const again = await this.#run(cell)
    return again.broke ? again : { ...again, wrong: [...again.wrong, { kind: 'other', what: 'the step was not passed' }] }
  }

  /** Lets go of the workers that did something before. */
  async startAnew(): Promise<void> {
    await Promise.all(this.#idle.splice(0).map((worker) => worker.kill()))
  }

  async #run(cell: Cell): Promise<CellResult> {
    const scene = await this.#scene(cell)
    const { account, asked } = scene
    await this.#order(account, cell.course)
    const options = await this.#options(account)
    const at: Break = { step: cell.step, fault: cell.fault }
    let worker = await this.#take()
    if (cell.course.takenOver) {
      await this.#dieAfterSending(worker, asked, options)
      worker = await this.#lane.takeWorker()
      worker.do({ ...options, job: 'settle', break: at, prefix: prefixOfTakenOver })
    } else
      worker.do({
        ...options,
        job: 'submit',
        write: asked,
        asks: cell.course.asks,
        waitMs: cell.course.portal === null ? usualWaitMs : patienceMs,
        break: at,
      })
    await (cell.fault === 'pause' ? worker.says('broke', 'answered', 'failed') : worker.says('answered', 'settled', 'failed'))
    const broke = worker.said.some(({ said }) => said === 'broke')
    // What died is followed by a process that was never used; what lives is done, and one that knows nothing of it goes on.
    const died = worker.isOver
    await this.#endLease(asked)
    const next = died ? await this.#lane.takeWorker() : await this.#take()
    this.#idle.push(next)
    next.do({ ...(await this.#options(account)), job: 'settle' })
    const settled = await next.says('settled', 'failed')
    if (cell.fault === 'pause') {
      worker.wake()
      await worker.says('answered', 'failed')
    }
    // Its time is past everybody's.
    if (cell.fault === 'pause') await worker.kill()
    else if (!died) this.#idle.unshift(worker)
    return { cell, broke, ...(await this.#judge({ cell, scene, next, isSettled: settled?.said === 'settled', died })) }
  }

  async #judge({
    cell,
    scene,
    next,
    isSettled,
    died,
  }: {
    readonly cell: Cell
    readonly scene: SetScene
    readonly next: Worker
    readonly isSettled: boolean
    readonly died: boolean
  }): Promise<Pick<CellResult, 'state' | 'effects' | 'wrong'>> {
    const { account, asked, effectsBefore } = scene
    const wrong: Wrong[] = []
    const find = (kind: Wrong['kind'], what: string): void => void wrong.push({ kind, what })
    if (died && cell.fault !== 'kill') find('other', 'the process ended, though nobody killed it')
    if (!isSettled) find('not final', `what was left could not be finished: ${JSON.stringify(next.said.slice(0, 3))}`)
    const kept = await this.#read(asked)
    const effects = (await account.desk.effects(effectsBefore)).length
    count(kept, effects, cell.course, find)
    await account.desk.calm()
    // The client, who heard nothing or too little, asks again with the same key.
    next.do({ ...(await this.#options(account)), job: 'submit', write: asked, asks: 1, waitMs: patienceMs })
    const answer = await next.says('answered', 'failed')
    if (answer?.said !== 'answered') find('other', `the client that asked again was not answered: ${JSON.stringify(next.said)}`)
    const final = await this.#read(asked)
    const effectsAfter = (await account.desk.effects(effectsBefore)).length
    if (kept !== null && final?.id !== kept.id) find('other', 'asking again made another command')
    if (kept === null || !isFinal(kept.state)) count(final, effectsAfter, cell.course, find)
    else if (effectsAfter !== effects) find('duplicate', `asking again did it again: ${String(effectsAfter)} effects`)
    if (final !== null) await this.#examine(final, next, account, find)
    return { state: kept?.state ?? null, effects, wrong }
  }

  /** Whether the audit log and the mirror say what the command says. */
  async #examine(
    command: Command,
    worker: Worker,
    { account }: LaneAccount,
    find: (kind: Wrong['kind'], what: string) => void,
  ): Promise<void> {
    const acts = await this.#lane.database.query<{ action: string }>(
      'select action from audit_event where subject_id = $1::text order by index',
      [command.id],
    )
    const actions = acts.map(({ action }) => action).join()
    if (actions !== 'command.accepted,command.finished') find('half-applied', `the audit log says ${actions}`)
    if (command.state !== 'APPLIED') return
    if (command.recordId === null) return find('half-applied', 'the command names no record')
    worker.do({ job: 'compare', account: account.key, kind: commandKinds[command.kind], vendorId: command.recordId })
    const compared = await worker.says('compared', 'failed')
    if (compared?.said !== 'compared') find('other', `the record could not be compared: ${JSON.stringify(compared)}`)
    else if (compared.difference !== null) find('half-applied', compared.difference)
  }

  /** Sets up what the write needs. */
  async #scene({ vendor, kind }: Write): Promise<SetScene> {
    const account = this.#lane.accounts.get(vendor)
    if (account === undefined) throw new Error(`this lane has no account at ${vendor}`)
    const records = this.#records.get(account) ?? (await findRecords(this.#lane, account))
    this.#records.set(account, records)
    this.#number += 1
    const recordId = await this.#first({ vendor, kind }, account, records)
    const input: CommandInputs[CommandKind] = scenes[kind].inputOf(records, this.#number, recordId)
    const counted = this.#effects.get(account) ?? 0
    const effectsBefore = counted + (await account.desk.effects(counted)).length
    this.#effects.set(account, effectsBefore)
    return { account, asked: this.#ask(account, kind, input), effectsBefore }
  }

  #ask({ account }: LaneAccount, kind: CommandKind, input: CommandInputs[CommandKind]): AskedWrite {
    return { kind, account: account.key, input, idempotencyKey: `crash ${String(this.#number)} ${kind} ${JSON.stringify(input).length}` }
  }

  async #first({ vendor, kind }: Write, account: LaneAccount, records: FirmRecords): Promise<string> {
    const { first, firstServesAll } = scenes[kind]
    if (first === null) return ''
    const wanted = first(records, this.#number)
    const place = `${vendor} ${wanted.kind}`
    const known = this.#firsts.get(place)
    if (firstServesAll && known !== undefined) return known
    const worker = await this.#take()
    worker.do({
      ...(await this.#options(account)),
      job: 'submit',
      write: this.#ask(account, wanted.kind, wanted.input),
      asks: 1,
      waitMs: patienceMs,
    })
    const answer = await worker.says('answered', 'failed')
    if (answer?.said !== 'answered' || answer.command.state !== 'APPLIED' || answer.command.recordId === null)
      throw new Error(`${place} could not be set up: ${JSON.stringify(answer)}`)
    this.#idle.push(worker)
    if (firstServesAll) this.#firsts.set(place, answer.command.recordId)
    return answer.command.recordId
  }

  async #order({ desk }: LaneAccount, { portal }: Course): Promise<void> {
    if (portal !== null) await desk.order(faultOfWrites(portal))
  }

  /** Time begins where the portal's is. */
  async #options({ portal, desk }: LaneAccount): Promise<JobOptions> {
    return { portal, aheadMs: await desk.aheadMs(), tellsSteps: false, break: null, prefix: '' }
  }

  async #dieAfterSending(worker: Worker, write: AskedWrite, options: JobOptions): Promise<void> {
    worker.do({ ...options, job: 'submit', write, asks: 1, waitMs: patienceMs, break: { step: 'CALL: ended', fault: 'kill' } })
    await worker.says('answered', 'failed')
    await worker.kill()
    await this.#endLease(write)
  }

  /** As if the lease of whoever is gone were over: what is under way at the portal has had its time. */
  async #endLease({ idempotencyKey }: AskedWrite): Promise<void> {
    await setTimeout(quietMs)
    await this.#lane.database.query(
      'update command set lease_until = created_at where tenant = $1::text and idempotency_key = $2::text and lease_until is not null',
      [tenant, idempotencyKey],
    )
  }

  async #take(): Promise<Worker> {
    return this.#idle.shift() ?? (await this.#lane.takeWorker())
  }

  async #read({ idempotencyKey }: AskedWrite): Promise<Command | null> {
    const [row] = await this.#lane.database.query(
      `select ${commandColumns} from command where tenant = $1::text and idempotency_key = $2::text`,
      [tenant, idempotencyKey],
    )
    return row === undefined ? null : toCommand(row)
  }
}

/** A write that is ready to be asked for. */
interface SetScene {
  readonly account: LaneAccount
  readonly asked: AskedWrite
  /** How many effects the portal had before. */
  readonly effectsBefore: number
}

/** Holds the portal's effects against the command: one for each that is applied, none for any other. */
const count = (command: Command | null, effects: number, course: Course, find: (kind: Wrong['kind'], what: string) => void): void => {
  if (command === null) {
    if (effects > 0) find('duplicate', `${String(effects)} effects of a command that was never kept`)
    return
  }
  const { state, error } = command
  if (!isFinal(state)) return find('not final', `the command is ${state}`)
  if (state === 'NEEDS_REVIEW') return find('review', `left to a person, with ${String(effects)} effects`)
  const wanted = state === 'APPLIED' ? 1 : 0
  if (effects > wanted) find('duplicate', `${state} with ${String(effects)} effects`)
  if (effects < wanted) find('lost', `${state} with ${String(effects)} effects`)
  if (state !== 'APPLIED' && !course.mayFail) find('lost', `the command ended ${state}: ${JSON.stringify(error)}`)
}
