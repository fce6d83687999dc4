import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { type DiffResult, SchemaEngine } from '@prisma/schema-engine-wasm'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { readMigrationFiles } from './readMigrationFiles.js'

/** Compares what the migrations lead to with what the schema says, in a database of its own that is thrown away. */
const difference = async (folder: string): Promise<DiffResult> => {
  const schema = { path: join(folder, 'schema.prisma'), content: await readFile(join(folder, 'schema.prisma'), 'utf8') }
  const migrationsList = await readMigrationFiles(join(folder, 'migrations'))
  const postgres = await PGlite.create()
  try {
    const factory = bindMigrationAwareSqlAdapterFactory(new PrismaPGlite(postgres))
    const engine = await SchemaEngine.new({ datamodels: [[schema.path, schema.content]] }, () => undefined, factory)
    return await engine.diff({
      from: { tag: 'migrations', ...migrationsList },
      to: { tag: 'schemaDatamodel', files: [schema] },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    })
  } finally {
    await postgres.close()
  }
}

/** The engine's word for "there is a difference". */
const differs = 2

/** Writes the migration that leads from the migrations in the folder to its schema, and tells its name; undefined when there is no difference. */
export const writeMigration = async (folder: string, title: string, now: Date): Promise<string | undefined> => {
  const { exitCode, stdout } = await difference(folder)
  if (exitCode !== differs || stdout === null) return undefined
  const name = `${now.toISOString().replaceAll(/\D/g, '').slice(0, 14)}_${title}`
  await mkdir(join(folder, 'migrations', name))
  await writeFile(join(folder, 'migrations', name, 'migration.sql'), stdout)
  return name
}

if (import.meta.main) {
  const title = process.argv[2]
  if (title === undefined) throw new Error('name the migration: npm run gen:migration -- add_invoices')
  const name = await writeMigration('prisma', title, new Date())
  process.stdout.write(name === undefined ? 'the migrations lead to the schema already\n' : `wrote prisma/migrations/${name}\n`)
}
