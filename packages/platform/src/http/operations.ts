import { contract, type Operation, type OperationName, type Shape, shapeOf } from '@landbridge/contract'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { CallContext, Handlers } from '../handler.ts'
import type { Parts } from '../parts.ts'
import { fromLanguage, inLanguage } from '../words/fields.ts'
import { languageOf } from '../words/language.ts'
import { type CallerFound, checkRole, findCaller, sessionCookie } from './caller.ts'
import type { OwnNames } from './cross-site.ts'
import { readInput } from './input.ts'

/** Largest bodies, in bytes: of requests with fields of ours, and of those that carry a record. */
const maxBytes = { fields: 1024 * 1024, record: 10 * 1024 * 1024 }

declare module 'fastify' {
  interface FastifyRequest {
    caller: CallerFound | undefined
  }
}

/** Every operation of the contract, with where its fields travel. */
export const operations: readonly {
  readonly name: OperationName
  readonly operation: Operation
  readonly shape: Shape
}[] = Object.entries(contract).map(([name, each]) => {
  const operation = each as Operation
  return { name: name as OperationName, operation, shape: shapeOf(operation) }
})

/** Adds one route for each operation of the contract. */
export const addOperations = (
  server: FastifyInstance,
  options: { readonly parts: Parts; readonly handlers: Handlers; readonly names: OwnNames; readonly isSecure: boolean },
): void => {
  const { parts, handlers, names, isSecure } = options
  const { db, now } = parts

  for (const { name, operation, shape } of operations) {
    const handle = handlers[name] as (input: unknown, context: CallContext) => Promise<unknown>
    server.route({
      method: shape.method,
      url: shape.path.replace(/\{(\w+)\}/g, ':$1'),
      bodyLimit: operation.maxBytes ?? (shape.wholeBody === undefined ? maxBytes.fields : maxBytes.record),
      // Before the body is read: strangers cannot make us read one.
      onRequest: async (request, reply) => {
        const caller = await findCaller(request, { db, names, now: now() })
        checkRole(caller, operation.role)
        request.caller = caller
        if (caller.renewedToken !== undefined) reply.header('set-cookie', sessionCookie(caller.renewedToken, isSecure))
      },
      handler: async (request, reply) => {
        const language = languageOf(request.headers['accept-language'])
        const given = readInput(operation, shape, {
          params: request.params as Record<string, string>,
          query: queryOf(request),
          headers: request.headers,
          body: request.body,
        })
        const input = fromLanguage(language, given)
        const output = await handle(input, contextOf(request, reply, isSecure))
        reply
          .code(shape.status)
          .headers({ 'cache-control': 'no-store', 'content-language': language, vary: 'accept-language' })
        return shape.status === 204
          ? reply.send()
          : reply.type('application/json; charset=utf-8').send(JSON.stringify(inLanguage(language, output, name)))
      },
    })
  }
}

const queryOf = ({ raw }: FastifyRequest): string => {
  const url = raw.url ?? ''
  const start = url.indexOf('?')
  return start < 0 ? '' : (url.slice(start + 1).split('#')[0] ?? '')
}

/** What a handler learns of a request besides its input. */
export const contextOf = (request: FastifyRequest, reply: FastifyReply, isSecure: boolean): CallContext => {
  const { workspaceId, role, by, integrationId } = request.caller as CallerFound
  const gone = new AbortController()
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.abort()
  })
  return {
    requestId: request.id,
    workspaceId,
    role,
    by,
    integrationId,
    language: languageOf(request.headers['accept-language']),
    remoteAddress: request.ip,
    signal: gone.signal,
    setSession: (token) => {
      reply.header('set-cookie', sessionCookie(token, isSecure))
    },
  }
}
