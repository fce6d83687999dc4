import { AsyncLocalStorage } from 'node:async_hooks'
import type { CommandStage } from '../../core/command/CommandStage.js'
import type { WatchStage } from '../../engine/commands/inStage.js'

/** Stages that are a step when they begin, because nothing else marks that moment. */
const toldAtBegin: ReadonlySet<CommandStage> = new Set(['ACCEPT', 'CALL', 'READ_BACK', 'LOOK'])
/** What comes more often than this is the same moment over and over: a vendor that is looked at until it shows something. */
const mostOccurrences = 2

/** Names the steps that a write passes: the stage, and what was done last in it. Whoever listens is told each before the process goes on. */
export class Steps {
  readonly #stage = new AsyncLocalStorage<CommandStage>()
  readonly #counts = new Map<string, number>()
  #listener: ((step: string) => void) | null = null

  /** From now on steps are counted anew and told to `listener`. */
  listen(listener: (step: string) => void): void {
    this.#counts.clear()
    this.#listener = listener
  }

  /** The stage of whoever calls this. */
  get stage(): CommandStage | undefined {
    return this.#stage.getStore()
  }

  /** Says that something was done in a stage. What belongs to none is no step of a write. */
  passed(what: string, stage = this.stage): void {
    if (this.#listener === null || stage === undefined) return
    const name = `${stage}: ${what}`
    const count = (this.#counts.get(name) ?? 0) + 1
    this.#counts.set(name, count)
    if (count <= mostOccurrences) this.#listener(count === 1 ? name : `${name}, again`)
  }

  readonly watch: WatchStage = async (stage, work) => {
    if (toldAtBegin.has(stage)) this.passed('begins', stage)
    const result = await this.#stage.run(stage, work)
    // A worker that found nothing to take passed nothing.
    if (stage !== 'CLAIM') this.passed('ended', stage)
    return result
  }
}
