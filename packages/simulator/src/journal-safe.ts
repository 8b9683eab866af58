import type { IncomingHttpHeaders } from 'node:http'

/** Headers whose values may be shown. All others are left out: a list of what is harmless cannot forget a secret. */
const harmlessHeaders = [
  'accept',
  'accept-encoding',
  'accept-language',
  'client-request-id',
  'company',
  'consistencylevel',
  'content-length',
  'content-type',
  'data-access-intent',
  'if-match',
  'if-none-match',
  'isolation',
  'odata-maxversion',
  'odata-version',
  'prefer',
  'return-client-request-id',
  'transfer-encoding',
  'user-agent',
  'x-client-cpu',
  'x-client-os',
  'x-client-sku',
  'x-client-ver',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-ms-correlation-id',
  'x-ms-lib-capabilities',
] as const

/** Parameters whose values may be shown. */
const harmlessParameters = new Set([
  ...['$apply', '$batch', '$compute', '$count', '$expand', '$filter', '$format', '$orderby', '$schemaversion'],
  ...['$search', '$select', '$skip', '$top', 'aid', 'api-version', 'authorization_endpoint', 'company', 'error'],
  ...['error_codes', 'client_id', 'code_challenge_method', 'domain_hint', 'grant_type', 'max_age', 'page'],
  ...['prompt', 'redirect_uri', 'post_logout_redirect_uri', 'resource', 'response_mode', 'response_type', 'scope'],
  ...['tenant', 'workerPages', 'admin_consent'].map((name) => name.toLowerCase()),
])

/** Shapes that a secret has wherever it stands: tokens, client secrets, opaque grants, credentials in an address. */
const secretShapes: readonly RegExp[] = [
  /eyJ[\w-]{4,}(?:\.[\w-]*){0,4}/g,
  /[\w.~-]{3}\dQ~[\w.~-]{20,}/g,
  /\b[01]\.A[\w-]{40,}/g,
  /[\w-]{120,}/g,
  /(?<=\/\/)[^/@\s?#]*@/g,
]

export const masked = '***'

/** The text with everything masked that looks like a secret. */
export const withoutSecrets = (text: string): string => {
  let safe = text
  for (const shape of secretShapes) safe = safe.replace(shape, masked)
  return safe
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

/** A path as sent. Where something in it looks like a secret once it is decoded, that segment is masked. */
export const safePath = (path: string): string =>
  path
    .split('/')
    .map((segment) => {
      const plain = decoded(segment)
      return withoutSecrets(plain) === plain ? segment : masked
    })
    .join('/')

/** A query in which only harmless parameters keep their values. */
export const safeQuery = (rawQuery: string): string => {
  if (rawQuery === '') return ''
  return rawQuery
    .split('&')
    .map((part) => {
      const at = part.indexOf('=')
      if (at < 0) return withoutSecrets(decoded(part)) === decoded(part) ? part : masked
      const name = part.slice(0, at)
      const value = part.slice(at + 1)
      const shown = decoded(name).toLowerCase()
      if (value === '') return part
      if (!harmlessParameters.has(shown)) return `${withoutSecrets(name)}=${masked}`
      const plain = decoded(value)
      // What an address carries behind its path is not ours to judge.
      if (shown.endsWith('_uri') && /[?#]/.test(plain))
        return `${name}=${encodeURIComponent(plain.split(/[?#]/)[0]!)}?${masked}`
      return withoutSecrets(plain) === plain ? part : `${name}=${masked}`
    })
    .join('&')
}

/** What may be shown of the headers of a request; of `authorization` the scheme. */
export const safeHeaders = (headers: IncomingHttpHeaders): Record<string, string> => {
  const safe: Record<string, string> = {}
  for (const name of harmlessHeaders) {
    const value = headers[name]
    if (value !== undefined) safe[name] = withoutSecrets(String(value))
  }
  const scheme = /^[a-z]+(?=\s)/i.exec(headers.authorization ?? '')?.[0]
  if (scheme !== undefined) safe.authorization = `${scheme} ${masked}`
  return safe
}
