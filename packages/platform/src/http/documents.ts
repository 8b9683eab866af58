import { openApi } from '@landbridge/contract'
import type { FastifyInstance } from 'fastify'
import type { Parts } from '../parts.ts'
import { pagePolicy } from './headers.ts'
import { renderReference } from './reference/page.ts'
import type { OpenApi } from './reference/schema.ts'
import { referenceStyle } from './reference/style.ts'

/** Where the documents are; all are open to anybody. */
export const documentPaths = ['/v1/openapi.json', '/v1/reference', '/v1/reference.css'] as const

/** Adds the OpenAPI document, and the reference page that is drawn from it. */
export const addDocuments = (server: FastifyInstance, { config, version }: Parts): void => {
  const document = openApi(version, config.publicUrl ?? '/')
  const [documentPath, pagePath, stylePath] = documentPaths
  const json = JSON.stringify(document)
  const page = renderReference(document as unknown as OpenApi)

  server.get(documentPath, async (_, reply) =>
    reply.header('cache-control', 'no-cache').type('application/json; charset=utf-8').send(json),
  )
  server.get(pagePath, async (_, reply) =>
    reply
      .headers({ 'cache-control': 'no-cache', 'content-security-policy': pagePolicy() })
      .type('text/html; charset=utf-8')
      .send(page),
  )
  server.get(stylePath, async (_, reply) =>
    reply.header('cache-control', 'no-cache').type('text/css; charset=utf-8').send(referenceStyle),
  )
}
