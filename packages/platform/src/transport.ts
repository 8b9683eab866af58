import type { Transport } from '@landbridge/client'
import { authorityAliases, type Endpoints, embedEndpoints, Fault, microsoftEndpoints } from '@landbridge/model'
import { Agent, request, type RequestInit as UndiciInit, fetch as undiciFetch } from 'undici'

/** The way out: every request to Microsoft, or to what stands in for it, goes through one of these. */
export interface Outgoing {
  /** For the client package. Follows no redirects. @throws Fault `net.forbidden` */
  readonly transport: Transport
  /** For the auth package: as the global `fetch`, but it follows no redirects. @throws Fault `net.forbidden` */
  readonly fetch: typeof globalThis.fetch
  /** Whether requests to this address are allowed. */
  readonly mayReach: (url: string) => boolean
  /** Ends all connections; requests in flight are aborted. */
  readonly close: () => Promise<void>
}

export interface OutgoingOptions {
  /** Hosts that may be reached besides Microsoft's: `name` for its usual ports, or `name:port`. */
  readonly allowedHosts: readonly string[]
  /** Addresses of a simulator that runs beside the platform. */
  readonly demo?: Endpoints | undefined
}

/** The addresses of a set of endpoints that programs talk to; the admin center of Entra is for people. */
const hostsOf = ({ authority, graph, api, webClient }: Endpoints): string[] =>
  [authority, graph, api, webClient].map((address) => new URL(address).host)

const microsoftHosts: ReadonlySet<string> = new Set([...hostsOf(microsoftEndpoints), ...authorityAliases])

/** Hosts of embed applications: one label below a domain of Microsoft's, whatever the vendor's family is called. */
const embedDomains: readonly string[] = (() => {
  const { api, webClient } = embedEndpoints('family')
  return [api, webClient].map((address) => new URL(address).host.slice('family'.length))
})()

const isEmbedHost = (host: string): boolean =>
  embedDomains.some((domain) => host.endsWith(domain) && /^[a-z\d-]+$/.test(host.slice(0, -domain.length)))

const usualPorts: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' }

/** Says which addresses may be reached; the same for the outgoing requests and for addresses that people type. */
export const createGuard = ({ allowedHosts, demo }: OutgoingOptions): ((url: string) => boolean) => {
  const extra = new Set([...allowedHosts, ...(demo === undefined ? [] : hostsOf(demo))])
  return (text) => {
    if (!URL.canParse(text)) return false
    const url = new URL(text)
    if (url.username !== '' || url.password !== '') return false
    // `host` leaves the usual port of the scheme out, so another port of Microsoft's hosts is refused here.
    if (url.protocol === 'https:' && (microsoftHosts.has(url.host) || isEmbedHost(url.host))) return true
    const usualPort = usualPorts[url.protocol]
    return usualPort !== undefined && (extra.has(url.host) || extra.has(`${url.hostname}:${url.port || usualPort}`))
  }
}

/** Opens the way out. Nothing is connected before the first request. */
export const openOutgoing = (options: OutgoingOptions): Outgoing => {
  const mayReach = createGuard(options)
  const agent = new Agent({ keepAliveTimeout: 30_000, connections: 64, headersTimeout: 0, bodyTimeout: 0 })

  const check = (url: string): void => {
    if (mayReach(url)) return
    const host = URL.canParse(url) ? new URL(url).host : 'this address'
    const message = `Requests to ${host} are not allowed: it is neither Microsoft's nor in LANDBRIDGE_ALLOWED_HOSTS.`
    throw new Fault('net.forbidden', { message })
  }

  const transport: Transport = async ({ method, url, headers, body, signal }) => {
    check(url)
    const answer = await request(url, {
      method: method as 'GET',
      headers: { ...headers },
      ...(body === undefined ? {} : { body }),
      signal,
      dispatcher: agent,
    })
    return {
      status: answer.statusCode,
      headers: {
        get: (name) => {
          const value = answer.headers[name.toLowerCase()]
          return Array.isArray(value) ? value.join(', ') : value
        },
      },
      text: () => answer.body.text(),
      body: answer.body,
    }
  }

  const fetch = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const url = input instanceof Request ? input.url : String(input)
    check(url)
    // The types of Node's fetch and of undici's are the same thing written twice.
    const own = { ...init, redirect: 'manual', dispatcher: agent } as unknown as UndiciInit
    return (await undiciFetch(url, own)) as unknown as Response
  }

  return { transport, fetch: fetch as typeof globalThis.fetch, mayReach, close: () => agent.destroy() }
}
