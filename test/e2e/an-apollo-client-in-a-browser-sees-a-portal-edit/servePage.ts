import { createServer, type IncomingMessage, request } from 'node:http'
import { connect } from 'node:net'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** A page that runs somewhere. */
export interface ServedPage {
  readonly url: string
  close(): void
}

const entry = fileURLToPath(new URL(`../../../../test/e2e/an-apollo-client-in-a-browser-sees-a-portal-edit/page/main.ts`, import.meta.url))

const html = `<!doctype html><title>Matters</title><link rel="icon" href="data:,"><pre id="matters"></pre><script type="module" src="/main.js"></script>`

/** Serves the page as a firm would: under one name with the gateway, to which everything at `/graphql` is handed on. */
export const servePage = async (gateway: string): Promise<ServedPage> => {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    logLevel: 'warning',
  })
  const script = outputFiles[0]?.contents ?? new Uint8Array()
  const { hostname, port } = new URL(gateway)
  const isForGateway = ({ url }: IncomingMessage): boolean => url === '/graphql'

  const server = createServer((asked, answer) => {
    if (isForGateway(asked)) {
      const { method, url, headers } = asked
      const handed = request({ hostname, port, method, path: url, headers }, (given) => {
        answer.writeHead(given.statusCode ?? 502, given.headers)
        given.pipe(answer)
      })
      handed.on('error', () => answer.destroy())
      answer.on('close', () => handed.destroy())
      asked.pipe(handed)
    } else if (asked.url === '/main.js') answer.setHeader('content-type', 'text/javascript').end(script)
    else answer.setHeader('content-type', 'text/html').end(html)
  })
  server.on('upgrade', (asked, socket, head) => {
    const handed = connect({ host: hostname, port: Number(port) })
    for (const [one, other] of [
      [socket, handed],
      [handed, socket],
    ] as const) {
      one.on('error', () => other.destroy())
      one.on('close', () => other.destroy())
    }
    const lines = asked.rawHeaders.flatMap((name, index, all) => (index % 2 === 0 ? [`${name}: ${String(all[index + 1])}`] : []))
    handed.write(`GET ${String(asked.url)} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`)
    handed.write(head)
    socket.pipe(handed).pipe(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a server on a port has one')
  return {
    url: `http://127.0.0.1:${String(address.port)}/`,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
