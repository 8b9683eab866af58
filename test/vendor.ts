import type { Caller, Flow, Integration } from '@landbridge/contract'
import { demoEndpoint } from './demo.ts'

/** A vendor with an app registration of its own in the simulated Entra, and people at the demo tenant. */

interface Person {
  readonly login: string
  readonly password: string
}

/** Changes the simulated world as its administrators elsewhere would. */
const control = async (base: string, method: string, path: string, body: unknown = {}): Promise<unknown> => {
  const reply = await fetch(`${base}/_simulator${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`)
  return reply.status === 204 ? undefined : reply.json()
}

/** @param domain Of the vendor's own directory, which is made. */
export const vendorOf = async (call: Caller, domain: string) => {
  const endpoint = await demoEndpoint(call)
  const base = new URL(endpoint.addresses.authority).origin
  const state = (await (await fetch(`${base}/_simulator/state`)).json()) as { tenants: { id: string }[] }
  const tenant = state.tenants[0]?.id ?? ''
  await control(base, 'POST', '/tenants', { displayName: 'Vendor', domains: [domain] })
  const { clientId } = (await control(base, 'POST', `/tenants/${domain}/applications`, {
    displayName: 'Warehouse sync',
    signInAudience: 'AzureADMultipleOrgs',
    redirectUris: ['http://localhost/oauth/callback'],
  })) as { clientId: string }
  const app = `/tenants/${domain}/applications/${clientId}`
  for (const permission of ['Role/API.ReadWrite.All', 'Scope/Financials.ReadWrite.All'])
    await control(base, 'PUT', `${app}/permissions/${permission}`)
  const { secretText } = (await control(base, 'POST', `${app}/secrets`, { displayName: 'Landbridge' })) as {
    secretText: string
  }
  return {
    clientId,
    secret: secretText,
    /** Makes somebody at the customer, with directory roles by their ids and permission sets in all environments. */
    hire: async (alias: string, more: { directoryRoles?: string[]; permissionSets?: string[] }): Promise<Person> => {
      const password = `right-${alias}`
      const { userPrincipalName } = (await control(base, 'POST', `/tenants/${tenant}/users`, {
        alias,
        displayName: alias,
        password,
        ...more,
      })) as { userPrincipalName: string }
      return { login: userPrincipalName, password }
    },
    /** Makes an integration that works with this registration. */
    integrate: (flow: Flow): Promise<Integration> =>
      call('integrations.create', {
        name: 'Warehouse sync',
        flow,
        endpoint,
        app: { clientId, secret: secretText, endsOn: '2030-01-31' },
        wanted: [{ set: 'customers', verbs: ['list', 'get'] }],
      }),
  }
}

export type { Person }
