import { resolve } from 'node:path'
import { z } from 'zod'
import { Secret } from '../core/Secret.js'
import { type Vendor, vendorNames, vendors } from '../core/vendor.js'
import { hostAndPort } from '../core/webhook/readTargetUrl.js'
import { readSecretFiles } from './secretFiles.js'

/** Which program reads the settings: all in one process, or one of several. */
export type Program = 'start' | 'gateway' | 'firm' | 'vendor'

/** Everything our programs can be told, read once from the environment. */
export interface Settings {
  /** The address the program listens on. `HOST`, default 127.0.0.1. */
  readonly host: string
  /** The program's port. `PORT`, default 4000. */
  readonly port: number
  /** Whether accounts are connected to the sandbox portals. `SANDBOX`, `on` or `off`; on by default where everything is one process, which then runs them beside. */
  readonly sandbox: boolean
  /** The host that the sandbox portals are reached at. `SANDBOX_HOST`, default 127.0.0.1. */
  readonly sandboxHost: string
  /** The first of the five sandbox ports. `SANDBOX_PORT_BASE`, default 4101. */
  readonly sandboxPortBase: number
  /** Matters per sandbox portal. `SANDBOX_MATTERS`, default 200. */
  readonly sandboxMatters: number
  /** The seed of the sandbox worlds. `SANDBOX_SEED`, default 1. */
  readonly sandboxSeed: number
  /** Multiplies the vendors' published request limits in the sandboxes and before them. `SANDBOX_LIMIT_SCALE`, default 1. */
  readonly sandboxLimitScale: number
  /** The shortest pause between two readings of what changed at a vendor, in seconds. `SYNC_EVERY`, default 60. */
  readonly syncEverySeconds: number
  /** Where everything that must survive is kept. `DATA_DIR`, default `.data`. */
  readonly dataFolder: string
  /** A PostgreSQL to use in place of the embedded one. `DATABASE_URL`. */
  readonly databaseUrl: Secret | undefined
  /** The Redis that processes over one database share limits through and wake each other by. `REDIS_URL`. */
  readonly redisUrl: Secret | undefined
  /** What gateways sign their fetches with, 32 bytes in base64: the same for them and the subgraphs. `INTERNAL_SECRET`. */
  readonly internalSecret: Secret | undefined
  /** Where a gateway reaches each subgraph, by its name. `SUBGRAPH_URLS`. */
  readonly subgraphUrls: Readonly<Record<string, readonly string[]>>
  /** The vendor whose process this is. `VENDOR`. */
  readonly vendor: Vendor | undefined
  /** How many days a change stays in the change log. `CHANGE_RETENTION_DAYS`, default 30. */
  readonly changeRetentionDays: number
  /** The vault's master key, 32 bytes in base64. `VAULT_KEY`; made in the data folder where absent. */
  readonly vaultKey: Secret | undefined
  /** Exact hosts with ports that webhooks may be sent to wherever they are, and without TLS. `WEBHOOK_ALLOWED_HOSTS`, separated by commas; none by default. */
  readonly webhookAllowedHosts: ReadonlySet<string>
  /** Where vendors reach this service from outside, to tell of changes by themselves: `https://mattergraph.example.com`. `WEBHOOK_BASE_URL`; without it no vendor is asked to. */
  readonly webhookBaseUrl: string | undefined
  /** Where traces are sent, as OTLP over HTTP: `http://127.0.0.1:4318`. `OTEL_EXPORTER_OTLP_ENDPOINT`; without it none are kept. */
  readonly otlpEndpoint: string | undefined
  /** Which share of the traces that begin here is kept, from 0 to 1. `OTEL_TRACES_SAMPLER_ARG`, default 1. */
  readonly otlpShare: number
  /** The browser to sign in with. `CHROMIUM_PATH`; searched for where absent. */
  readonly chromiumPath: string | undefined
  /** Whether the browser confines its own processes. `CHROMIUM_SANDBOX`, `on` (default) or `off`, for containers, which confine it themselves and keep it from doing so. */
  readonly chromiumSandbox: boolean
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

/** A host exactly as it is called, in the spelling that addresses come to. */
const isHostAndPort = (text: string): boolean =>
  /:\d+$/.test(text) && URL.canParse(`http://${text}`) && hostAndPort(new URL(`http://${text}`)) === text

const key = z.string().refine((value) => Buffer.from(value, 'base64').length === 32, 'expected 32 bytes in base64')

const subgraphNames: readonly string[] = ['firm', ...vendors.map((vendor) => vendorNames[vendor].slug)]

/** The addresses of every subgraph; undefined for a text that does not name each of them once, with addresses. */
const readSubgraphUrls = (text: string): Readonly<Record<string, readonly string[]>> | undefined => {
  const places = text.split(',').map((place) => {
    const [name = '', ...address] = place.trim().split('=')
    return [name, address.join('=').split('|')] as const
  })
  const names = places.map(([name]) => name).toSorted()
  const isWhole = names.length === subgraphNames.length && subgraphNames.toSorted().every((name, index) => names[index] === name)
  return isWhole && places.every(([, urls]) => urls.every((url) => /^https?:\/\//.test(url) && URL.canParse(url)))
    ? Object.fromEntries(places)
    : undefined
}

/** Vendors send to https alone; portals on this machine know no other way than http. */
const isPublicBase = (text: string): boolean => {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, search, hash, username, password } = new URL(text)
  const isSafe = protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(hostname))
  return isSafe && [search, hash, username, password].every((part) => part === '')
}

const environment = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: port.default(4000),
  SANDBOX: z.enum(['on', 'off'], 'expected on or off').optional(),
  SANDBOX_HOST: z
    .string()
    .regex(/^[\w.-]+$/, 'expected a host without port')
    .default('127.0.0.1'),
  SANDBOX_PORT_BASE: port.refine((value) => value > 0 && value <= 65_531, 'expected a port with four free ones above it').default(4101),
  SANDBOX_MATTERS: count(1, 100_000).default(200),
  SANDBOX_SEED: count(0, 2_147_483_647).default(1),
  SANDBOX_LIMIT_SCALE: z
    .string()
    .regex(/^\d+(\.\d+)?$/, 'expected a positive number')
    .transform(Number)
    .refine((value) => value > 0, 'expected a positive number')
    .default(1),
  SYNC_EVERY: count(1, 86_400).default(60),
  DATA_DIR: z.string().min(1).default('.data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/[^#]*$/, 'expected an address that begins with postgres:// and has # as %23')
    .optional(),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\/[^#]*$/, 'expected an address that begins with redis:// or rediss:// and has # as %23')
    .optional(),
  INTERNAL_SECRET: key.optional(),
  SUBGRAPH_URLS: z
    .string()
    .transform(readSubgraphUrls)
    .refine(
      (urls) => urls !== undefined,
      `expected each of ${subgraphNames.join(', ')} with its address, separated by commas: clio=http://clio:4000/graphql; several of one with | between them`,
    )
    .optional(),
  VENDOR: z.enum(vendors, `expected one of ${vendors.join(', ')}`).optional(),
  CHANGE_RETENTION_DAYS: count(1, 36_500).default(30),
  VAULT_KEY: key.optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .string()
    .refine((text) => /^https?:\/\//.test(text) && URL.canParse(text), 'expected an address that begins with http:// or https://')
    .optional(),
  OTEL_TRACES_SAMPLER_ARG: z
    .string()
    .regex(/^(0(\.\d+)?|1(\.0+)?)$/, 'expected a number from 0 to 1')
    .transform(Number)
    .default(1),
  CHROMIUM_PATH: z.string().min(1).optional(),
  CHROMIUM_SANDBOX: z.enum(['on', 'off'], 'expected on or off').default('on'),
  WEBHOOK_BASE_URL: z
    .string()
    .refine(isPublicBase, 'expected an address that begins with https:// (http:// on this machine alone) and has no query')
    .transform((text) => text.replace(/\/+$/, ''))
    .optional(),
  WEBHOOK_ALLOWED_HOSTS: z
    .string()
    .transform((text) => text.split(',').map((host) => host.trim()))
    .refine(
      (hosts) => hosts.every(isHostAndPort),
      'expected hosts with their ports, separated by commas: hooks.example.com:8443,127.0.0.1:9000',
    )
    .default([]),
})

/** Every setting there is. */
export const settingNames: readonly string[] = Object.keys(environment.shape)

/** Names that begin like ours but are none of ours are typing mistakes, and a mistyped setting must not be ignored. */
const ourPrefixes = ['SANDBOX', 'SYNC_', 'VAULT_', 'CHROMIUM_', 'CHANGE_', 'WEBHOOK_', 'INTERNAL_', 'SUBGRAPH_', 'REDIS_']

/** What is wrong with the environment, one line per fault. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
  constructor(readonly faults: readonly string[]) {
    super(`the settings are not usable:\n${faults.map((fault) => `  ${fault}`).join('\n')}`)
  }
}

/** What a program cannot do without. */
const needed = {
  start: [],
  gateway: ['DATABASE_URL', 'REDIS_URL', 'INTERNAL_SECRET', 'SUBGRAPH_URLS'],
  firm: ['DATABASE_URL', 'REDIS_URL', 'INTERNAL_SECRET', 'VAULT_KEY'],
  vendor: ['DATABASE_URL', 'REDIS_URL', 'INTERNAL_SECRET', 'VAULT_KEY', 'VENDOR'],
} as const satisfies Record<Program, readonly (keyof typeof environment.shape)[]>

const isSandboxPort = ({ SANDBOX = 'on', PORT, SANDBOX_PORT_BASE: base }: z.infer<typeof environment>): boolean =>
  SANDBOX === 'on' && PORT >= base && PORT < base + 5

const orSecret = (text: string | undefined): Secret | undefined => (text === undefined ? undefined : new Secret(text))

/** Reads the settings; throws a SettingsError that names every fault at once, never a value (it may be a secret). */
export const readSettings = (given: Readonly<Record<string, string | undefined>>, program: Program = 'start'): Settings => {
  const { env, faults: unreadable } = readSecretFiles(given)
  const unknown = Object.keys(env)
    .filter((name) => ourPrefixes.some((prefix) => name.startsWith(prefix)) && !settingNames.includes(name))
    .map((name) => `${name}: no such setting`)
  const parsed = environment.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')))
  const malformed = parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  const missing = needed[program].filter((name) => !env[name]).map((name) => `${name}: this program needs it`)
  const isAlone = program === 'start' && Boolean(env['REDIS_URL']) && !env['DATABASE_URL']
  const redis = !isAlone ? [] : ['REDIS_URL: it needs DATABASE_URL, because only processes over one database share anything']
  const clash =
    program === 'start' && parsed.success && isSandboxPort(parsed.data)
      ? ['PORT: it is one of the five ports from SANDBOX_PORT_BASE on']
      : []
  const faults = [...malformed, ...unreadable, ...unknown, ...missing, ...redis, ...clash]
  if (!parsed.success || faults.length > 0) throw new SettingsError(faults)
  const { data } = parsed
  return {
    host: data.HOST,
    port: data.PORT,
    sandbox: (data.SANDBOX ?? (program === 'start' ? 'on' : 'off')) === 'on',
    sandboxHost: data.SANDBOX_HOST,
    sandboxPortBase: data.SANDBOX_PORT_BASE,
    sandboxMatters: data.SANDBOX_MATTERS,
    sandboxSeed: data.SANDBOX_SEED,
    sandboxLimitScale: data.SANDBOX_LIMIT_SCALE,
    syncEverySeconds: data.SYNC_EVERY,
    dataFolder: resolve(data.DATA_DIR),
    databaseUrl: orSecret(data.DATABASE_URL),
    redisUrl: orSecret(data.REDIS_URL),
    internalSecret: orSecret(data.INTERNAL_SECRET),
    subgraphUrls: data.SUBGRAPH_URLS ?? {},
    vendor: data.VENDOR,
    changeRetentionDays: data.CHANGE_RETENTION_DAYS,
    vaultKey: orSecret(data.VAULT_KEY),
    webhookAllowedHosts: new Set(data.WEBHOOK_ALLOWED_HOSTS),
    webhookBaseUrl: data.WEBHOOK_BASE_URL,
    otlpEndpoint: data.OTEL_EXPORTER_OTLP_ENDPOINT,
    otlpShare: data.OTEL_TRACES_SAMPLER_ARG,
    chromiumPath: data.CHROMIUM_PATH,
    chromiumSandbox: data.CHROMIUM_SANDBOX === 'on',
  }
}
