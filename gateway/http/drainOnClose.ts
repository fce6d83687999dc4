import type { FastifyInstance } from 'fastify'

/**
 * Gives back a close that lets requests in flight finish for as long as `patienceMs` and then cuts every connection: those that browsers
 * open in advance and never use would hold it up otherwise.
 */
export const drainOnClose = (app: FastifyInstance, patienceMs: number): (() => Promise<void>) => {
  let open = 0
  const idle = Promise.withResolvers<void>()
  let isClosing = false
  const noteIdle = (): void => {
    if (isClosing && open === 0) idle.resolve()
  }
  app.addHook('onRequest', (_request, _reply, done) => {
    open++
    done()
  })
  app.addHook('onResponse', (_request, _reply, done) => {
    open--
    noteIdle()
    done()
  })
  return async () => {
    isClosing = true
    noteIdle()
    const patience = setTimeout(() => idle.resolve(), patienceMs)
    const closed = app.close()
    await idle.promise
    clearTimeout(patience)
    app.server.closeAllConnections()
    await closed
  }
}
