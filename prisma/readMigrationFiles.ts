import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { MigrationDirectory, MigrationList } from '@prisma/schema-engine-wasm'

const readOrNull = async (path: string): Promise<string | null> => {
  try {
    return await readFile(path, 'utf8')
  } catch {
    return null
  }
}

const readMigration = async (folder: string, name: string): Promise<MigrationDirectory> => {
  const content = await readOrNull(join(folder, name, 'migration.sql'))
  return {
    path: name,
    migrationFile: {
      path: 'migration.sql',
      content: content === null ? { tag: 'error', value: 'it has no migration.sql' } : { tag: 'ok', value: content },
    },
  }
}

/** The migrations in a folder, in the order of their names, as the schema engine wants them. */
export const readMigrationFiles = async (folder: string): Promise<MigrationList> => {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
  return {
    baseDir: folder,
    lockfile: { path: 'migration_lock.toml', content: await readOrNull(join(folder, 'migration_lock.toml')) },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(names.map(async (name) => readMigration(folder, name))),
  }
}
