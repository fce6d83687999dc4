/**
 * The gateway alone, over any supergraph: `SUPERGRAPH=<file> PORT=4000 node dist/bin/gateway.js`, or the file as argument. Subgraphs are
 * reached at the addresses in the supergraph. It asks for no key and so listens on this machine only.
 */
import { readFile } from 'node:fs/promises'
import { pino } from 'pino'
import { z } from 'zod'
import type { Gateway } from '../gateway/GatewayOptions.js'
import { isGraphiqlBuilt } from '../gateway/graphiql/graphiqlRoutes.js'
import type { Limits } from '../gateway/limits/Limits.js'
import { openGateway } from '../gateway/openGateway.js'
import { openReadiness } from '../core/operations/openReadiness.js'
import { openTelemetry } from '../telemetry/openTelemetry.js'
import { assertPortIsFree } from './assertPortIsFree.js'
import { StartError } from './StartError.js'

const environment = z.object({
  SUPERGRAPH: z.string({ error: 'expected the path of a supergraph file, here or as argument' }),
  HOST: z.string().default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d+$/, 'expected a port number')
    .transform(Number)
    .refine((port) => port <= 65_535, 'expected a port number up to 65535')
    .default(4000),
})

/** Whoever runs it owns what it opens: the limits keep out mistakes, not attacks. */
const limits: Partial<Limits> = {
  documentLength: 1_000_000,
  tokens: 100_000,
  depth: 200,
  fields: 50_000,
  rootFields: 1_000,
  aliases: 5_000,
  directives: 5_000,
  directivesPerLocation: 50,
  fieldDuplicates: 1_000,
  pageSize: 100_000,
  records: Number.POSITIVE_INFINITY,
  variableValues: 100_000,
}

const start = async (): Promise<Gateway> => {
  const given = Object.entries({ ...process.env, ...(process.argv[2] === undefined ? {} : { SUPERGRAPH: process.argv[2] }) })
  const settings = environment.safeParse(Object.fromEntries(given.filter(([, value]) => value !== '')))
  if (!settings.success) throw new StartError(settings.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'))
  const { SUPERGRAPH: file, HOST: host, PORT: port } = settings.data
  const supergraphSdl = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new StartError(`SUPERGRAPH: cannot read ${file}.`, { cause })
  })
  if (port > 0) await assertPortIsFree(host, port, 'PORT')
  const { logger, instruments, scrapeWith } = await openTelemetry({
    name: 'mattergraph-gateway',
    destination: pino.destination(2),
    otlp: undefined,
  })
  return openGateway({
    host,
    port,
    supergraphSdl,
    subgraphs: {},
    authenticate: undefined,
    limits,
    graphiql: (await isGraphiqlBuilt()) ? {} : undefined,
    logger,
    instruments: instruments.gateway,
    scrape: scrapeWith({ readiness: openReadiness([]) }),
    maskUnknownErrors: false,
  })
}

const askedToStop = new Promise<void>((resolve) => {
  process.once('SIGTERM', () => resolve()).once('SIGINT', () => resolve())
})

try {
  const gateway = await start()
  console.log(`ready ${gateway.url}`)
  await askedToStop
  await gateway.close()
  process.exit(0)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
