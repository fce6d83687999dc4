import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Settings } from './settings.js'

/** Which worlds the mirror was filled from. */
const worldFile = 'sandbox-world.json'

/** Runs `forget` when the sandbox worlds are other than at the last start with this data folder, then remembers the present ones: a start that is killed meanwhile forgets again. */
export const forgetOtherWorlds = async (
  { dataFolder, sandboxSeed, sandboxMatters, sandboxPortBase }: Settings,
  forget: () => Promise<void>,
): Promise<void> => {
  const file = join(dataFolder, worldFile)
  const present = JSON.stringify({ seed: sandboxSeed, matters: sandboxMatters, portBase: sandboxPortBase })
  const earlier = await readFile(file, 'utf8').catch(() => undefined)
  if (earlier === present) return
  if (earlier !== undefined) await forget()
  await writeFile(file, present)
}
