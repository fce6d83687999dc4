import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { Client } from 'pg'

const run = promisify(execFile)

/** Runs one of PostgreSQL's own programs; rejects where it fails, or is not on this machine. */
const runTool = async (program: string, ...given: readonly string[]): Promise<void> => {
  await run(program, given).catch((cause: unknown) => {
    throw new Error(`${program} did not do it: the client programs of PostgreSQL are needed here (Debian: postgresql-client)`, { cause })
  })
}

const onServer = async (databaseUrl: string, statement: (name: string) => string): Promise<void> => {
  const url = new URL(databaseUrl)
  const name = url.pathname.slice(1)
  url.pathname = '/postgres'
  const client = new Client({ connectionString: url.href })
  await client.connect()
  try {
    await client.query(statement(name))
  } finally {
    await client.end()
  }
}

/** Writes a database into a file, as docs/operations.md says. */
export const dump = (databaseUrl: string, file: string): Promise<void> =>
  runTool('pg_dump', '--format=custom', '--no-owner', `--file=${file}`, databaseUrl)

/** Drops a database with all that is in it. */
export const drop = (databaseUrl: string): Promise<void> => onServer(databaseUrl, (name) => `drop database ${name} with (force)`)

/** Makes a database anew from a file, as docs/operations.md says. */
export const restore = async (databaseUrl: string, file: string): Promise<void> => {
  await onServer(databaseUrl, (name) => `create database ${name} template template0`)
  await runTool('pg_restore', '--no-owner', '--exit-on-error', '--single-transaction', `--dbname=${databaseUrl}`, file)
}
