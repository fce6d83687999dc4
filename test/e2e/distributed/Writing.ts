import { setTimeout } from 'node:timers/promises'
import { z } from 'zod'
import type { GraphRequest } from '../../support/askGraph.js'
import type { Client } from './Client.js'

const payload = z.object({
  createTimeEntry: z.object({
    command: z.object({ id: z.string(), state: z.string() }).nullable(),
    timeEntry: z.object({ id: z.string() }).nullable(),
    userErrors: z.array(z.object({ message: z.string() })),
  }),
})

/** A write, and what it came to. */
export interface Written {
  readonly description: string
  /** Null where nobody knows yet. */
  readonly recordId: string | null
}

const request = (matterId: string, key: string, waitSeconds: number): GraphRequest => ({
  query: `mutation ($input: CreateTimeEntryInput!) { createTimeEntry(input: $input) { command { id state } timeEntry { id } userErrors { message } } }`,
  variables: { input: { idempotencyKey: key, matterId, date: '2026-03-02', durationSeconds: 1_800, description: key, waitSeconds } },
})

/** Asks for one write once; null where its end is not known. Rejects for what may not be: a write that is refused. */
export const write = async (client: Client, matterId: string, key: string, waitSeconds = 20): Promise<Written> => {
  const answer = await client.ask(request(matterId, key, waitSeconds)).catch(() => undefined)
  const read = payload.safeParse(answer?.data)
  if (!read.success) return { description: key, recordId: null }
  const { command, timeEntry, userErrors } = read.data.createTimeEntry
  if (userErrors.length > 0) throw new Error(`${key} was refused: ${JSON.stringify(userErrors)}`)
  return { description: key, recordId: command?.state === 'APPLIED' ? (timeEntry?.id ?? null) : null }
}

/** Writes one after the other to a matter until it is told to stop; an answer that is lost is asked for again some times, with the same key. */
export class Writing {
  readonly #client: Client
  readonly #matterId: string
  readonly #name: string
  readonly written: Written[] = []
  #isOver = false
  readonly #running: Promise<void>

  constructor(client: Client, matterId: string, name: string) {
    this.#client = client
    this.#matterId = matterId
    this.#name = name
    this.#running = this.#run()
    this.#running.catch(() => undefined)
  }

  /** Begins no further write; resolves when the last has its answer. */
  async stop(): Promise<readonly Written[]> {
    this.#isOver = true
    await this.#running
    return this.written
  }

  /** Resolves when so many more writes are known to be done. */
  async more(count: number): Promise<void> {
    const wanted = this.#done + count
    while (this.#done < wanted) {
      await Promise.race([setTimeout(100), this.#running])
      if (this.#isOver) return
    }
  }

  get #done(): number {
    return this.written.filter(({ recordId }) => recordId !== null).length
  }

  async #run(): Promise<void> {
    while (!this.#isOver) {
      const key = `${this.#name} ${String(this.written.length)}`
      let last: Written = { description: key, recordId: null }
      for (let tries = 0; tries < 3 && last.recordId === null; tries += 1) last = await write(this.#client, this.#matterId, key, 3)
      this.written.push(last)
    }
  }
}
