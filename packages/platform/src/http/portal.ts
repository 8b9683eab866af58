import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import { Fault } from '@landbridge/model'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Embedding } from '../setup/embedding.ts'
import { openHeaders, pagePolicy } from './headers.ts'

/** The portal's files, served beside the API. */
export interface Portal {
  /** Whether a request for no known address is answered with the portal's page, which knows more addresses. */
  readonly answers: (request: FastifyRequest) => boolean
}

/** Stands in the built page wherever the nonce of an answer belongs. */
const noncePlace = '__CSP_NONCE__'

/**
 * Serves the built files of the portal, and its page for every navigation outside `/v1`.
 *
 * @throws Fault `config.invalid` when the folder holds no portal
 */
export const addPortal = async (
  server: FastifyInstance,
  { folder, embedding }: { readonly folder: string; readonly embedding: Embedding },
): Promise<Portal> => {
  const index = join(folder, 'index.html')
  if (!existsSync(index)) {
    throw new Fault('config.invalid', { message: `There is no portal in ${folder}. Build it first: npm run build.` })
  }
  const page = readFileSync(index, 'utf8').split(noncePlace)

  await server.register(fastifyStatic, {
    root: folder,
    // One route per file that is there now: nothing else of the disk can be asked for.
    wildcard: false,
    index: false,
    globIgnore: ['**/index.html'],
    cacheControl: false,
    setHeaders: (reply, path: string) => {
      const isHashed = path.startsWith(join(folder, 'assets'))
      reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
      if (path === join(folder, 'embed.js')) reply.headers(openHeaders)
    },
  })

  server.setNotFoundHandler(async (request, reply) => {
    const nonce = randomBytes(16).toString('base64')
    const ancestors = await embedding.ancestors(request.url)
    // The older header knows no list; browsers that read the policy need none.
    if (ancestors.length > 0) reply.removeHeader('x-frame-options').headers(openHeaders)
    return reply
      .headers({ 'content-security-policy': pagePolicy(nonce, ancestors), 'cache-control': 'no-store' })
      .type('text/html; charset=utf-8')
      .send(page.join(nonce))
  })

  return {
    answers: ({ method, url, headers }) =>
      (method === 'GET' || method === 'HEAD') && !/^\/v1(\/|\?|$)/.test(url) && wantsPage(url, headers.accept),
  }
}

/** A browser names HTML; curl and its like take anything, which is the page unless a file is asked for by its name. */
const wantsPage = (url: string, accept = ''): boolean =>
  accept.includes('text/html') || (accept.includes('*/*') && !/\.\w+$/.test(url.split('?', 1)[0] ?? ''))
