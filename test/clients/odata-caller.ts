import type { Simulator } from '@landbridge/simulator'

/** The standard route of the demonstration's environment, and a token that opens it. */
export const tokenFor = async ({ env, addresses }: Simulator): Promise<{ base: string; token: string }> => {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: env.CLIENT_ID,
    client_secret: env.CLIENT_SECRET,
    scope: 'https://api.businesscentral.dynamics.com/.default',
  })
  const reply = await fetch(`${addresses.authority}/${env.TENANT}/oauth2/v2.0/token`, { method: 'POST', body })
  const { access_token: token } = (await reply.json()) as { access_token: string }
  return { base: `${addresses.api}/v2.0/${env.TENANT}/Production/api/v2.0`, token }
}
