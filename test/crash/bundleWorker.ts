import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const program = fileURLToPath(new URL('workerProgram.js', import.meta.url))

/**
 * Puts the workers' program and all it loads into one file in a folder, and gives its path: thousands of workers are started, and reading hundreds of files was the greater part of that.
 * Each module still knows itself by its own address, since that is how files beside it are found.
 */
export const bundleWorker = async (folder: string): Promise<string> => {
  const outfile = join(folder, 'worker.mjs')
  await build({
    entryPoints: [program],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    logLevel: 'error',
    banner: {
      js: `import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(${JSON.stringify(pathToFileURL(program).href)});`,
    },
    plugins: [
      {
        name: 'own-address',
        setup: (bundler) => {
          // Loaded only where a database is made, and not as one file.
          bundler.onResolve({ filter: /^@(prisma\/schema-engine-wasm|electric-sql\/pglite)/ }, ({ path }) => ({
            path: import.meta.resolve(path),
            external: true,
          }))
          bundler.onLoad({ filter: /[/\\]dist[/\\].*\.js$/ }, async ({ path }) => {
            const text = await readFile(path, 'utf8')
            return { contents: text.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)), loader: 'js' }
          })
        },
      },
    ],
  })
  return outfile
}
