import { authorityAliases } from '@landbridge/model'
import { json, type Request, type Response } from '../http.ts'
import type { Simulation } from '../simulation.ts'
import { keySet } from './keys.ts'
import { EntraRefusal } from './refusal.ts'
import { type Authority, consumersId, resolveAuthority } from './tenants.ts'

const claims = [
  'sub',
  'iss',
  'cloud_instance_name',
  'cloud_instance_host_name',
  'cloud_graph_host_name',
  'msgraph_host',
  'aud',
  'exp',
  'iat',
  'auth_time',
  'acr',
  'nonce',
  'preferred_username',
  'name',
  'tid',
  'ver',
  'at_hash',
  'c_hash',
  'email',
]

const methods = ['client_secret_post', 'private_key_jwt', 'client_secret_basic']

/** Region of a tenant by its country; the rest of the world is `WW`. */
const regions: Readonly<Record<string, string>> = {
  US: 'NA',
  CA: 'NA',
  MX: 'NA',
  AU: 'OC',
  NZ: 'OC',
  JP: 'AS',
  SG: 'AS',
  IN: 'AS',
  ...Object.fromEntries(
    ['AT', 'BE', 'CH', 'CZ', 'DE', 'DK', 'ES', 'FI', 'FR', 'GB', 'IS', 'IT', 'NL', 'NO', 'PL', 'SE'].map((country) => [
      country,
      'EU',
    ]),
  ),
}

/** How an authority names itself in addresses and in the issuer, and where it is. */
const namesOf = (authority: Authority): { path: string; issuer: string; region: string | null } => {
  if ('tenant' in authority) {
    const { id, country } = authority.tenant
    return { path: id, issuer: id, region: regions[country] ?? 'WW' }
  }
  const { shared } = authority
  return shared === 'consumers'
    ? { path: shared, issuer: consumersId, region: null }
    : { path: shared, issuer: '{tenantid}', region: null }
}

const publicHeaders = {
  'cache-control': 'max-age=86400, private',
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, OPTIONS',
}

const hostOf = (address: string): string => address.replace(/^https?:\/\//, '')

/** The OpenID document, version 2. @see Microsoft, "OpenID Connect on the Microsoft identity platform" */
export const documentV2 = ({ world }: Simulation, { addresses }: Request, segment: string): Response => {
  const { path, issuer, region } = namesOf(resolveAuthority(world, segment))
  const base = `${addresses.authority}/${path}`
  return json(
    200,
    {
      token_endpoint: `${base}/oauth2/v2.0/token`,
      token_endpoint_auth_methods_supported: methods,
      jwks_uri: `${base}/discovery/v2.0/keys`,
      response_modes_supported: ['query', 'fragment', 'form_post'],
      subject_types_supported: ['pairwise'],
      id_token_signing_alg_values_supported: ['RS256'],
      response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
      scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
      issuer: `${addresses.authority}/${issuer}/v2.0`,
      request_uri_parameter_supported: false,
      userinfo_endpoint: `${addresses.graph}/oidc/userinfo`,
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
      http_logout_supported: true,
      frontchannel_logout_supported: true,
      end_session_endpoint: `${base}/oauth2/v2.0/logout`,
      claims_supported: claims,
      kerberos_endpoint: `${base}/kerberos`,
      tenant_region_scope: region,
      cloud_instance_name: 'microsoftonline.com',
      cloud_graph_host_name: 'graph.windows.net',
      msgraph_host: hostOf(addresses.graph),
      rbac_url: 'https://pas.windows.net',
    },
    publicHeaders,
  )
}

/** The OpenID document, version 1: its issuer is the one in access tokens for Business Central. */
export const documentV1 = ({ world }: Simulation, { addresses }: Request, segment: string): Response => {
  const { path, issuer, region } = namesOf(resolveAuthority(world, segment))
  const base = `${addresses.authority}/${path}`
  return json(
    200,
    {
      token_endpoint: `${base}/oauth2/token`,
      token_endpoint_auth_methods_supported: methods,
      jwks_uri: `${base}/discovery/keys`,
      response_modes_supported: ['query', 'fragment', 'form_post'],
      subject_types_supported: ['pairwise'],
      id_token_signing_alg_values_supported: ['RS256'],
      response_types_supported: ['code', 'id_token', 'code id_token', 'token id_token', 'token'],
      scopes_supported: ['openid'],
      issuer: `https://sts.windows.net/${issuer}/`,
      microsoft_multi_refresh_token: true,
      authorization_endpoint: `${base}/oauth2/authorize`,
      device_authorization_endpoint: `${base}/oauth2/devicecode`,
      http_logout_supported: true,
      frontchannel_logout_supported: true,
      end_session_endpoint: `${base}/oauth2/logout`,
      claims_supported: claims.filter((claim) => !['preferred_username', 'at_hash', 'c_hash'].includes(claim)),
      check_session_iframe: `${base}/oauth2/checksession`,
      userinfo_endpoint: `${base}/openid/userinfo`,
      kerberos_endpoint: `${base}/kerberos`,
      tenant_region_scope: region,
      cloud_instance_name: 'microsoftonline.com',
      cloud_graph_host_name: 'graph.windows.net',
      msgraph_host: hostOf(addresses.graph),
      rbac_url: 'https://pas.windows.net',
    },
    publicHeaders,
  )
}

/** The signing keys of a tenant; waits until they are made. */
export const keysOf = async (sim: Simulation, request: Request, segment: string, version: 1 | 2): Promise<Response> => {
  resolveAuthority(sim.world, segment)
  await sim.keysReady()
  return json(200, keySet(sim.world.keys, request.addresses, version), publicHeaders)
}

const clouds = [
  {
    preferred_network: 'login.microsoftonline.com',
    preferred_cache: 'login.windows.net',
    aliases: ['login.microsoftonline.com', 'login.windows.net', 'login.microsoft.com', 'sts.windows.net'],
  },
  {
    preferred_network: 'login.partner.microsoftonline.cn',
    preferred_cache: 'login.partner.microsoftonline.cn',
    aliases: ['login.partner.microsoftonline.cn', 'login.chinacloudapi.cn'],
  },
  {
    preferred_network: 'login.microsoftonline.de',
    preferred_cache: 'login.microsoftonline.de',
    aliases: ['login.microsoftonline.de'],
  },
  {
    preferred_network: 'login.microsoftonline.us',
    preferred_cache: 'login.microsoftonline.us',
    aliases: ['login.microsoftonline.us', 'login.usgovcloudapi.net'],
  },
  {
    preferred_network: 'login-us.microsoftonline.com',
    preferred_cache: 'login-us.microsoftonline.com',
    aliases: ['login-us.microsoftonline.com'],
  },
]

/**
 * Tells a client library whether a sign-in host is one of Microsoft's. The host at which the simulator was asked
 * counts as one too: that is the point of asking it here.
 */
export const instanceOf = ({ addresses, query }: Request): Response => {
  const endpoint = query.get('authorization_endpoint')
  if (endpoint === null) throw new EntraRefusal(900144, { parameter: 'authorization_endpoint' })
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined
  const tenant = url?.pathname.split('/')[1] ?? ''
  const known = [...clouds.flatMap(({ aliases }) => aliases), hostOf(addresses.authority)]
  if (url === undefined || !known.includes(url.host)) throw new EntraRefusal(50049, { host: url?.host ?? endpoint })
  const own = authorityAliases.includes(url.host as (typeof authorityAliases)[number])
    ? addresses.authority
    : url.origin
  return json(
    200,
    {
      tenant_discovery_endpoint: `${own}/${tenant}/v2.0/.well-known/openid-configuration`,
      'api-version': '1.1',
      metadata: clouds,
    },
    publicHeaders,
  )
}
