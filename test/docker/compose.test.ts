import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { secretNames } from '../../bin/secretFiles.js'
import { type Program, readSettings, settingNames } from '../../bin/settings.js'
import { vendorNames, vendors } from '../../core/vendor.js'

const root = fileURLToPath(new URL('../../../', import.meta.url))
// The package brings no types.
const { load } = createRequire(import.meta.url)('js-yaml') as { readonly load: (text: string) => unknown }

const duration = z.string().regex(/^\d+(ms|s|m)$/)
const size = z.string().regex(/^\d+[kmg]$/)

/** What a service may say, of what the Compose Specification knows: anything else is a typing mistake. */
const service = z.strictObject({
  image: z.string().regex(/^[a-z0-9./-]+(:[\w.-]+)?$/),
  build: z.strictObject({ context: z.literal('.'), target: z.string() }).optional(),
  command: z.array(z.string()).min(1),
  profiles: z.array(z.string()).optional(),
  restart: z.literal('unless-stopped'),
  init: z.boolean().optional(),
  read_only: z.literal(true),
  user: z.string().refine((user) => !['root', '0'].includes(user), 'expected a user without rights'),
  cap_drop: z.tuple([z.literal('ALL')]),
  security_opt: z.tuple([z.literal('no-new-privileges:true')]),
  stop_grace_period: duration.optional(),
  networks: z.array(z.enum(['inside', 'outside'])).min(1),
  ports: z.array(z.string()).optional(),
  logging: z.strictObject({ driver: z.string(), options: z.record(z.string(), z.string()) }).optional(),
  tmpfs: z.array(z.string().startsWith('/')),
  volumes: z.array(z.string().regex(/^(postgres|firm):\/[\w/]+$/)).optional(),
  shm_size: size.optional(),
  environment: z.record(z.string().regex(/^[A-Z_]+$/), z.string()).default({}),
  secrets: z.array(z.string()).default([]),
  depends_on: z.record(z.string(), z.strictObject({ condition: z.enum(['service_started', 'service_healthy']) })).optional(),
  healthcheck: z.strictObject({
    test: z.tuple([z.literal('CMD')]).rest(z.string()),
    interval: duration,
    timeout: duration,
    retries: z.number().int().positive(),
    start_period: duration.optional(),
  }),
  deploy: z.strictObject({ resources: z.strictObject({ limits: z.strictObject({ cpus: z.string().regex(/^[\d.]+$/), memory: size }) }) }),
})

const compose = z.object({
  services: z.record(z.string(), service),
  networks: z.strictObject({ inside: z.strictObject({ internal: z.literal(true) }), outside: z.strictObject({}) }),
  volumes: z.record(z.string(), z.strictObject({})),
  secrets: z.record(z.string(), z.strictObject({ file: z.string().startsWith('./secrets/') })),
})

/** A value as it is where nothing is set: `${SYNC_EVERY:-60}` is 60. */
const byDefault = (value: string): string => value.replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1')

/** Which program a command of ours is. */
const programs: Readonly<Record<string, Program>> = {
  'dist/bin/distributed/gateway.js': 'gateway',
  'dist/bin/distributed/firm.js': 'firm',
  'dist/bin/distributed/vendor.js': 'vendor',
  'dist/bin/sandbox.js': 'start',
}

describe('docker-compose.yml', () => {
  let text: string
  let file: z.infer<typeof compose>
  let ours: readonly (readonly [string, z.infer<typeof service>])[]

  before(async () => {
    text = await readFile(join(root, 'docker-compose.yml'), 'utf8')
    file = compose.parse(load(text))
    ours = Object.entries(file.services).filter(([, { image }]) => image.startsWith('mattergraph'))
  })

  test('runs every service without rights, on a read-only disk, within limits, and looks after its health', () => {
    // The shape says all of it.
    assert.deepEqual(
      Object.keys(file.services).toSorted(),
      ['firm', 'gateway', 'postgres', 'redis', 'sandbox', ...vendors.map((vendor) => vendorNames[vendor].slug)].toSorted(),
    )
    assert.deepEqual(file.services['sandbox']?.profiles, ['sandbox'])
  })

  test('every program it starts exists, and takes every setting it is given', () => {
    for (const [name, { command, environment }] of ours) {
      const [program = ''] = command
      assert.ok(existsSync(join(root, program.replace(/^dist\//, '').replace(/\.js$/, '.ts'))), `${name} starts ${program}`)
      for (const setting of Object.keys(environment)) {
        const bare = setting.replace(/_FILE$/, '')
        const isKnown = settingNames.includes(bare) && (bare === setting || secretNames.some((secret) => secret === bare))
        assert.ok(isKnown, `${name} is given ${setting}`)
      }
      const secrets = {
        DATABASE_URL: 'postgres://mattergraph@postgres/mattergraph',
        INTERNAL_SECRET: Buffer.alloc(32).toString('base64'),
        VAULT_KEY: Buffer.alloc(32).toString('base64'),
      }
      const given = Object.entries(environment).map(([setting, value]) => {
        const secret = Object.entries(secrets).find(([known]) => setting === `${known}_FILE`)
        return secret ?? [setting, byDefault(value)]
      })
      // Throws where anything is missing or malformed.
      assert.ok(readSettings(Object.fromEntries(given), programs[program]))
    }
  })

  test('gives each secret to those alone that need it, as a file', () => {
    for (const [name, { environment, secrets }] of Object.entries(file.services)) {
      for (const [setting, value] of Object.entries(environment)) {
        if (!/SECRET|PASSWORD|KEY|DATABASE_URL/.test(setting)) continue
        assert.match(setting, /_FILE$/, `${name} is given ${setting} itself`)
        assert.ok(
          secrets.some((secret) => value === `/run/secrets/${secret}`),
          `${name} is not given ${value}`,
        )
      }
    }
    assert.deepEqual(
      Object.entries(file.services)
        .filter(([, { secrets }]) => secrets.includes('vault_key'))
        .map(([name]) => name)
        .toSorted(),
      ['firm', ...vendors.map((vendor) => vendorNames[vendor].slug)].toSorted(),
    )
    assert.doesNotMatch(text, /:\/\/[^/\s]*:[^/\s]*@/, 'no address holds a password')
    for (const value of Object.values(file.services).flatMap(({ environment }) => Object.values(environment)))
      assert.ok(!/^[\w+/=-]{32,}$/.test(value), `${value} looks like a secret`)
  })

  test('lets nobody in but at the gateway, and there from this machine alone', () => {
    for (const [name, { ports }] of Object.entries(file.services))
      assert.deepEqual(ports?.map(byDefault), name === 'gateway' ? ['127.0.0.1:4000:4000'] : undefined)
    for (const name of ['postgres', 'redis', 'sandbox']) assert.deepEqual(file.services[name]?.networks, ['inside'])
  })

  test('names every subgraph where it is', () => {
    const urls = byDefault(file.services['gateway']?.environment['SUBGRAPH_URLS'] ?? '')
    for (const place of urls.split(',')) {
      const [name = '', url = ''] = place.split('=')
      assert.deepEqual([url, name in file.services], [`http://${name}:4000/graphql`, true])
    }
  })

  test('is what Compose takes it for, which a machine that builds must have', () => {
    const programs = [['docker-compose'], ['docker', 'compose']] as const
    const found = programs.filter(([program, ...before]) => spawnSync(program, [...before, 'version']).status === 0)
    assert.ok(found.length > 0 || !process.env['CI'], 'install Docker Compose: on Debian the package docker-compose')
    for (const [program, ...before] of found) {
      const { status, stdout, stderr } = spawnSync(
        program,
        [...before, '-f', 'docker-compose.yml', '--profile', 'sandbox', 'config', '--services'],
        { cwd: root, encoding: 'utf8', env: { PATH: process.env['PATH'] } },
      )
      assert.equal(status, 0, stderr)
      assert.deepEqual(stdout.trim().split('\n').toSorted(), Object.keys(file.services).toSorted())
    }
  })
})

describe('the images', () => {
  test('run as somebody without rights, and hold no secret and nothing of the checkout beside what runs', async () => {
    const dockerfile = await readFile(join(root, 'Dockerfile'), 'utf8')
    const stages = dockerfile.split(/^FROM /m).slice(2)
    assert.equal(stages.length, 2)
    for (const stage of stages) {
      assert.equal([...stage.matchAll(/^USER (\w+)$/gm)].at(-1)?.[1], 'node')
      assert.doesNotMatch(stage, /COPY \. /)
    }
    assert.doesNotMatch(dockerfile, /^(ARG|ENV) .*(SECRET|PASSWORD|VAULT_KEY|DATABASE_URL)/m)
    const ignored = (await readFile(join(root, '.dockerignore'), 'utf8')).split('\n')
    for (const folder of ['.git', '.data', 'secrets', 'node_modules'])
      assert.ok(ignored.includes(folder), `${folder} is sent to the builder`)
    assert.match(await readFile(join(root, '.gitignore'), 'utf8'), /^secrets\/$/m)
  })
})
