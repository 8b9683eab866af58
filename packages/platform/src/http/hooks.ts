import { Fault } from '@landbridge/model'
import type { FastifyInstance } from 'fastify'
import { hooksPath, type Receivers } from '../proving/receivers.ts'

/** A validation token is short; what is longer is none. */
const longestToken = 2_048

/**
 * Adds the addresses that checks give to Business Central: a handshake is answered with its own text, once. Whatever
 * else arrives there is told that there is nothing, upon which Business Central ends the subscription it came from.
 */
export const addHooks = async (server: FastifyInstance, { take }: Pick<Receivers, 'take'>): Promise<void> => {
  await server.register(async (hooks) => {
    hooks.removeAllContentTypeParsers()
    // What is sent is never looked at.
    hooks.addContentTypeParser('*', (_, payload, done) => {
      payload.resume()
      done(null)
    })
    hooks.post<{ Params: { token: string } }>(`${hooksPath}/:token`, async (request, reply) => {
      const asked = new URLSearchParams(request.raw.url?.split('?')[1] ?? '').get('validationToken')
      const isHandshake = asked !== null && asked !== '' && asked.length <= longestToken
      if (!isHandshake || !(await take(request.params.token))) throw new Fault('request.route_unknown')
      return reply.header('cache-control', 'no-store').type('text/plain; charset=utf-8').send(asked)
    })
  })
}
