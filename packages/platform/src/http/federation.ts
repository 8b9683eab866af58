import { Fault } from '@landbridge/model'
import type { FastifyInstance } from 'fastify'
import { federationPath, issuerDocuments, keysPath } from '../connections/federation.ts'
import type { Parts } from '../parts.ts'

const idShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Others keep the documents for so long, in seconds; a key is published much longer before it signs. */
const maxAgeSeconds = 3_600

/** Adds the documents by which Entra checks what we sign. They are public: nothing in them is secret. */
export const addFederation = (server: FastifyInstance, parts: Pick<Parts, 'db' | 'vault' | 'pagesUrl'>): void => {
  const documents = async (id: string) => {
    const found = idShape.test(id) ? await issuerDocuments(parts, id) : undefined
    if (found === undefined) throw new Fault('request.route_unknown')
    return found
  }
  const below = `${federationPath}/:id`
  const cached = { 'cache-control': `public, max-age=${maxAgeSeconds}` }

  server.get<{ Params: { id: string } }>(`${below}/.well-known/openid-configuration`, async ({ params }, reply) => {
    const { configuration } = await documents(params.id)
    return reply.headers(cached).send(configuration)
  })

  server.get<{ Params: { id: string } }>(`${below}${keysPath}`, async ({ params }, reply) => {
    const { keySet } = await documents(params.id)
    return reply.headers(cached).send(keySet)
  })
}
