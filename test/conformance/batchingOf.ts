import { readFile } from 'node:fs/promises'
import type { RecordKind } from '../../core/recordKind.js'
import { type Count, parseCount } from './parseCount.js'

/** How many requests reading one kind at one vendor takes, as docs/batching.md says. */
export interface Batching {
  /** Of N records, at a firm with M matters. */
  readonly fullRead: Count
  /** Of n records by id, which all exist. */
  readonly byId: Count
}

/** The row of docs/batching.md for a vendor and kind; throws where there is none, or none that can be read. */
export const batchingOf = async (slug: string, kind: RecordKind): Promise<Batching> => {
  const text = await readFile(new URL('../../../docs/batching.md', import.meta.url), 'utf8')
  const row = text
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .find((cells) => cells[1] === slug && cells[2] === kind)
  const [, , , fullRead, byId] = row ?? []
  if (fullRead === undefined || byId === undefined) throw new Error(`docs/batching.md has no row for ${slug} and ${kind}`)
  return { fullRead: parseCount(fullRead), byId: parseCount(byId) }
}
