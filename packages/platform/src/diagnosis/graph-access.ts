import { type ClientCredential, clientCredentials, graphScope, type TokenSource } from '@landbridge/auth'
import { Fault } from '@landbridge/model'
import type { Parts } from '../parts.ts'
import type { ConnectionView } from '../store/connections.ts'

/**
 * Gives tokens of an application for Microsoft Graph; undefined where it is known that it gets none. An application sees
 * its own registration and what was granted to it without a permission (Microsoft Graph, "Get servicePrincipal").
 */
export type GraphAccess = (row: ConnectionView, credential: ClientCredential) => TokenSource | undefined

/** So long an application that got no token is not asked for one again, in milliseconds. */
const rememberedMs = 6 * 3_600_000
const mostRemembered = 5_000

/** Remembers in this process which applications get no token. */
export const createGraphAccess = ({ outgoing, now }: Pick<Parts, 'outgoing' | 'now'>): GraphAccess => {
  const refusedAt = new Map<string, number>()

  const refuse = (key: string): void => {
    refusedAt.set(key, now())
    const [oldest] = refusedAt.keys()
    if (refusedAt.size > mostRemembered && oldest !== undefined) refusedAt.delete(oldest)
  }

  return ({ endpoints, tenant_id: tenant, client_id: clientId, credential_id: own, app }, credential) => {
    if (endpoints === null || tenant === null || clientId === null) return undefined
    // Another credential may do better.
    const key = `${endpoints.authority} ${tenant} ${clientId} ${own} ${app?.credential.id}`
    if (now() - (refusedAt.get(key) ?? Number.NEGATIVE_INFINITY) < rememberedMs) return undefined
    const { authority } = endpoints
    const source = clientCredentials({
      authority,
      tenant,
      clientId,
      credential,
      scope: graphScope,
      fetch: outgoing.fetch,
      now,
    })
    return async (options) => {
      try {
        return await source(options)
      } catch (error) {
        if (error instanceof Fault && error.fact.retry === 'never') refuse(key)
        throw error
      }
    }
  }
}
