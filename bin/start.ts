import './productionMode.js'
import 'reflect-metadata'
import { Releases } from '../core/release.js'
import { openMattergraph } from './openMattergraph.js'
import { readSettings, SettingsError } from './settings.js'
import { StartError } from './StartError.js'

/** However long a release hangs, a Ctrl-C is honoured. */
const closeWithinMs = 4_500

/** Resolves when someone at the terminal, or a supervisor, wants the program gone. */
const askedToStop = new Promise<'stop'>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve('stop'))
})

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

const sayAside = (line: string): void => {
  process.stderr.write(`${line}\n`)
}

const run = async (releases: Releases): Promise<void> => {
  const opening = openMattergraph(readSettings(process.env), { say, sayAside }, releases)
  const outcome = await Promise.race([opening, askedToStop])
  if (outcome !== 'stop') {
    say(`ready ${outcome.url}`)
    await askedToStop
  }
  sayAside('stopping')
  // What was opened so far is given back; an opening that is still under way fails on that, and nobody needs to hear of it.
  opening.catch(() => undefined)
}

const releases = new Releases()
let exitCode = 0
try {
  await run(releases)
} catch (error) {
  exitCode = 1
  const isSentence = error instanceof SettingsError || error instanceof StartError
  process.stderr.write(
    `${isSentence || !(error instanceof Error) ? String(isSentence ? error.message : error) : (error.stack ?? error.message)}\n`,
  )
}
// Unreferenced: it must not keep a program alive that has closed in time.
setTimeout(() => process.exit(1), closeWithinMs).unref()
try {
  await releases.releaseAll()
} catch (error) {
  exitCode = 1
  process.stderr.write(`${String(error)}\n`)
}
process.exit(exitCode)
