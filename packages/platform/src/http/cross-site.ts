import type { IncomingHttpHeaders } from 'node:http'
import { Fault } from '@landbridge/model'

/** Names under which the platform is reached. */
export interface OwnNames {
  /** Address that is listened on. */
  readonly host: string
  /** Address under which people reach it, where it is another. */
  readonly publicUrl: string | undefined
}

const loopbackNames = ['localhost', '127.0.0.1', '[::1]']

const isLoopback = (host: string): boolean => /^(localhost|127\.\d+\.\d+\.\d+|::1|\[::1\])$/.test(host)

const nameOf = (host: string): string => host.replace(/:\d+$/, '').toLowerCase()

/**
 * Refuses requests to a name that is not ours while only this machine is served. A page from elsewhere could otherwise
 * let its own name point to 127.0.0.1 and then read our answers as its own (DNS rebinding).
 *
 * @throws Fault `request.cross_site`
 */
export const checkHost = (headers: IncomingHttpHeaders, names: OwnNames): void => {
  if (!isLoopback(names.host)) return
  const name = nameOf(headers.host ?? '')
  if (loopbackNames.includes(name) || name === names.host) return
  if (names.publicUrl !== undefined && name === nameOf(new URL(names.publicUrl).host)) return
  const message = 'The host name of the request is not one of Landbridge. Set LANDBRIDGE_PUBLIC_URL if it should be.'
  throw new Fault('request.cross_site', { message })
}

/** What the browser says about where a request comes from; `unsaid` for programs, which say nothing. */
const siteOf = (headers: IncomingHttpHeaders, names: OwnNames): 'same' | 'other' | 'unsaid' => {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') return 'other'
  const { origin } = headers
  if (origin === undefined) return site === undefined ? 'unsaid' : 'same'
  if (origin === names.publicUrl) return 'same'
  return URL.canParse(origin) && new URL(origin).host === headers.host ? 'same' : 'other'
}

/** Methods that change nothing. */
export const isSafe = (method: string): boolean => method === 'GET' || method === 'HEAD' || method === 'OPTIONS'

/**
 * Refuses changes that another site sends through the browser of a member.
 *
 * @param withCookie Whether the session cookie is what lets the caller in: then the request must prove that it comes
 *   from the portal, by what the browser says and by a header that no form and no foreign page can send.
 * @throws Fault `request.cross_site`
 */
export const checkSite = (
  request: { readonly method: string; readonly headers: IncomingHttpHeaders },
  names: OwnNames,
  withCookie: boolean,
): void => {
  if (isSafe(request.method)) return
  const site = siteOf(request.headers, names)
  if (site === 'other') throw new Fault('request.cross_site')
  if (!withCookie) return
  if (site !== 'same' || request.headers['x-landbridge'] !== 'portal') throw new Fault('request.cross_site')
}
