import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { composeSubgraphs } from './composeSubgraphs.js'
import { errorsPage } from './errorsPage.js'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
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
  ...subgraphs.map(({ name, sdl }) => [`schema/sdl/${name}.graphql`, sdl] as const),
  ['schema/sdl/supergraph.graphql', supergraphSdl] as const,
  ['schema/sdl/api.graphql', apiSdl] as const,
  ['docs/errors.md', errorsPage()] as const,
])
const stale = [...files].filter(([name, text]) => committed(join(root, name)) !== text)
if (checkOnly) {
  if (stale.length > 0) {
    process.stderr.write(
      `not what the code says: ${stale.map(([name]) => name).join(', ')}. Run \`npm run gen:sdl\`, review the difference and commit it.\n`,
    )
    process.exitCode = 1
  } else {
    process.stdout.write('the emitted files are what the code says\n')
  }
} else {
  mkdirSync(join(root, 'schema', 'sdl'), { recursive: true })
  for (const [name, text] of stale) writeFileSync(join(root, name), text)
  process.stdout.write(`emitted: ${stale.length === 0 ? 'nothing changed' : stale.map(([name]) => name).join(', ')}\n`)
}
