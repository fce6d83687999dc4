import { Problem } from './Problem.js'
import type { Ticks } from '../records/ticks.js'
import { ticksAt } from '../records/ticks.js'

const longest = 500

/** A list's parameters. Names are read in any case; arrays repeat the name. */
export class ListQuery {
  readonly #values: ReadonlyMap<string, readonly string[]>

  constructor(query: unknown) {
    const entries = Object.entries(query as Record<string, string | string[]>) // Fastify's own parser gives texts and lists of texts.
    const values = new Map<string, readonly string[]>()
    for (const [name, value] of entries) values.set(name.toLowerCase(), [...(values.get(name.toLowerCase()) ?? []), value].flat())
    this.#values = values
  }

  /** Every value of a parameter. */
  all(name: string): readonly string[] {
    return this.#values.get(name.toLowerCase()) ?? []
  }

  /** The last value of a parameter. */
  one(name: string): string | undefined {
    return this.all(name).at(-1)
  }

  /** A parameter that is true or false. */
  flag(name: string): boolean | undefined {
    const text = this.one(name)?.toLowerCase()
    if (text === undefined) return undefined
    if (text !== 'true' && text !== 'false') throw new Problem(400, `The value '${text}' is not valid for ${name}.`)
    return text === 'true'
  }

  /** Optional parts asked for with `Fields`, separated by commas. */
  fields(): ReadonlySet<string> {
    return new Set(this.all('Fields').flatMap((text) => text.split(',').map((field) => field.trim().toLowerCase())))
  }

  /** Where the page starts and how long it may be. */
  paging(): { readonly offset: number; readonly limit: number } {
    return {
      offset: this.#integer('Offset', { least: 0, most: Number.MAX_SAFE_INTEGER, usual: 0 }),
      limit: this.#integer('Limit', { least: 1, most: longest, usual: longest }),
    }
  }

  /** `UpdatedSince`: ticks. */
  updatedSince(): Ticks | undefined {
    const text = this.one('UpdatedSince')
    if (text === undefined) return undefined
    if (!/^\d{1,19}$/.test(text)) throw new Problem(400, `The value '${text}' is not valid for UpdatedSince.`)
    return BigInt(text)
  }

  /** `LastUpdated`: ISO 8601, and no fraction of a second. */
  lastUpdated(): Ticks | undefined {
    const text = this.one('LastUpdated')
    if (text === undefined) return undefined
    const isPlain = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)?)?$/.test(text)
    // Without a zone it is UTC.
    const hasOwnZone = !text.includes('T') || /(?:Z|[+-]\d\d:\d\d)$/.test(text)
    const milliseconds = isPlain ? Date.parse(hasOwnZone ? text : `${text}Z`) : Number.NaN
    if (Number.isNaN(milliseconds)) throw new Problem(400, `The value '${text}' is not valid for LastUpdated.`)
    return ticksAt(milliseconds)
  }

  /** The change filter of a resource that takes it either way, but not both. */
  eitherSince(): Ticks | undefined {
    if (this.one('UpdatedSince') !== undefined && this.one('LastUpdated') !== undefined)
      throw new Problem(400, 'Either LastUpdated or UpdatedSince can be given, not both.')
    return this.updatedSince() ?? this.lastUpdated()
  }

  /** `Sort=asc(field),desc(field)`, over the fields a resource can be sorted by. */
  sort(sortable: readonly string[]): readonly { readonly field: string; readonly descending: boolean }[] {
    return this.all('Sort').flatMap((text) =>
      text.split(',').map((part) => {
        const [, direction, name = ''] = /^(asc|desc)\((\w+)\)$/i.exec(part.trim()) ?? []
        const field = sortable.find((one) => one.toLowerCase() === name.toLowerCase())
        if (field === undefined) throw new Problem(400, `Cannot sort by '${part}'.`)
        return { field, descending: direction?.toLowerCase() === 'desc' }
      }),
    )
  }

  #integer(name: string, { least, most, usual }: { readonly least: number; readonly most: number; readonly usual: number }): number {
    const text = this.one(name)
    if (text === undefined) return usual
    const value = /^-?\d+$/.test(text) ? Number(text) : Number.NaN
    if (!(value >= least && value <= most))
      throw new Problem(400, `The field ${name} must be between ${String(least)} and ${String(most)}.`)
    return value
  }
}
