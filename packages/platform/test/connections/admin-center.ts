import { clientCredentials } from '@landbridge/auth'
import { businessCentralAppId } from '@landbridge/model'
import type { Story } from '../story.ts'

/** What an administrator of the demonstration tenant does to its environments, over the real API. */
export interface AdminCenter {
  readonly copy: (from: string, to: string, type: 'Production' | 'Sandbox') => Promise<void>
  readonly rename: (from: string, to: string) => Promise<void>
  /** Softly: it is kept for 14 days. */
  readonly remove: (name: string) => Promise<void>
  readonly recover: (name: string) => Promise<void>
}

const role = { resource: businessCentralAppId, name: 'AdminCenter.ReadWrite.All', type: 'Role' } as const

/** An application of its own that may administer, so that nothing of the connection's own changes. */
export const openAdminCenter = async ({ simulator }: Story): Promise<AdminCenter> => {
  const { control, env, addresses, clock } = simulator
  const { appId } = control.createApplication(env.TENANT, { displayName: 'Administration' })
  control.addPermission(env.TENANT, appId, role)
  control.grantAdminConsent(env.TENANT, appId)
  const { text: secret } = control.addSecret(env.TENANT, appId)
  await fetch(`${addresses.api}/_simulator/tenants/${env.TENANT}/authorizedApps/${appId}`, { method: 'PUT' })
  const { authority } = addresses
  const place = { authority, tenant: env.TENANT, clientId: appId, credential: { secret }, now: clock.now }
  const ask = async (method: string, path: string, body?: unknown): Promise<void> => {
    const { token } = await clientCredentials(place)()
    const reply = await fetch(`${addresses.api}/admin/v2.29/applications/BusinessCentral/environments/${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`)
    await reply.text()
  }
  return {
    copy: (from, to, type) => ask('POST', `${from}/copy`, { environmentName: to, type }),
    rename: (from, to) => ask('POST', `${from}/rename`, { newEnvironmentName: to }),
    remove: (name) => ask('DELETE', name),
    recover: (name) => ask('POST', `${name}/recover`),
  }
}
