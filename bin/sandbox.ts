import { fstatSync } from 'node:fs'
import { portals } from '../sandbox/portals.js'
import { startSandbox, type RunningSandbox } from '../sandbox/startSandbox.js'
import { readSettings } from './settings.js'

/** Resolves when whoever started this process wants it gone: a signal, a closed IPC channel, or the end of a piped standard input. */
const askedToStop = (): Promise<void> =>
  new Promise((resolve) => {
    const stop = (): void => resolve()
    process.once('SIGTERM', stop).once('SIGINT', stop)
    if (process.connected) process.once('disconnect', stop)
    // A parent that is killed cannot signal, but its end of the pipe closes. A terminal or /dev/null tells nothing of the kind.
    if (isPipe()) process.stdin.once('end', stop).once('error', stop).resume()
  })

const isPipe = (): boolean => {
  const input = fstatSync(0)
  return input.isFIFO() || input.isSocket()
}

const start = (): Promise<RunningSandbox> => {
  const settings = readSettings(process.env)
  return startSandbox({
    host: settings.sandboxHost,
    portBase: settings.sandboxPortBase,
    seed: settings.sandboxSeed,
    matters: settings.sandboxMatters,
    limitScale: settings.sandboxLimitScale,
    definitions: portals,
  })
}

const run = async (): Promise<void> => {
  const stopped = askedToStop()
  const sandbox = await start()
  for (const { title, origin } of sandbox.portals) console.log(`${title.padEnd(20)} ${origin}/   (desk: ${origin}/_sandbox/)`)
  console.log('sandbox ready')
  await stopped
  await sandbox.close()
}

try {
  await run()
  process.exit(0)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
