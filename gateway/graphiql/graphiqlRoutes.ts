import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import type { GraphiqlOptions } from '../GatewayOptions.js'

const mediaTypes: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.ttf': 'font/ttf',
  '.svg': 'image/svg+xml',
}

/** The editor writes `<style>` elements and takes small pictures from its style sheet; nothing comes from another host. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Whether `npm run build:graphiql` has run. */
export const isGraphiqlBuilt = async (): Promise<boolean> => (await builtFiles()).has(entry)

/** Serves GraphiQL at `/` and its files, which `npm run build:graphiql` puts beside this one, at `/graphiql/`. */
export const graphiqlRoutes = async (app: FastifyInstance, options: GraphiqlOptions): Promise<void> => {
  const files = await builtFiles()
  if (!files.has(entry)) throw new Error('GraphiQL is not built: run "npm run build:graphiql".')
  const html = pageOf(options)
  app.get('/', async (_, reply) =>
    reply.header('content-security-policy', contentSecurityPolicy).type('text/html; charset=utf-8').send(html),
  )
  app.get<{ Params: { file: string } }>('/graphiql/:file', async (request, reply) => {
    const { file } = request.params
    const mediaType = mediaTypes[extname(file)]
    if (!files.has(file) || mediaType === undefined) return reply.callNotFound()
    // A worker obeys the policy of its own answer, not of the page.
    void reply.headers({ 'content-security-policy': contentSecurityPolicy, 'cache-control': 'no-cache' })
    return reply.type(mediaType).send(await readFile(join(assets, file)))
  })
}

const entry = 'main.js'

const assets = fileURLToPath(new URL('./assets/', import.meta.url))

const builtFiles = async (): Promise<ReadonlySet<string>> => {
  try {
    return new Set(await readdir(assets))
  } catch {
    return new Set()
  }
}

const pageOf = ({ demoAuthorization }: GraphiqlOptions): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Mattergraph</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/graphiql/main.css">
</head>
<body>
<div id="graphiql"${demoAuthorization === undefined ? '' : ` data-authorization="${escapeAttribute(demoAuthorization)}"`}>Loading…</div>
<script type="module" src="/graphiql/main.js"></script>
</body>
</html>
`

const escapeAttribute = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
