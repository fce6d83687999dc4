import type { FastifyInstance } from 'fastify'

/** How often one route was asked. */
export interface RequestCount {
  readonly method: string
  /** The route's own pattern, such as `/api/v4/matters/:id.json`; the path itself where no route answers. */
  readonly route: string
  readonly count: number
}

/** Counts a portal's requests by method and route. */
export interface RequestCounts {
  /** Counts every request of this instance from now on, refused and failed ones too. */
  install(app: FastifyInstance): void
  list(): readonly RequestCount[]
  clear(): void
}

/** Counts that start at nothing. */
export const createRequestCounts = (): RequestCounts => {
  const counts = new Map<string, RequestCount>()
  return {
    install: (app) => {
      app.addHook('onRequest', async (request) => {
        const { method } = request
        const route = request.routeOptions.url ?? request.url.split('?', 1)[0] ?? '/'
        const key = `${method} ${route}`
        counts.set(key, { method, route, count: (counts.get(key)?.count ?? 0) + 1 })
      })
    },
    list: () => [...counts.values()],
    clear: () => {
      counts.clear()
    },
  }
}
