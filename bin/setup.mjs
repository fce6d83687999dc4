/**
 * Makes a checkout ready to run: packages, database client, build, GraphiQL, Chromium. Runs before `npm start` and `npm test`.
 *
 * Plain JavaScript for the machine's own Node (20 or newer), because it runs before anything is installed; the packages bring the Node 24 that
 * everything after it runs on. Each step says what it does and is left out when nothing it depends on has changed.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const stamps = join(root, 'node_modules', '.mattergraph')
const binaries = join(root, 'node_modules', '.bin')

const say = (text) => process.stdout.write(`set-up: ${text}\n`)
const fail = (text) => {
  process.stderr.write(`set-up: ${text}\n`)
  process.exit(1)
}

/** Every file below the given files and folders, in a fixed order. */
const filesBelow = (paths) =>
  paths
    .filter((path) => existsSync(path))
    .flatMap((path) =>
      statSync(path).isDirectory()
        ? filesBelow(
            readdirSync(path)
              .sort()
              .map((name) => join(path, name)),
          )
        : [path],
    )

const fingerprint = (paths) => {
  const hash = createHash('sha256')
  for (const file of filesBelow(paths.map((path) => join(root, path))))
    hash.update(file.slice(root.length)).update('\0').update(readFileSync(file))
  return hash.digest('hex')
}

const run = (command, args, options = {}) => {
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    // Everything after the packages runs on their Node; nothing downloads a browser of its own.
    env: { ...process.env, PUPPETEER_SKIP_DOWNLOAD: '1', PATH: `${binaries}${delimiter}${process.env.PATH ?? ''}`, ...options.env },
    maxBuffer: 64 * 1024 * 1024,
  })
  if (error === undefined && status === 0) return
  process.stderr.write(`${stdout ?? ''}${stderr ?? ''}`)
  fail(`${options.task ?? command} failed${error ? `: ${error.message}` : ''}. ${options.advice ?? 'The lines above say why.'}`)
}

/** Runs a step unless what it depends on is as it was when it last succeeded and what it makes is still there. */
const step = (name, { dependsOn, makes, does }) => {
  const stamp = join(stamps, name)
  const current = fingerprint(dependsOn)
  if (makes.every((path) => existsSync(join(root, path))) && existsSync(stamp) && readFileSync(stamp, 'utf8') === current) return
  does()
  mkdirSync(stamps, { recursive: true })
  writeFileSync(stamp, current)
}

const major = Number(process.versions.node.split('.')[0])
if (major < 20) fail(`Node ${process.versions.node} is too old to install the packages with: install Node 20 or newer.`)

step('packages', {
  dependsOn: ['package.json', 'package-lock.json', '.npmrc'],
  makes: ['node_modules/.bin/node', 'node_modules/.bin/tsc'],
  does: () => {
    say('installing packages (about a minute the first time)')
    run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      task: 'npm ci',
      advice: 'Check the network and the free disk space, then try again.',
    })
  },
})

step('database-client', {
  dependsOn: ['package-lock.json', 'prisma/schema.prisma', 'prisma.config.ts'],
  makes: ['prisma/generated'],
  does: () => {
    say('generating the database client')
    // The command looks for an engine it does not need for generating and would download it: any executable's name keeps it from that.
    run('prisma', ['generate'], {
      task: 'prisma generate',
      env: { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1' },
    })
  },
})

const sources = ['core', 'schema', 'prisma', 'redis', 'telemetry', 'engine', 'subgraphs', 'gateway', 'sandbox', 'bin', 'test', 'bench']
step('build', {
  dependsOn: ['tsconfig.json', 'package-lock.json', ...sources],
  makes: ['dist/bin/start.js'],
  does: () => {
    say('building')
    // From nothing: a test whose source was deleted must not run on.
    rmSync(join(root, 'dist'), { recursive: true, force: true })
    run('tsc', [], { task: 'the build' })
  },
})

step('graphiql', {
  dependsOn: ['package-lock.json', 'gateway/graphiql/page'],
  makes: ['dist/gateway/graphiql/assets'],
  does: () => {
    say('building the GraphiQL page')
    run('npm', ['run', '--silent', 'build:graphiql'], { task: 'the GraphiQL build' })
  },
})

const { findChromium } = await import('../dist/bin/findChromium.js')
if ((await findChromium({ setting: process.env.CHROMIUM_PATH, path: process.env.PATH ?? '' })) === undefined) {
  const debianAsRoot = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0
  if (!debianAsRoot) {
    fail(
      'no Chromium or Chrome found. Mattergraph signs in with a real browser: install the package `chromium` (Debian, Ubuntu: `sudo apt-get install chromium`; macOS: `brew install --cask chromium`), or name a browser in CHROMIUM_PATH.',
    )
  }
  say('installing Chromium from the Debian packages (about a minute)')
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  run('apt-get', ['update', '-qq'], { task: 'apt-get update', env })
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { task: 'installing Chromium', env })
}
