import { randomBytes } from 'node:crypto'
import type { AccountReader } from '../../core/account/AccountReader.js'
import { MattergraphError } from '../../core/errors.js'
import type { HookReceiver, KeptHooks } from '../../core/hint/VendorHooks.js'
import type { Instant } from '../../core/record/scalars.js'
import type { AccountKey } from '../../core/recordId.js'
import { type Vendor, vendorNames } from '../../core/vendor.js'
import { findHookAddress, noteAsking, planHooks, readHookAddress } from '../../prisma/hint/hookAddresses.js'
import type { Vault } from '../../prisma/vault/Vault.js'
import type { Sessions } from '../sessions/Sessions.js'
import { HintedReads, type HintedReadsContext } from './HintedReads.js'
import type { Hints } from './Hints.js'
import { type HookSecrets, readHookSecrets } from './hookSecrets.js'

/** What hints need. */
export interface HintsContext extends HintedReadsContext {
  readonly accounts: AccountReader
  readonly vault: Vault
  readonly adapters: Readonly<Record<Vendor, { readonly hooks?: HookReceiver }>>
  readonly sessions: Pick<Sessions, 'withConnection'>
  /** Where vendors reach us, without a slash at its end: `https://hooks.example.com`. Undefined: no vendor is asked to tell anything. */
  readonly baseUrl: string | undefined
}

const tokenBytes = 32
const tokenForm = /^[\w-]{43}$/
/** A vendor that is asked to tell makes sure of the address within this. */
const handshakeMs = 300_000
/** An asking that failed is repeated after this; so is one whose process was killed. */
const askAgainMs = 900_000

/** Opens the hints of all accounts. */
export const openHints = (context: HintsContext): Hints => {
  const { database, accounts, vault, adapters, sessions, clock, baseUrl } = context
  const reads = new HintedReads(context)

  const from = (now: Date, milliseconds: number): Instant => new Date(now.getTime() + milliseconds).toISOString()
  const secretsOf = async (account: AccountKey): Promise<HookSecrets | null> => readHookSecrets(await vault.read(account, 'hooks'))

  /** The opaque part that the account's address has, or has from now on. Kept before the vendor hears of it. */
  const takeAddress = async (account: AccountKey): Promise<HookSecrets> => {
    const known = await secretsOf(account)
    if (known !== null) return known
    const made = { token: randomBytes(tokenBytes).toString('base64url'), known: null }
    await vault.write(account, 'hooks', { ...made })
    return made
  }

  const keepHooks = async (account: AccountKey, vendor: Vendor, base: string): Promise<void> => {
    const { token, known } = await takeAddress(account)
    const now = clock.now()
    await noteAsking(database, { account, token, now: now.toISOString(), lookAgainAt: from(now, askAgainMs) })
    const address = `${base}/webhooks/${vendorNames[vendor].slug}/${token}`
    const kept = await sessions.withConnection(
      account,
      async ({ hooks }): Promise<KeptHooks | null> => (await hooks?.keep(address, known)) ?? null,
    )
    if (kept === null) return
    await vault.write(account, 'hooks', { token, known: kept.known })
    await planHooks(database, account, kept.lookAgainAt)
  }

  return {
    receive: async (vendor, token, delivery) => {
      if (!tokenForm.test(token)) return null
      const address = await findHookAddress(database, token)
      const receiver = adapters[vendor].hooks
      if (address === null || address.vendor !== vendor || receiver === undefined) return null
      const secrets = await secretsOf(address.account)
      if (secrets === null || secrets.token !== token) return null
      const now = clock.now()
      const isAsking = address.askedAt !== null && now.getTime() - Date.parse(address.askedAt) < handshakeMs
      const reading = receiver.receive(delivery, { known: secrets.known, isAsking, now })
      if (reading.outcome === 'REFUSED') return null
      if (reading.outcome === 'HANDSHAKE') return { headers: reading.headers }
      await reads.tell(address.account, reading.hints)
      return { headers: {} }
    },
    keep: async (key) => {
      if (baseUrl === undefined) return
      const [account] = await accounts.readMany([key])
      if (account === null || account === undefined || adapters[account.vendor].hooks === undefined) return
      const address = await readHookAddress(database, key)
      const isDue = address?.lookAgainAt === undefined || address.lookAgainAt === null || address.lookAgainAt <= clock.now().toISOString()
      if (!isDue) return
      try {
        await keepHooks(key, account.vendor, baseUrl)
      } catch (error) {
        // The vendor's business: everything is still read now and then.
        if (!(error instanceof MattergraphError)) throw error
      }
    },
    settled: () => reads.settled(),
    close: () => reads.close(),
  }
}
