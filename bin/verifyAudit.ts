/*
 * Verifies the audit log: `npm run audit:verify -- [--data FOLDER] [--database URL] [--checkpoints FILE] [--key FILE]`.
 *
 * It shares no code with what writes the log. The log is a Merkle tree as RFC 6962 describes it: a leaf's hash is SHA-256 over a zero byte and the leaf, a
 * node's over a one byte and its two children. A checkpoint is a signed note: the log's size and root, signed with Ed25519. What is found:
 *   an edited act       its leaf no longer has its hash, or its columns no longer say what its leaf says
 *   a deleted act       the places are no longer 0, 1, 2, …
 *   acts in new order   a leaf no longer stands at the place it names
 *   a truncated log     the tree, or a checkpoint, is larger than what is there
 *   a rewritten log     the root at a checkpoint's size is no longer the one that was signed: keep copies of checkpoints where the log's keeper cannot reach
 */
import { createHash, createPublicKey, verify } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { PGlite } from '@electric-sql/pglite'
import { Client } from 'pg'

interface Row {
  readonly index: string | number
  readonly hash: string
  readonly leaf: string
  readonly tenant: string
  readonly actor: string
  readonly action: string
  readonly account_key: string | null
  readonly subject_id: string | null
  readonly at: string
}
/** A checkpoint whose signature was right. */
export interface Checkpoint {
  readonly size: number
  /** In hex. */
  readonly root: string
  /** Where in the file it stands, for people. */
  readonly where: string
}
/** Where the acts are read from. */
export interface Source {
  query<T extends object>(text: string, values?: readonly (string | number)[]): Promise<readonly T[]>
}

const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
const leafPrefix = Uint8Array.of(0)
const nodePrefix = Uint8Array.of(1)

/** The roots of the whole subtrees of what was read so far, the largest first. */
class Tree {
  readonly #peaks: { readonly height: number; readonly hash: Buffer }[] = []
  size = 0

  add(leaf: Buffer): void {
    let peak = { height: 0, hash: leaf }
    for (let left = this.#peaks.at(-1); left?.height === peak.height; left = this.#peaks.at(-1)) {
      this.#peaks.pop()
      peak = { height: peak.height + 1, hash: sha256(nodePrefix, left.hash, peak.hash) }
    }
    this.#peaks.push(peak)
    this.size += 1
  }

  root(): string {
    const [last, ...rest] = this.#peaks.map(({ hash }) => hash).toReversed()
    return (last === undefined ? sha256() : rest.reduce((right, left) => sha256(nodePrefix, left, right), last)).toString('hex')
  }
}

const openSource = async (url: string | undefined, dataFolder: string): Promise<Source & { close(): Promise<void> }> => {
  if (url !== undefined) {
    const client = new Client({ connectionString: url, options: '-c timezone=UTC' })
    await client.connect()
    return {
      query: async <T extends object>(text: string, values: readonly unknown[] = []) => (await client.query(text, [...values])).rows as T[],
      close: () => client.end(),
    }
  }
  const postgres = await PGlite.create({ dataDir: join(dataFolder, 'postgres') })
  return {
    query: async <T extends object>(text: string, values: readonly unknown[] = []) => (await postgres.query<T>(text, [...values])).rows,
    close: () => postgres.close(),
  }
}

/** What an act's columns say that its leaf does not. */
const columnFaults = (row: Row, leaf: Readonly<Record<string, unknown>>): readonly string[] => {
  const told = { ...row, account: row.account_key, subjectId: row.subject_id } as const
  return (['tenant', 'actor', 'action', 'account', 'subjectId', 'at'] as const).filter((name) => told[name] !== (leaf[name] ?? null))
}

const parseLeaf = (leaf: string): Readonly<Record<string, unknown>> | undefined => {
  try {
    const value: unknown = JSON.parse(leaf)
    return typeof value === 'object' && value !== null ? { ...value } : undefined
  } catch {
    return undefined
  }
}

/** Reads checkpoints and checks their signatures; what is wrong with one is added to the faults. */
export const readCheckpoints = (file: string, verifierKey: string, faults: string[]): readonly Checkpoint[] => {
  const [name = '', keyHash = '', ...encoded] = verifierKey.trim().split('+')
  // Base 64 has plus signs of its own.
  const raw = Buffer.from(encoded.join('+'), 'base64').subarray(1)
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw])
  const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' })
  const checkpoints: Checkpoint[] = []
  const notes = file.split(/(?<=^\u2014 [^\n]*\n)\n/m).filter((note) => note.trim() !== '')
  for (const [index, note] of notes.entries()) {
    const where = `checkpoint ${String(index + 1)}`
    const [, text = '', signer, signature = ''] = /^([^]*?\n)\n\u2014 (\S+) (\S+)\n*$/.exec(note) ?? []
    const bytes = Buffer.from(signature, 'base64')
    const isOurs = signer === name && bytes.subarray(0, 4).toString('hex') === keyHash
    if (!isOurs || !verify(null, Buffer.from(text, 'utf8'), publicKey, bytes.subarray(4))) {
      faults.push(`${where}: its signature is not this key's`)
      continue
    }
    const [origin, size = '', root = ''] = text.split('\n')
    if (origin !== name || !/^(0|[1-9]\d*)$/.test(size)) faults.push(`${where}: it is of another log`)
    else checkpoints.push({ size: Number(size), root: Buffer.from(root, 'base64').toString('hex'), where })
  }
  return checkpoints
}

const pageSize = 5_000
/** Instants as the leaf has them; the rest of the columns as they are. */
const pageQuery = `select index, hash, leaf, tenant, actor, action, account_key, subject_id,
  to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at from audit_event where index >= $1 order by index limit ${String(pageSize)}`

/** Reads every act, grows the tree anew and compares; what is wrong is added to the faults. Gives the number of acts. */
export const verifyLog = async (source: Source, checkpoints: readonly Checkpoint[], faults: string[]): Promise<number> => {
  const bySize = Map.groupBy(checkpoints, ({ size }) => size)
  const tree = new Tree()
  const compare = (): void => {
    for (const { root, where } of bySize.get(tree.size) ?? [])
      if (root !== tree.root()) faults.push(`${where}: the log's first ${String(tree.size)} acts are not those that were signed`)
  }
  compare()
  for (let next = 0; ;) {
    const rows = await source.query<Row>(pageQuery, [next])
    for (const row of rows) {
      const index = Number(row.index)
      if (index !== tree.size) faults.push(`act ${String(tree.size)}: it is missing, act ${String(index)} comes in its place`)
      const hash = sha256(leafPrefix, Buffer.from(row.leaf, 'utf8'))
      const leaf = parseLeaf(row.leaf)
      if (hash.toString('hex') !== row.hash) faults.push(`act ${String(index)}: it was edited, its hash is another`)
      else if (leaf === undefined) faults.push(`act ${String(index)}: its leaf is no JSON`)
      else if (leaf['index'] !== index) faults.push(`act ${String(index)}: it was moved, it stood at ${String(leaf['index'])}`)
      else for (const column of columnFaults(row, leaf)) faults.push(`act ${String(index)}: its column ${column} is not what its leaf says`)
      tree.add(hash)
      compare()
      next = index + 1
    }
    if (rows.length < pageSize) break
  }
  const [kept] = await source.query<{ size: string | number; root: string }>('select size, root from audit_tree')
  if (kept === undefined) faults.push('the tree is gone')
  else if (Number(kept.size) !== tree.size) faults.push(`the log has ${String(tree.size)} acts, its tree ${String(kept.size)}`)
  else if (kept.root !== tree.root()) faults.push("the tree's root is not that of the acts")
  for (const { size, where } of checkpoints)
    if (size > tree.size) faults.push(`${where}: it speaks of ${String(size)} acts, the log has ${String(tree.size)}: it was cut off`)
  return tree.size
}

const run = async (): Promise<void> => {
  const { values } = parseArgs({
    options: { data: { type: 'string' }, database: { type: 'string' }, checkpoints: { type: 'string' }, key: { type: 'string' } },
  })
  const dataFolder = values.data ?? process.env['DATA_DIR'] ?? '.data'
  const faults: string[] = []
  try {
    const verifierKey = await readFile(values.key ?? join(dataFolder, 'audit.pub'), 'utf8')
    const file = await readFile(values.checkpoints ?? join(dataFolder, 'audit.checkpoints'), 'utf8')
    const checkpoints = readCheckpoints(file, verifierKey, faults)
    const source = await openSource(values.database ?? process.env['DATABASE_URL'], dataFolder)
    try {
      const size = await verifyLog(source, checkpoints, faults)
      if (faults.length === 0)
        process.stdout.write(`the audit log is whole: ${String(size)} acts, ${String(checkpoints.length)} signed checkpoints agree\n`)
    } finally {
      await source.close()
    }
  } catch (error) {
    faults.push(`it could not be verified: ${error instanceof Error ? error.message : String(error)}`)
  }
  for (const fault of faults) process.stderr.write(`${fault}\n`)
  process.exitCode = faults.length === 0 ? 0 : 1
}

if (import.meta.main) await run()
