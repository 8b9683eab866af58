import { administratorScope, anyOrganisation, redeemCode, returnedFault, signInUrl } from '@landbridge/auth'
import { Fault } from '@landbridge/model'
import type { Leave, LeaveContext } from '../step.ts'

const clientOf = ({ endpoints, integration, callbackUrl, reach, found }: LeaveContext) => {
  if (integration.signInClientId === null) throw new Fault('integration.app_missing')
  const { authority } = endpoints
  // Once the directory is known, an account of another one is refused by Entra itself.
  const tenant = found.tenantId ?? anyOrganisation
  const clientId = integration.signInClientId
  return { ...reach, authority, tenant, clientId, redirectUri: callbackUrl, scope: administratorScope }
}

/** An administrator signs in at Microsoft Graph, by way of the vendor's own application. */
export const administratorLeave: Leave = {
  label: 'Sign in and let Landbridge do it',
  firstLeg: 'sign-in',
  registers: true,
  when: ({ integration }) => integration.signInClientId !== null,

  url: async (_, context) => signInUrl(clientOf(context), context.ties),

  back: async (_, query, context) => {
    const refused = returnedFault(query.toString(), context.now)
    if (refused !== undefined) return { administrator: refused }
    const credential = await context.signInCredential()
    if (credential === undefined) throw new Fault('integration.app_missing')
    try {
      const code = query.get('code') ?? ''
      return { administrator: await redeemCode({ ...clientOf(context), credential }, { code, ...context.ties }) }
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      return { administrator: error }
    }
  },
}
