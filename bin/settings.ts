import { resolve } from 'node:path'
import { z } from 'zod'

/** Everything `npm start` can be told, read once from the environment. */
export interface Settings {
  /** The address the gateway listens on. `HOST`, default 127.0.0.1. */
  readonly host: string
  /** The gateway's port. `PORT`, default 4000. */
  readonly port: number
  /** Whether the sandbox portals run beside. `SANDBOX`, `on` (default) or `off`. */
  readonly sandbox: boolean
  /** The first of the five sandbox ports. `SANDBOX_PORT_BASE`, default 4101. */
  readonly sandboxPortBase: number
  /** Matters per sandbox portal. `SANDBOX_MATTERS`, default 200. */
  readonly sandboxMatters: number
  /** The seed of the sandbox worlds. `SANDBOX_SEED`, default 1. */
  readonly sandboxSeed: number
  /** Multiplies the vendors' published request limits in the sandboxes and before them. `SANDBOX_LIMIT_SCALE`, default 1. */
  readonly sandboxLimitScale: number
  /** Where everything that must survive is kept. `DATA_DIR`, default `.data`. */
  readonly dataFolder: string
  /** A PostgreSQL to use in place of the embedded one. `DATABASE_URL`. */
  readonly databaseUrl: string | undefined
  /** The vault's master key, 32 bytes in base64. `VAULT_KEY`; made in the data folder where absent. */
  readonly vaultKey: string | undefined
  /** The browser to sign in with. `CHROMIUM_PATH`; searched for where absent. */
  readonly chromiumPath: string | undefined
}

const port = z
  .string()
  .regex(/^\d+$/, 'expected a port number')
  .transform(Number)
  .refine((value) => value <= 65_535, 'expected a port number up to 65535')
const count = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, 'expected a whole number')
    .transform(Number)
    .refine((value) => value >= least && value <= most, `expected a number from ${least} to ${most}`)

const environment = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: port.default(4000),
  SANDBOX: z.enum(['on', 'off'], 'expected on or off').default('on'),
  SANDBOX_PORT_BASE: port.refine((value) => value > 0 && value <= 65_531, 'expected a port with four free ones above it').default(4101),
  SANDBOX_MATTERS: count(1, 100_000).default(200),
  SANDBOX_SEED: count(0, 2_147_483_647).default(1),
  SANDBOX_LIMIT_SCALE: z
    .string()
    .regex(/^\d+(\.\d+)?$/, 'expected a positive number')
    .transform(Number)
    .refine((value) => value > 0, 'expected a positive number')
    .default(1),
  DATA_DIR: z.string().min(1).default('.data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'expected an address that begins with postgres://')
    .optional(),
  VAULT_KEY: z
    .string()
    .refine((value) => Buffer.from(value, 'base64').length === 32, 'expected 32 bytes in base64')
    .optional(),
  CHROMIUM_PATH: z.string().min(1).optional(),
})

/** Names that begin like ours but are none of ours are typing mistakes, and a mistyped setting must not be ignored. */
const ourPrefixes = ['SANDBOX', 'VAULT_', 'CHROMIUM_']

/** What is wrong with the environment, one line per fault. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
  constructor(readonly faults: readonly string[]) {
    super(`the settings are not usable:\n${faults.map((fault) => `  ${fault}`).join('\n')}`)
  }
}

const isSandboxPort = ({ SANDBOX, PORT, SANDBOX_PORT_BASE: base }: z.infer<typeof environment>): boolean =>
  SANDBOX === 'on' && PORT >= base && PORT < base + 5

/** Reads the settings; throws a SettingsError that names every fault at once, never a value (it may be a secret). */
export const readSettings = (env: Readonly<Record<string, string | undefined>>): Settings => {
  const known: ReadonlySet<string> = new Set(Object.keys(environment.shape))
  const unknown = Object.keys(env)
    .filter((name) => ourPrefixes.some((prefix) => name.startsWith(prefix)) && !known.has(name))
    .map((name) => `${name}: no such setting`)
  const parsed = environment.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')))
  const malformed = parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  const redis = env['REDIS_URL'] ? ['REDIS_URL: this release runs in one process and has no use for Redis; leave it unset'] : []
  const clash = parsed.success && isSandboxPort(parsed.data) ? ['PORT: it is one of the five ports from SANDBOX_PORT_BASE on'] : []
  const faults = [...malformed, ...unknown, ...redis, ...clash]
  if (!parsed.success || faults.length > 0) throw new SettingsError(faults)
  const { data } = parsed
  return {
    host: data.HOST,
    port: data.PORT,
    sandbox: data.SANDBOX === 'on',
    sandboxPortBase: data.SANDBOX_PORT_BASE,
    sandboxMatters: data.SANDBOX_MATTERS,
    sandboxSeed: data.SANDBOX_SEED,
    sandboxLimitScale: data.SANDBOX_LIMIT_SCALE,
    dataFolder: resolve(data.DATA_DIR),
    databaseUrl: data.DATABASE_URL,
    vaultKey: data.VAULT_KEY,
    chromiumPath: data.CHROMIUM_PATH,
  }
}
