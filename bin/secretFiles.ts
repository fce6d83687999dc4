import { readFileSync } from 'node:fs'

type Environment = Readonly<Record<string, string | undefined>>

/** What may be given as a file, as containers are given their secrets. */
export const secretNames = ['DATABASE_URL', 'REDIS_URL', 'INTERNAL_SECRET', 'VAULT_KEY'] as const

/** The environment with the secrets that are in files: `VAULT_KEY_FILE` names the file that holds `VAULT_KEY`. What cannot be read is a fault. */
export const readSecretFiles = (given: Environment): { readonly env: Environment; readonly faults: readonly string[] } => {
  const env: Record<string, string | undefined> = { ...given }
  const faults: string[] = []
  for (const name of secretNames) {
    const file = env[`${name}_FILE`]
    delete env[`${name}_FILE`]
    if (file === undefined || file === '') continue
    if (env[name]) faults.push(`${name}: it is given twice, itself and in a file`)
    else
      try {
        env[name] = readFileSync(file, 'utf8').trim()
      } catch {
        faults.push(`${name}_FILE: ${file} cannot be read`)
      }
  }
  return { env, faults }
}
