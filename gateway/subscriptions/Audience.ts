import type { FormattedExecutionResult, GraphQLError } from 'graphql'

/** What one event came to, for all who hear it. */
export interface ToldEvent {
  /** One object for all: nobody changes it. */
  readonly result: FormattedExecutionResult
  /** How long it is as JSON, in bytes. */
  readonly bytes: number
  /** Whether nothing can follow. */
  readonly isLast: boolean
  /** Why the result says nothing of the event; who reads on in the log comes across the event again. */
  readonly fault?: GraphQLError
  /** What tells this state from another; one that was told already is not told again. Undefined where every event is one of its own. */
  readonly version?: string
}

/** One event on its way to an audience. */
export interface AudienceEvent {
  /** Events of one name that have not begun to run are one: whoever hears the later hears all there is to hear. */
  readonly name: string
  /** Its place in the log. */
  readonly position: number
  /** Works out what is told. Never rejects. */
  readonly run: () => Promise<ToldEvent>
  /** The only member who is to hear it. */
  readonly only?: AudienceMember
}

/** Somebody in an audience. */
export interface AudienceMember {
  hear(position: number, told: ToldEvent): void
  /** More came than can be kept for the audience: events from here on are lost to whoever does not read them from the log. */
  overrun(): void
}

interface Waiting {
  readonly event: AudienceEvent
  told?: Promise<ToldEvent>
}

/**
 * Those who want the same of every event: the same operation with the same variables, asked with the same rights. Each event is run once for all of them, several
 * at a time, and told in order.
 */
export class Audience {
  readonly members = new Set<AudienceMember>()
  readonly #atOnce: number
  readonly #mostWaiting: number
  #waiting: Waiting[] = []
  /** Names of events for all that have not begun to run. */
  readonly #coming = new Set<string>()
  #isTelling = false

  constructor({ atOnce, mostWaiting }: { readonly atOnce: number; readonly mostWaiting: number }) {
    this.#atOnce = atOnce
    this.#mostWaiting = mostWaiting
  }

  /** Runs an event when its turn has come, and tells it. */
  take(event: AudienceEvent): void {
    if (event.only === undefined && this.members.size === 0) return
    if (event.only === undefined && this.#coming.has(event.name)) return
    if (this.#waiting.length >= this.#mostWaiting) return this.#overrun()
    this.#waiting.push({ event })
    if (event.only === undefined) this.#coming.add(event.name)
    if (!this.#isTelling) void this.#tell()
  }

  async #tell(): Promise<void> {
    this.#isTelling = true
    for (let first = this.#waiting[0]; first !== undefined; first = this.#waiting[0]) {
      for (const waiting of this.#waiting.slice(0, this.#atOnce)) waiting.told ??= this.#begin(waiting.event)
      const told = await first.told
      // Those that overran meanwhile are gone.
      if (this.#waiting[0] !== first) continue
      this.#waiting.shift()
      if (told === undefined) continue
      const { only, position } = first.event
      for (const member of only === undefined ? this.members : [only]) member.hear(position, told)
    }
    this.#isTelling = false
  }

  #begin({ name, only, run }: AudienceEvent): Promise<ToldEvent> {
    if (only === undefined) this.#coming.delete(name)
    return run()
  }

  #overrun(): void {
    this.#waiting = []
    this.#coming.clear()
    for (const member of this.members) member.overrun()
  }
}
