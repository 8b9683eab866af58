import { clientCredentials, tokenCache } from '@landbridge/auth'
import { type CompanyClient, createClient } from '@landbridge/client'

/** Where to go and as whom; the simulator writes these names, and an app registration gives the same values. */
export interface Settings {
  AUTHORITY: string
  BC_URL: string
  TENANT: string
  ENVIRONMENT: string
  COMPANY: string
  CLIENT_ID: string
  CLIENT_SECRET: string
}

export const connect = (settings: Settings): CompanyClient => {
  const source = clientCredentials({
    authority: settings.AUTHORITY,
    tenant: settings.TENANT,
    clientId: settings.CLIENT_ID,
    credential: { secret: settings.CLIENT_SECRET },
  })
  const cached = tokenCache().source(settings.TENANT, source)
  return createClient({
    endpoints: { api: settings.BC_URL },
    tenant: settings.TENANT,
    environment: settings.ENVIRONMENT,
    company: settings.COMPANY,
    token: async () => (await cached()).token,
  })
}
