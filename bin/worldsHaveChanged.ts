import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Settings } from './settings.js'

/** Which worlds the mirror was filled from. */
const worldFile = 'sandbox-world.json'

/** Whether the sandbox worlds are other than at the last start with this data folder; remembers the present ones. */
export const worldsHaveChanged = async ({ dataFolder, sandboxSeed, sandboxMatters, sandboxPortBase }: Settings): Promise<boolean> => {
  const file = join(dataFolder, worldFile)
  const present = JSON.stringify({ seed: sandboxSeed, matters: sandboxMatters, portBase: sandboxPortBase })
  const earlier = await readFile(file, 'utf8').catch(() => undefined)
  if (earlier === present) return false
  await writeFile(file, present)
  return earlier !== undefined
}
