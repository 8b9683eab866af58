import type { Socket } from 'node:net'
import { Fault } from '@landbridge/model'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { viewFault } from '../fault-view.ts'
import type { Log } from '../log.ts'
import { isStoreAway } from '../store/pool.ts'
import { inLanguage } from '../words/fields.ts'
import { languageOf } from '../words/language.ts'
import { securityHeaders } from './headers.ts'

/** What Fastify itself refuses, in our words. */
const byFastify: Readonly<Record<string, () => Fault>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () => new Fault('request.media_type'),
  FST_ERR_CTP_BODY_TOO_LARGE: () => new Fault('request.too_large'),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () =>
    new Fault('request.malformed', { message: 'The body is not as long as the request says.' }),
  FST_ERR_BAD_URL: () => new Fault('request.malformed', { message: 'The address is not properly percent-encoded.' }),
  FST_ERR_MAX_PARAM_LENGTH: () => new Fault('request.too_large', { message: 'The address is too long.' }),
  FST_ERR_INVALID_URL: () => new Fault('request.malformed', { message: 'The address cannot be read.' }),
}

/** Turns whatever was thrown into a fault. What nobody foresaw is `internal`, with the error as its cause. */
export const faultOf = (error: unknown): Fault => {
  if (error instanceof Fault) return error
  const { code, statusCode } = (error ?? {}) as { code?: unknown; statusCode?: unknown }
  const known = typeof code === 'string' ? byFastify[code] : undefined
  if (known !== undefined) return known()
  if (isStoreAway(error)) return new Fault('store.unavailable', {}, { cause: error })
  // Broken off while the body was being read, and the like.
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500) {
    return new Fault('request.malformed', {}, { cause: error })
  }
  return new Fault('internal', {}, { cause: error })
}

/** Body of a refusal. */
export const refusalBody = (fault: Fault, requestId: string) => ({ error: { ...viewFault(fault), requestId } })

/** So much of a body that is too large is read and thrown away, so that its sender gets to read the answer, in bytes. */
const mostDiscarded = 100_000_000

/** Answers with a fault. Our own failures are logged with their stack; the caller gets the request id to ask with. */
export const refuse = (log: Log, error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const fault = faultOf(error)
  const { status } = fault.fact
  if (status >= 500 && fault.code !== 'bc.throttled') {
    log.error({ err: fault.code === 'internal' ? (fault.cause ?? fault) : fault, requestId: request.id }, fault.code)
  }
  if (fault.details.retryAfterMs !== undefined) {
    reply.header('retry-after', String(Math.max(1, Math.ceil(fault.details.retryAfterMs / 1000))))
  }
  if (fault.code === 'request.too_large' && Number(request.headers['content-length']) <= mostDiscarded) {
    reply.removeHeader('connection')
    request.raw.resume()
  }
  const language = languageOf(request.headers['accept-language'])
  if (status === 401) reply.header('www-authenticate', 'Bearer realm="Landbridge"')
  return reply
    .headers({
      ...securityHeaders,
      'x-request-id': request.id,
      'cache-control': 'no-store',
      'content-language': language,
      vary: 'accept-language',
    })
    .code(status)
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(inLanguage(language, refusalBody(fault, request.id))))
}

const reasons: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
}

/** Answers on the bare socket where the request could not even be read as one. */
export const refuseSocket = (socket: Socket, status: number, fault: Fault, requestId: string, allow?: string): void => {
  if (!socket.writable) {
    socket.destroy()
    return
  }
  const body = JSON.stringify(refusalBody(fault, requestId))
  const headers = {
    ...securityHeaders,
    ...(allow === undefined ? {} : { allow }),
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    'cache-control': 'no-store',
    'x-request-id': requestId,
    connection: 'close',
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(`HTTP/1.1 ${status} ${reasons[status] ?? 'Refused'}\r\n${lines.join('')}\r\n${body}`)
}
