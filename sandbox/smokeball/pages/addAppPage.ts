import type { FastifyInstance } from 'fastify'
import type { PortalKit } from '../../portal/Portal.js'
import { appScript } from './appScript.js'

/** The web app: one page, whose routes stand after the `#`. The script follows as a file, so that the page itself stays small. */
export const addAppPage = (app: FastifyInstance, kit: PortalKit): void => {
  app.get('/', (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(
      kit.page({
        title: 'Smokeball',
        head: `<meta name="sandbox-variant" content="${kit.faults.drift ?? ''}"><script defer src="/app.js"></script>`,
        body: '<div id="app" aria-live="polite"><main><p class="quiet">Loading…</p></main></div>',
      }),
    ),
  )
  app.get('/app.js', (_request, reply) => reply.type('text/javascript; charset=utf-8').send(appScript))
}
