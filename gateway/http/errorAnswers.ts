import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { MattergraphError } from '../../core/errors.js'
import type { Logger } from '../../core/log/Logger.js'
import { limitExceeded } from '../limits/limitExceeded.js'
import type { Limits } from '../limits/Limits.js'
import { contentTypeFor } from './contentTypeFor.js'

/** Answers requests that fail before a route sees them, and routes that throw, in the form GraphQL clients read. */
export const errorAnswers = (app: FastifyInstance, limits: Limits, logger: Logger): void => {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const status = error.statusCode ?? 500
    if (status < 500) return send(request, reply, status, requestFault(error, limits))
    logger.error({ err: error, reference: request.id }, 'a request failed')
    const message = `Internal error. Quote the reference ${request.id} to whoever runs this service.`
    return send(request, reply, 500, new MattergraphError('INTERNAL', message))
  })
  app.setNotFoundHandler((request, reply) =>
    send(request, reply, 404, new MattergraphError('NOT_FOUND', `There is nothing at ${request.method} ${pathOf(request.url)}.`)),
  )
}

const requestFault = (error: FastifyError, limits: Limits): { message: string; extensions: unknown } => {
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return limitExceeded('bodyBytes', limits.bodyBytes, 'more')
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
    return new MattergraphError('BAD_USER_INPUT', 'Send the request as application/json.')
  }
  return new MattergraphError('BAD_USER_INPUT', `The request cannot be read: ${error.message}`)
}

const send = (
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  { message, extensions }: { readonly message: string; readonly extensions: unknown },
): FastifyReply =>
  reply
    .code(status)
    .type(contentTypeFor(request.headers.accept))
    .send(JSON.stringify({ errors: [{ message, extensions }] }))

const pathOf = (url: string): string => url.split('?', 1)[0] ?? url
