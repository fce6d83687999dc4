import type { StoredRecord } from '../../../sandbox/portal/Collection.js'
import type { PortalDefinition, RecordsDesk } from '../../../sandbox/portal/Portal.js'
import { createRequestLimiter } from '../../../sandbox/portal/requestLimiter.js'

interface Case extends StoredRecord {
  readonly id: string
  readonly name: string
}

/** A vendor small enough to see through: one list, one record, one write, a sign-in with a code, a limit. */
export const toyPortal: PortalDefinition = {
  slug: 'toy',
  title: 'Toy Portal',
  portOffset: 9,
  drifts: { 'renamed-field': 'cases have a title instead of a name' },
  build: (app, kit) => {
    const cases = kit.collection<Case>({
      count: kit.world.matterCount,
      build: (index) => ({ id: kit.guid.of('matter', index), name: kit.world.matter(index).title }),
      idOf: (index) => kit.guid.of('matter', index),
      indexOf: (id) => kit.guid.indexOf('matter', id),
    })
    const limiter = createRequestLimiter({ requests: 60, perMs: 60_000, burst: 3 }, kit.faults.rateLimit, kit.clock)
    const create = (name: unknown): Case => {
      if (typeof name !== 'string') throw new Error('name: expected a text')
      const made = { id: kit.newGuid(), name }
      cases.insert(made)
      return made
    }

    app.get<{ Querystring: { token?: string } }>('/cases', (request, reply) => {
      if (kit.sessions.find('cookie', request.query.token ?? '') === undefined) return reply.code(401).send({ error: 'signed out' })
      return [...cases].map((one) => (kit.faults.drift === 'renamed-field' ? { id: one.id, title: one.name } : one))
    })
    app.get('/open', () => ({ now: kit.clock.iso(), size: cases.size }))
    app.get<{ Params: { id: string } }>(
      '/cases/:id.json',
      ({ params }, reply) => cases.get(params.id) ?? reply.code(404).send({ error: 'no such case' }),
    )
    app.post<{ Body: { name?: string } }>('/cases', ({ body }, reply) => {
      const made = create(body.name)
      kit.effect('create', 'matters', made.id, body)
      return reply.code(201).send(made)
    })
    app.get('/limited', (_request, reply) => {
      const verdict = limiter.take('anyone')
      return reply.code(verdict.allowed ? 200 : 429).send(verdict)
    })
    app.post<{ Body: { username: string; password: string; code?: string } }>('/login', ({ body }, reply) => {
      const login = kit.logins.find((one) => one.username === body.username)
      if (kit.attempts.isLocked(body.username)) return reply.code(423).send({ outcome: 'locked' })
      if (login === undefined || login.password !== body.password) {
        kit.attempts.failed(body.username)
        return reply.code(401).send({ outcome: 'wrong password' })
      }
      if (body.code === undefined) {
        if (login.secondFactor === 'sms') kit.sendCode('sms', login.phone)
        if (login.secondFactor === 'email') kit.sendCode('email', login.username)
        return { outcome: 'wants code' }
      }
      if (!kit.checkCode(login, body.code)) return reply.code(401).send({ outcome: 'wrong code' })
      kit.attempts.succeeded(body.username)
      return { outcome: 'signed in', token: kit.sessions.open('cookie', { user: login.user }, 60_000) }
    })

    const desk: RecordsDesk = {
      list: () => cases,
      get: (id) => cases.get(id),
      create: (fields) => create(fields['name']),
      edit: (id, fields) => {
        const before = cases.get(id)
        if (before === undefined) return undefined
        const after = { ...before, ...fields, id: before.id }
        cases.replace(after)
        return after
      },
      delete: (id) => cases.delete(id),
    }
    return { records: { matters: desk } }
  },
}
