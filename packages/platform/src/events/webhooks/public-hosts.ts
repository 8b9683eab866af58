import { type LookupAddress, lookup as lookUpName } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/**
 * Networks that are not the public internet: loopback, private, shared, link-local (cloud metadata included),
 * benchmarking, documentation, multicast and reserved ones; and those in whose addresses an IPv4 address hides.
 * Source: IANA IPv4 and IPv6 Special-Purpose Address Registries, read 2026-11.
 */
const closed4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]

/** Of IPv6 only 2000::/3 is given out; all around it is closed. */
const closed6 = [
  '::/3',
  '4000::/2',
  '8000::/1',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  '2620:4f:8000::/48',
  '3fff::/20',
]

/** A list of its own for each family: an IPv4 address would match an IPv6 network in which it hides. */
const listOf = (nets: readonly string[], family: 'ipv4' | 'ipv6'): BlockList => {
  const list = new BlockList()
  for (const net of nets) {
    const [address = '', bits = ''] = net.split('/')
    list.addSubnet(address, Number(bits), family)
  }
  return list
}

const lists = { ipv4: listOf(closed4, 'ipv4'), ipv6: listOf(closed6, 'ipv6') }

/** Whether an address belongs to the public internet. @param address IPv4 or IPv6, without brackets. */
export const isPublicAddress = (address: string): boolean => {
  const family = isIP(address)
  if (family === 0) return false
  const name = family === 4 ? 'ipv4' : 'ipv6'
  return !lists[name].check(address, name)
}

/** A host that leads to an address which webhooks may not reach. */
export class ClosedHost extends Error {
  constructor(host: string) {
    super(`${host} is no public address.`)
    this.name = 'ClosedHost'
  }
}

/** Which addresses webhooks may be sent to. */
export interface PublicHosts {
  /**
   * Says what is wrong with an address, as far as it shows without asking for its name; undefined where nothing is.
   */
  readonly wrongWith: (url: string) => string | undefined
  /**
   * Looks up names for connections: the very address that is connected to is judged, so that a name that changes its
   * mind leads nowhere.
   */
  readonly lookup: LookupFunction
}

/**
 * @param allowed Hosts that may be reached whatever their address is, also by http: `name` or `name:port`.
 * @param resolve Looks up a name. @default that of the system
 */
export const createPublicHosts = (allowed: readonly string[], resolve: typeof lookUpName = lookUpName): PublicHosts => {
  const isAllowed = (url: URL): boolean => allowed.includes(url.host) || allowed.includes(url.hostname)
  const allowedNames = new Set(allowed.map((host) => host.replace(/:\d+$/, '')))

  const wrongWith: PublicHosts['wrongWith'] = (text) => {
    if (!URL.canParse(text)) return 'It is no address.'
    const url = new URL(text)
    if (url.username !== '' || url.password !== '') return 'An address with a user or password is not kept.'
    if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'It is no https address.'
    if (isAllowed(url)) return undefined
    if (url.protocol !== 'https:') return 'It is no https address.'
    const host = url.hostname.replace(/^\[|\]$/g, '')
    if (isIP(host) !== 0) return isPublicAddress(host) ? undefined : `${host} is no public address.`
    if (!host.includes('.') || /\.(local|localhost|internal|lan|home|arpa)\.?$/i.test(host))
      return `${host} is no public name.`
    return undefined
  }

  const lookup: LookupFunction = (hostname, options, done) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) return done(error, '', 4)
      const found = addresses as unknown as LookupAddress[]
      const usable = allowedNames.has(hostname) ? found : found.filter(({ address }) => isPublicAddress(address))
      const [first] = usable
      if (first === undefined) return done(new ClosedHost(hostname), '', 4)
      // The types know only the form for one address.
      if (options.all === true) return (done as unknown as (e: null, all: LookupAddress[]) => void)(null, usable)
      done(null, first.address, first.family)
    })
  }

  return { wrongWith, lookup }
}
