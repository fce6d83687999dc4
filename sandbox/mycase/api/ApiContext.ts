import type { FastifyInstance } from 'fastify'
import type { MyCaseFirm } from '../firm/MyCaseFirm.js'

/** What each group of API routes is given. */
export interface ApiContext {
  /** Routes added here stand under `/v1`. */
  readonly api: FastifyInstance
  readonly firm: MyCaseFirm
}
