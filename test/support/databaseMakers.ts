import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))
/** Everything that makes an empty database what it is. */
const makers = ['prisma/migrations', 'prisma/embedded', 'prisma/migrate.ts', 'package-lock.json'] as const

const readHash = async (): Promise<string> => {
  const hash = createHash('sha256')
  for (const maker of makers) {
    const path = join(root, maker)
    const inside = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => null)
    const files = inside?.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)) ?? [path]
    for (const file of files.toSorted())
      hash
        .update(file.slice(root.length))
        .update('\0')
        .update(await readFile(file))
  }
  return hash.digest('hex').slice(0, 16)
}

let known: Promise<string> | undefined

/** What tells empty databases of this release from those of another; the files are read once. */
export const makersHash = (): Promise<string> => (known ??= readHash())
