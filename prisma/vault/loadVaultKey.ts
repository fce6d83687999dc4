import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { WrongVaultKeyError } from './openVault.js'

const keyLength = 32

const parseKey = (text: string, from: string): Uint8Array => {
  const key = Buffer.from(text.trim(), 'base64')
  if (key.length !== keyLength) throw new WrongVaultKeyError(`${from} holds ${key.length} bytes in base64: expected ${keyLength}`)
  return key
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'

const makeKey = async (path: string): Promise<Uint8Array> => {
  const key = randomBytes(keyLength)
  await writeFile(path, `${key.toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
  return key
}

/** The vault's master key: the one given (32 bytes in base64), else the data folder's own, made on first use and readable by its owner alone. */
export const loadVaultKey = async ({
  given,
  dataFolder,
}: {
  readonly given: string | undefined
  readonly dataFolder: string
}): Promise<Uint8Array> => {
  if (given !== undefined) return parseKey(given, 'VAULT_KEY')
  const path = join(dataFolder, 'vault.key')
  try {
    return parseKey(await readFile(path, 'utf8'), path)
  } catch (error) {
    if (!isMissing(error)) throw error
    await mkdir(dataFolder, { recursive: true, mode: 0o700 })
    return makeKey(path)
  }
}
