import { readClaims, type TokenClaims } from '@landbridge/auth'
import type { Service } from '../causes/cause.ts'

/** The request that failed, as it was sent. It may hold a token and a secret: it is read once, and never given out. */
export interface SentRequest {
  readonly method: string
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** What an address of Business Central's names. */
export interface ApiAddress {
  /** `v2.0`, or publisher, group and version with slashes between. */
  readonly route: string
  readonly environment: string
  /** What stands behind `companies`, as it is; undefined where the address names none. */
  readonly company?: string
  /** Entity set behind the company, or behind the route. */
  readonly set?: string
}

/** What a token request asks for. Only names of fields are kept, and the values that are no secrets. */
export interface SentForm {
  /** Whether the body is a form at all. */
  readonly isForm: boolean
  readonly fields: readonly string[]
  readonly scope?: string
  readonly grantType?: string
}

/** What a request says, without what it must keep to itself. */
export interface Sent {
  readonly method: string
  readonly host: string
  readonly path: string
  readonly service: Service | undefined
  readonly scheme?: 'basic' | 'bearer'
  readonly claims?: TokenClaims
  readonly form?: SentForm
  readonly address?: ApiAddress
  /** Application family in an address of the Admin Center API. */
  readonly family?: string
}

const services: readonly (readonly [RegExp, Service])[] = [
  [/\/oauth2\/|\/adminconsent$|\/login$|\/\.well-known\//i, 'entra'],
  [/^\/admin\/v\d/i, 'admin'],
  [/^\/(v1\.0|beta)\/(?!.*\/api\/)/i, 'graph'],
  [/\/api\/|\/environments\/v\d|\/odatav4\/|\/ws\//i, 'bc'],
]

/** Which service has a path. */
export const serviceOf = (path: string): Service | undefined => services.find(([shape]) => shape.test(path))?.[1]

/** Reads a request. The token comes back beside it, for the questions that have to be asked with it. */
export const readSent = ({ method, url, headers = {}, body }: SentRequest): { sent: Sent; token?: string } => {
  const { host, path } = split(url)
  const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
  const [, scheme, value] = /^(basic|bearer)\s+(.+)$/i.exec(lower.authorization ?? '') ?? []
  const token = scheme?.toLowerCase() === 'bearer' ? value : undefined
  const claims = token === undefined ? undefined : readClaims(token)
  const service = serviceOf(path)
  const address = service === 'bc' ? readApiAddress(path) : undefined
  const family = /\/applications\/([^/]+)\/environments/i.exec(path)?.[1]
  const sent: Sent = {
    method: method.toUpperCase(),
    host,
    path,
    service,
    ...(scheme !== undefined && { scheme: scheme.toLowerCase() as 'basic' | 'bearer' }),
    ...(claims && { claims }),
    ...(service === 'entra' && body !== undefined && { form: readForm(body) }),
    ...(address && { address }),
    ...(family !== undefined && { family }),
  }
  return { sent, ...(token !== undefined && { token }) }
}

const split = (url: string): { host: string; path: string } => {
  if (!URL.canParse(url)) return { host: '', path: decode(url.split('?')[0] ?? '') }
  const { hostname, pathname } = new URL(url)
  return { host: hostname, path: decode(pathname) }
}

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const standard = /^\/v2\.0\/(?:[^/]+\/)?([^/]+)\/api\/(v\d\.\d|beta|[^/]+\/[^/]+\/(?:v\d+\.\d+|beta))(\/.*)?$/i

const readApiAddress = (path: string): ApiAddress | undefined => {
  const [, environment = '', route = '', rest = ''] = standard.exec(path) ?? []
  if (route === '') return undefined
  const [, inBrackets, behind = '', below = ''] =
    /^\/companies(?:\(([^)]*)\)|\/([^/$][^/]*))?(\/.*)?$/i.exec(rest) ?? []
  const company = inBrackets ?? (behind === '' ? undefined : behind)
  const set = /^\/([A-Za-z]\w*)/.exec(company === undefined ? rest : below)?.[1]
  return { route, environment, ...(company !== undefined && { company }), ...(set !== undefined && { set }) }
}

const readForm = (body: string): SentForm => {
  const isForm = !/^\s*[{<[]/.test(body)
  const values = new URLSearchParams(isForm ? body : '')
  const scope = values.get('scope') ?? values.get('amp;scope') ?? undefined
  const grantType = values.get('grant_type') ?? undefined
  return {
    isForm,
    fields: [...values.keys()],
    ...(scope !== undefined && { scope }),
    ...(grantType !== undefined && { grantType }),
  }
}
