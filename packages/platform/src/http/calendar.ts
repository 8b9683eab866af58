import type { FastifyInstance } from 'fastify'
import { calendarPath } from '../events/calendar/address.ts'
import { type Language, languageOf } from '../words/language.ts'

/** Adds the calendar feed: whoever has its address reads it. */
export const addCalendar = (
  server: FastifyInstance,
  calendar: (token: string, language: Language) => Promise<string>,
): void => {
  server.get<{ Params: { file: string }; Querystring: { readonly language?: unknown } }>(
    `${calendarPath}/:file`,
    async (request, reply) => {
      const token = request.params.file.replace(/\.ics$/, '')
      const { language: asked } = request.query
      const language = languageOf(typeof asked === 'string' ? asked : request.headers['accept-language'])
      return reply
        .headers({
          'cache-control': 'private, no-store',
          'content-disposition': 'inline; filename="landbridge.ics"',
          'content-language': language,
          vary: 'accept-language',
        })
        .type('text/calendar; charset=utf-8')
        .send(await calendar(token, language))
    },
  )
}
