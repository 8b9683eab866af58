import type { Application, Simulator } from '@landbridge/simulator'

/** Registers a web API with one delegated permission, `access`, and a secret. */
export const addOwnApi = ({ control, env }: Simulator): { readonly api: Application; readonly secret: string } => {
  const redirectUris = ['http://localhost:8080/oauth/callback']
  const api = control.createApplication(env.TENANT, { displayName: 'An API', redirectUris })
  const access = { id: '5d0d1b8c-9f5a-4d3e-9c35-4f7cde5d2f10', value: 'access', type: 'User', isEnabled: true }
  api.details = {
    ...api.details,
    api: { requestedAccessTokenVersion: 2, oauth2PermissionScopes: [access] },
  }
  return { api, secret: control.addSecret(env.TENANT, api.appId).text }
}
