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
  const [fullRead, byId] = await rowOf(slug, kind, 'whole')
  if (fullRead === undefined || byId === undefined) throw new Error(`docs/batching.md has no row for ${slug} and ${kind}`)
  return { fullRead: parseCount(fullRead), byId: parseCount(byId) }
}

/** How many requests it takes at a firm with A trust accounts to hear that nothing of a kind changed, as docs/batching.md says; throws where it does not say. */
export const quietChangesOf = async (slug: string, kind: RecordKind): Promise<Count> => {
  const [count] = await rowOf(slug, kind, 'changes')
  if (count === undefined) throw new Error(`docs/batching.md does not say what asking ${slug} for changes of ${kind} costs`)
  return parseCount(count)
}

const changesHeading = '## What changed'

/** The cells behind vendor and kind, in the table of whole readings or in that of changes. */
const rowOf = async (slug: string, kind: RecordKind, table: 'whole' | 'changes'): Promise<readonly string[]> => {
  const text = await readFile(new URL('../../../docs/batching.md', import.meta.url), 'utf8')
  const [whole = '', changes = ''] = text.split(changesHeading)
  const row = (table === 'whole' ? whole : changes)
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .find((cells) => cells[1] === slug && cells[2] === kind)
  return row?.slice(3) ?? []
}
