import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Ed25519, as the algorithm byte of signed notes names it. */
const ed25519 = 1
/** The raw key stands at the end of its SPKI form. */
const rawKeyLength = 32

/** The key checkpoints are signed with, under its name. */
export interface SigningKey {
  readonly name: string
  /** The public key as verifiers take it: name, key hash and key, joined by plus signs. */
  readonly verifierKey: string
  /** Signs a text; the answer is the signature line of a signed note. */
  signatureLine(text: string): string
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'

const readOrMake = async (folder: string): Promise<KeyObject> => {
  const path = join(folder, 'audit.key')
  try {
    return createPrivateKey(await readFile(path, 'utf8'))
  } catch (error) {
    if (!isMissing(error)) throw error
  }
  const { privateKey } = generateKeyPairSync('ed25519')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeFile(path, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' })
  return privateKey
}

/** The data folder's signing key, made on first use and readable by its owner alone; its public half stands beside it in `audit.pub`. */
export const loadSigningKey = async (folder: string): Promise<SigningKey> => {
  const privateKey = await readOrMake(folder)
  const raw = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).subarray(-rawKeyLength)
  const key = Buffer.concat([Uint8Array.of(ed25519), raw])
  const name = 'mattergraph-audit'
  const keyHash = createHash('sha256').update(`${name}\n`).update(key).digest().subarray(0, 4)
  const verifierKey = `${name}+${keyHash.toString('hex')}+${key.toString('base64')}`
  await writeFile(join(folder, 'audit.pub'), `${verifierKey}\n`, { mode: 0o644 })
  return {
    name,
    verifierKey,
    signatureLine: (text) =>
      `— ${name} ${Buffer.concat([keyHash, sign(null, Buffer.from(text, 'utf8'), privateKey)]).toString('base64')}\n`,
  }
}
