/** What an address of Microsoft's says about where it leads. */
export interface MicrosoftUrlParts {
  /** GUID in lower case, or a domain. */
  readonly tenant?: string
  readonly environment?: string
  readonly company?: string
  readonly clientId?: string
}

const guid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i
const wholeGuid = new RegExp(`^${guid.source}$`, 'i')
const tenantName = /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u

const isTenant = (text: string | undefined): text is string =>
  text !== undefined && (wholeGuid.test(text) || (tenantName.test(text) && !/^v\d/i.test(text)))

/** Names that stand where a tenant or an environment would. */
const notAnEnvironment = /^(admin|api|odatav4|ws|environments|deployment|oauthlanding\.htm)$/i

/** Tenant and environment as the first segments of a path: both, or the environment alone. */
const readWhere = (segments: readonly string[]): MicrosoftUrlParts => {
  const [first, second] = segments
  const tenant = isTenant(first) ? first.toLowerCase() : undefined
  const environment = tenant === undefined ? first : second
  return {
    ...(tenant !== undefined && { tenant }),
    ...(environment !== undefined && !notAnEnvironment.test(environment) && { environment }),
  }
}

const isServiceHost = (host: string): boolean =>
  host === 'api.businesscentral.dynamics.com' || host.endsWith('.api.bc.dynamics.com')
const isClientHost = (host: string): boolean =>
  host === 'businesscentral.dynamics.com' || host.endsWith('.bc.dynamics.com')
const isSignInHost = (host: string): boolean => /^(login(-us)?\.|sts\.windows\.net$)/.test(host)
const isAdminHost = (host: string): boolean => /^(entra\.microsoft|portal\.azure|aad\.portal\.azure)\.com$/.test(host)

/**
 * Reads tenant, environment, company and client id from an address of Business Central (services, web client, admin
 * center, embed applications) or of Entra (sign-in, admin center). Understands the same paths on any host, so that
 * the simulator's addresses are read as well.
 */
export const readMicrosoftUrl = (text: string): MicrosoftUrlParts => {
  if (!URL.canParse(text)) return {}
  const url = new URL(text)
  const segments = url.pathname.split('/').filter(Boolean).map(decode)
  const version = segments.findIndex((segment) => /^v[12]\.0$/i.test(segment))
  const below = isServiceHost(url.hostname)
    ? readWhere(version >= 0 ? segments.slice(version + 1) : [])
    : isSignInHost(url.hostname)
      ? isTenant(segments[0])
        ? { tenant: segments[0].toLowerCase() }
        : {}
      : isAdminHost(url.hostname)
        ? readAdminCenter(url, segments)
        : isClientHost(url.hostname)
          ? readWhere(segments)
          : version === 0
            ? readWhere(segments.slice(1))
            : {}
  const company = url.searchParams.get('company')
  const asked = url.searchParams.get('tenant')
  const clientId =
    /(?:client_?id|appId)[/=]([0-9a-f-]{36})/i.exec(decode(url.href))?.[1] ??
    (url.protocol === 'api:' ? guid.exec(url.href)?.[0] : undefined)
  return {
    ...(asked !== null && isTenant(asked) && { tenant: asked.toLowerCase() }),
    ...below,
    ...(company !== null && company !== '' && { company }),
    ...(clientId !== undefined && wholeGuid.test(clientId) && { clientId: clientId.toLowerCase() }),
  }
}

/** `/{tenant}/#view/...` and `/#@{tenant}/...`. */
const readAdminCenter = (url: URL, segments: readonly string[]): MicrosoftUrlParts => {
  const inHash = /^#@([^/]+)/.exec(decode(url.hash))?.[1]
  const tenant = [inHash, segments[0]?.replace(/^@/, '')].find(isTenant)
  return tenant === undefined ? {} : { tenant: tenant.toLowerCase() }
}

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
