import { contract, type Operation, shapeOf } from '@landbridge/contract'
import type { FastifyInstance } from 'fastify'
import { reportPolicy } from '../checks/report/page.ts'
import type { Handlers } from '../handler.ts'
import type { Parts } from '../parts.ts'
import { languageOf } from '../words/language.ts'
import { checkRole, findCaller, sessionCookie } from './caller.ts'
import type { OwnNames } from './cross-site.ts'
import { readInput } from './input.ts'
import { contextOf } from './operations.ts'

/** How the address of a check ends for each kind of report. */
const kinds = { md: 'markdown', html: 'html' } as const

/**
 * Adds the reports of checks as documents of their own: to be opened, printed and kept. A page that a browser opens by
 * itself says its language behind `?`, because the browser's own may be another one.
 */
export const addCheckReports = (
  server: FastifyInstance,
  options: {
    readonly parts: Pick<Parts, 'db' | 'now'>
    readonly handlers: Pick<Handlers, 'checks.report'>
    readonly names: OwnNames
    readonly isSecure: boolean
  },
): void => {
  const { parts, handlers, names, isSecure } = options
  const operation = contract['checks.report'] as Operation
  const shape = shapeOf(operation)
  for (const [ending, as] of Object.entries(kinds))
    server.get<{ Params: Record<string, string>; Querystring: { readonly language?: unknown } }>(
      `/v1/connections/:connectionId/checks/:checkId.${ending}`,
      {
        onRequest: async (request, reply) => {
          const caller = await findCaller(request, { db: parts.db, names, now: parts.now() })
          checkRole(caller, operation.role)
          request.caller = caller
          if (caller.renewedToken !== undefined)
            reply.header('set-cookie', sessionCookie(caller.renewedToken, isSecure))
        },
      },
      async (request, reply) => {
        const { params } = request
        const input = readInput(operation, shape, { params, query: `as=${as}`, headers: {}, body: undefined })
        const { language } = request.query
        const context = {
          ...contextOf(request, reply, isSecure),
          ...(typeof language === 'string' && { language: languageOf(language) }),
        }
        const { document, type } = await handlers['checks.report'](input as never, context)
        return reply
          .headers({
            'cache-control': 'no-store',
            'content-language': context.language,
            vary: 'accept-language',
            'content-security-policy': reportPolicy,
          })
          .type(type)
          .send(document)
      },
    )
}
