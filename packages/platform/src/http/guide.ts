import { contract, type Operation, shapeOf } from '@landbridge/contract'
import type { FastifyInstance } from 'fastify'
import type { CallContext, Handlers } from '../handler.ts'
import { languageOf } from '../words/language.ts'
import { readInput } from './input.ts'

/** Where the guide is as a document, for vendors who put it among their own pages. */
const guidePath = '/guide.md'

/** Adds the guide as Markdown; its options are those of the operation that answers with JSON. */
export const addGuide = (server: FastifyInstance, handlers: Pick<Handlers, 'guide.read'>): void => {
  const operation = contract['guide.read']
  const shape = shapeOf(operation as Operation)
  server.get(guidePath, async (request, reply) => {
    const query = request.raw.url?.split('?')[1] ?? ''
    const input = readInput(operation as Operation, shape, { params: {}, query, headers: {}, body: undefined })
    // It is open to everybody, and asks nothing about whoever reads it.
    const language = languageOf(request.headers['accept-language'])
    const { markdown } = await handlers['guide.read'](input as never, { language } as CallContext)
    return reply
      .headers({ 'cache-control': 'no-cache', 'content-language': language, vary: 'accept-language' })
      .type('text/markdown; charset=utf-8')
      .send(markdown)
  })
}
