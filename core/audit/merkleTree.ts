import { createHash } from 'node:crypto'

/*
 * The Merkle tree of RFC 6962, grown one leaf at a time. Hashes are lower-case hex. A tree of n leaves is kept as the roots of its whole subtrees, one for
 * each bit of n that is set, the largest first: all that is needed to add a leaf and to tell the root.
 */

/** A tree that can grow. */
export interface TreeState {
  readonly size: number
  /** The roots of the whole subtrees, the largest first. */
  readonly peaks: readonly string[]
}

/** The tree without leaves. */
export const emptyTree: TreeState = { size: 0, peaks: [] }

const sha256 = (prefix: number, ...parts: readonly Uint8Array[]): string => {
  const hash = createHash('sha256').update(Uint8Array.of(prefix))
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

/** The hash of a leaf's data. */
export const leafHash = (data: string): string => sha256(0, Buffer.from(data, 'utf8'))

const nodeHash = (left: string, right: string): string => sha256(1, Buffer.from(left, 'hex'), Buffer.from(right, 'hex'))

/** The tree with one leaf more. */
export const addLeaf = ({ size, peaks }: TreeState, leaf: string): TreeState => {
  let [top, rest] = [leaf, [...peaks]]
  // Two whole subtrees of one size become one of twice the size, as a carry does.
  for (let carry = size; carry % 2 === 1; carry = (carry - 1) / 2) {
    const left = rest.at(-1)
    if (left === undefined) throw new Error(`a tree of ${String(size)} leaves has too few peaks`)
    top = nodeHash(left, top)
    rest = rest.slice(0, -1)
  }
  return { size: size + 1, peaks: [...rest, top] }
}

/** The root; that of the empty tree is the hash of nothing. */
export const rootOf = ({ peaks }: TreeState): string =>
  peaks.length === 0 ? createHash('sha256').digest('hex') : peaks.reduceRight((right, left) => nodeHash(left, right))
