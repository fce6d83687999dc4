import { createServer } from 'node:net'
import { StartError } from './StartError.js'

/** Rejects with a StartError when the address cannot be listened on: sooner than after a minute of signing in. */
export const assertPortIsFree = (host: string, port: number, setting: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => {
      reject(new StartError(sentences[error.code ?? '']?.(host, port, setting) ?? `cannot listen on ${host}:${port}: ${error.message}`))
    })
    probe.listen(port, host, () => probe.close(() => resolve()))
  })

const sentences: Readonly<Record<string, (host: string, port: number, setting: string) => string>> = {
  EADDRINUSE: (host, port, setting) => `port ${port} on ${host} is taken by another program: stop it, or choose another with ${setting}.`,
  EADDRNOTAVAIL: (host) => `${host} is no address of this machine: choose another with HOST.`,
  EACCES: (_host, port, setting) => `port ${port} needs more rights than this user has: choose one above 1023 with ${setting}.`,
}
