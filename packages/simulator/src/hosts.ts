import { authorityAliases, embedEndpoints, microsoftEndpoints } from '@landbridge/model'
import type { Addresses } from './http.ts'

/** The doors of the simulator. The Entra admin center shares the listener of sign-in. */
export type FaceName = 'signIn' | 'graph' | 'api' | 'webClient' | 'entraAdminCenter' | 'azure'

/** The doors that listen at a port of their own. */
export const listeners = ['signIn', 'graph', 'api', 'webClient'] as const
export type ListenerName = (typeof listeners)[number]

export type Ports = Readonly<Record<ListenerName, number>>

/** Where the Entra admin center is, below the sign-in listener. */
export const entraAdminPrefix = '/entra-admin-center'

/** Whom a caller asked for, and how the faces are to name themselves to it. */
export interface Asked {
  readonly face: FaceName
  readonly addresses: Addresses
  /** Whether a host name of Microsoft's was asked for. */
  readonly microsoft: boolean
}

interface Named {
  readonly face: FaceName
  readonly addresses: Addresses
}

const hostOf = (address: string): string => address.slice('https://'.length)

const named = (face: FaceName, addresses: Partial<Addresses> = {}): Named => ({
  face,
  addresses: { ...microsoftEndpoints, ...addresses },
})

const microsoftHosts: ReadonlyMap<string, Named> = new Map([
  ...authorityAliases.map((host) => [host, named('signIn', { authority: `https://${host}` })] as const),
  // Where people type the codes of their devices: `https://microsoft.com/devicelogin`.
  ['microsoft.com', named('signIn')],
  ['www.microsoft.com', named('signIn')],
  [hostOf(microsoftEndpoints.graph), named('graph')],
  [hostOf(microsoftEndpoints.api), named('api')],
  [hostOf(microsoftEndpoints.webClient), named('webClient')],
  [hostOf(microsoftEndpoints.entraAdminCenter), named('entraAdminCenter')],
  // Command lines of Microsoft ask here for subscriptions while they sign in; it has no listener of its own.
  ['management.azure.com', named('azure')],
  ['portal.azure.com', named('entraAdminCenter', { entraAdminCenter: 'https://portal.azure.com' })],
])

/** All of these names, as a certificate has them. */
export const microsoftNames: readonly string[] = [
  ...microsoftHosts.keys(),
  '*.api.bc.dynamics.com',
  '*.bc.dynamics.com',
]

const embedHost = /^(?<family>[a-z0-9][a-z0-9-]*)(?<api>\.api)?\.bc\.dynamics\.com$/

/** Whether the simulator answers for a host name as Microsoft. */
export const isMicrosoft = (host: string): boolean => findMicrosoft(host) !== undefined

/** Whom a host name of Microsoft's stands for; an embed application may have any family. */
const findMicrosoft = (host: string): Named | undefined => {
  const { family, api } = embedHost.exec(host)?.groups ?? {}
  return family === undefined
    ? microsoftHosts.get(host)
    : named(api === undefined ? 'webClient' : 'api', embedEndpoints(family))
}

// A name, an IPv4 or an IPv6 address in brackets, perhaps with a port; nothing that could break out of a page or a URL.
const hostPattern = /^(?<name>[a-z0-9](?:[a-z0-9._-]{0,252})|\[[0-9a-f:.]{2,45}\])(?::(?<port>\d{1,5}))?$/

/** The addresses of the listeners, under one host name. */
export const ownAddresses = (scheme: string, name: string, ports: Ports): Addresses => {
  const at = (listener: ListenerName) => `${scheme}://${name}:${ports[listener]}`
  return {
    authority: at('signIn'),
    graph: at('graph'),
    api: at('api'),
    webClient: at('webClient'),
    entraAdminCenter: `${at('signIn')}${entraAdminPrefix}`,
  }
}

const addressOf = { signIn: 'authority', graph: 'graph', api: 'api', webClient: 'webClient' } as const

/** What of a request says where it was sent. */
export interface Sent {
  /** Whether it came by TLS. */
  readonly secure: boolean
  readonly host: string | undefined
  readonly forwardedHost: string | undefined
  readonly forwardedProto: string | undefined
}

const first = (list: string | undefined): string | undefined => list?.split(',')[0]?.trim().toLowerCase()

const ownAsked = (listener: ListenerName, scheme: string, name: string, port: string, ports: Ports): Asked => {
  const own = `${scheme}://${name}${port === '' ? '' : `:${port}`}`
  const addresses = { ...ownAddresses(scheme, name, ports), [addressOf[listener]]: own }
  if (listener === 'signIn') addresses.entraAdminCenter = `${own}${entraAdminPrefix}`
  return { face: listener, addresses, microsoft: false }
}

/**
 * Finds whom a caller asked for: a host name of Microsoft's decides, at any listener; else the listener itself does,
 * under the name by which the caller knows it.
 *
 * @returns Undefined when the host is not one that can be named back.
 */
export const startHosts = (ports: Ports): ((listener: ListenerName, sent: Sent) => Asked | undefined) => {
  const remembered = new Map<string, Asked>()
  return (listener, { secure, host, forwardedHost, forwardedProto }) => {
    const scheme = (first(forwardedProto) ?? (secure ? 'https' : 'http')) === 'https' ? 'https' : 'http'
    // Only an old client sends no host at all.
    const asked = first(forwardedHost) ?? first(host) ?? `127.0.0.1:${ports[listener]}`
    const key = `${listener} ${scheme} ${asked}`
    const known = remembered.get(key)
    if (known !== undefined) return known
    const { name, port = '' } = hostPattern.exec(asked)?.groups ?? {}
    if (name === undefined || Number(port) > 65_535) return undefined
    const theirs = findMicrosoft(name)
    const found = theirs ? { ...theirs, microsoft: true } : ownAsked(listener, scheme, name, port, ports)
    if (remembered.size > 500) remembered.clear()
    remembered.set(key, found)
    return found
  }
}
