import { parseArgs } from 'node:util'
import { Releases } from '../core/release.js'
import { openApiKeys, type ApiKeys } from '../prisma/api-keys/openApiKeys.js'
import { parseAccountId } from '../core/recordId.js'
import { faultToTell } from './faultToTell.js'
import { openStore } from './openStore.js'
import { scopes } from './scopes.js'
import { readSettings } from './settings.js'
import { StartError } from './StartError.js'
import { systemClock } from './systemClock.js'

const usage = `usage:
  npm run key -- create --tenant NAME --scopes ${scopes.join(',')} [--accounts acc_clio_…,…] [--expires-in-days N]
  npm run key -- list
  npm run key -- revoke KEY_ID

With the embedded database Mattergraph must not be running meanwhile: only one program can have the data folder.`

/** Who acts at the terminal, as the audit log names them. */
const operator = 'operator'

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { tenant: { type: 'string' }, scopes: { type: 'string' }, accounts: { type: 'string' }, 'expires-in-days': { type: 'string' } },
})

const create = async (keys: ApiKeys): Promise<void> => {
  const wanted = values.scopes?.split(',') ?? []
  const unknown = wanted.filter((scope) => !scopes.some((known) => known === scope))
  if (values.tenant === undefined || wanted.length === 0 || unknown.length > 0) {
    throw new StartError(`${unknown.length > 0 ? `unknown scopes: ${unknown.join(', ')}; there are ${scopes.join(', ')}\n` : ''}${usage}`)
  }
  const days = values['expires-in-days']
  if (days !== undefined && !/^[1-9]\d{0,4}$/.test(days)) throw new StartError('--expires-in-days: expected a whole number of days')
  const accounts = values.accounts?.split(',').map((id) => {
    const parsed = parseAccountId(id)
    if (parsed === undefined) throw new StartError(`--accounts: ${id} is no account's id`)
    return parsed.account
  })
  const { text, key } = await keys.create(
    {
      tenant: values.tenant,
      scopes: wanted,
      accounts: accounts ?? null,
      expiresAt: days === undefined ? null : new Date(systemClock.now().getTime() + Number(days) * 86_400_000).toISOString(),
    },
    operator,
  )
  say(`${key.id}, for tenant ${key.tenant}, may: ${key.scopes.join(', ')}. The key itself is shown this once:`)
  say(text)
  say('Send it as `Authorization: Bearer <key>`.')
}

const list = async (keys: ApiKeys): Promise<void> => {
  for (const { id, tenant, scopes: allowed, expiresAt, revokedAt } of await keys.all()) {
    const state = revokedAt === null ? (expiresAt === null ? 'valid' : `valid until ${expiresAt}`) : `revoked ${revokedAt}`
    say(`${id}  ${tenant}  ${allowed.join(',')}  ${state}`)
  }
}

const revoke = async (keys: ApiKeys): Promise<void> => {
  const [, id] = positionals
  if (id === undefined) throw new StartError(usage)
  if (!(await keys.revoke(id, operator))) throw new StartError(`there is no valid key ${id}`)
  say(`${id} opens nothing any more`)
}

const actions: Readonly<Record<string, (keys: ApiKeys) => Promise<void>>> = { create, list, revoke }

const releases = new Releases()
try {
  const action = actions[positionals[0] ?? '']
  if (action === undefined) throw new StartError(usage)
  const { database } = await openStore(readSettings(process.env), releases)
  await action(openApiKeys(database, systemClock))
} catch (error) {
  process.exitCode = 1
  process.stderr.write(`${faultToTell(error)}\n`)
}
await releases.releaseAll()
