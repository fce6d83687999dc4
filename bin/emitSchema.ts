import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { composeSubgraphs } from './composeSubgraphs.js'

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'schema', 'sdl')
const checkOnly = process.argv.includes('--check')

/** What the committed file says, or nothing where there is none. */
const committed = (file: string): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

const { subgraphs, supergraphSdl, apiSdl } = composeSubgraphs()
const files = new Map([
  ...subgraphs.map(({ name, sdl }) => [`${name}.graphql`, sdl] as const),
  ['supergraph.graphql', supergraphSdl] as const,
  ['api.graphql', apiSdl] as const,
])
const stale = [...files].filter(([name, text]) => committed(join(folder, name)) !== text)
if (checkOnly) {
  if (stale.length > 0) {
    process.stderr.write(
      `schema/sdl is not what the code says: ${stale.map(([name]) => name).join(', ')}. Run \`npm run gen:sdl\`, review the difference and commit it.\n`,
    )
    process.exitCode = 1
  } else {
    process.stdout.write('schema/sdl is what the code says\n')
  }
} else {
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of stale) writeFileSync(join(folder, name), text)
  process.stdout.write(`schema/sdl: ${stale.length === 0 ? 'nothing changed' : stale.map(([name]) => name).join(', ')}\n`)
}
