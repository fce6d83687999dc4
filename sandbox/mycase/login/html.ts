import type { FastifyReply } from 'fastify'

/** Sends a page. */
export const html = (reply: FastifyReply, status: number, page: string): FastifyReply =>
  reply.code(status).type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page)
