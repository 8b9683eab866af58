import type { EndpointChoice } from '@landbridge/contract'
import { checkTypedValue, type Endpoints, embedEndpoints, Fault, microsoftEndpoints } from '@landbridge/model'
import type { Demo } from '../parts.ts'
import type { Outgoing } from '../transport.ts'

/** The places where Business Central can be reached. Only addresses differ; nothing else branches on them. */
export const endpointChoices = (demo: Demo | undefined): EndpointChoice[] => [
  {
    kind: 'business-central',
    name: 'Business Central',
    about: "Microsoft's own service, in the public cloud.",
    addresses: microsoftEndpoints,
    simulated: false,
  },
  {
    kind: 'wiise',
    name: 'Wiise',
    about: 'The Wiise edition of Business Central, in the public cloud.',
    addresses: embedEndpoints('wiise'),
    simulated: false,
  },
  ...(demo === undefined
    ? []
    : [
        {
          kind: 'demo',
          name: 'Demo tenant',
          about: 'The simulator on this machine: no Microsoft account is needed, and nothing leaves it.',
          addresses: demo.endpoints,
          simulated: true,
          sample: { ...demo.sample },
        },
      ]),
  {
    kind: 'other',
    name: 'Another address',
    about: 'Another embed application, or a server of your own.',
    addresses: null,
    simulated: false,
  },
]

/** Addresses that programs call; the admin center is for people only. */
const called = ['authority', 'graph', 'api', 'webClient'] as const

/**
 * Checks the addresses of an endpoint. Those of a choice are the choice's, whatever was sent with it.
 *
 * @throws Fault `request.invalid` for an unknown kind or missing addresses; `net.forbidden` where one may not be reached
 */
export const checkEndpoint = (
  { kind, addresses }: { readonly kind: string; readonly addresses?: Endpoints | undefined },
  { demo, outgoing }: { readonly demo: Demo | undefined; readonly outgoing: Pick<Outgoing, 'mayReach'> },
  field = 'endpoint',
): { kind: string; addresses: Endpoints } => {
  const choice = endpointChoices(demo).find((each) => each.kind === kind)
  if (choice === undefined) throw new Fault('request.invalid', { message: `There is no endpoint '${kind}'.`, field })
  const chosen = choice.addresses ?? addresses
  if (chosen === undefined)
    throw new Fault('request.invalid', { message: 'The addresses of this endpoint are needed.', field })
  for (const address of Object.values(withoutSlashes(chosen))) {
    const problem = problemOf(address)
    if (problem !== undefined) throw new Fault('request.invalid', { message: `${address}: ${problem}`, field })
  }
  const closed = called.find((name) => !outgoing.mayReach(chosen[name]))
  if (closed !== undefined)
    throw new Fault('net.forbidden', { message: `${chosen[closed]} may not be reached from here.`, field })
  return { kind, addresses: withoutSlashes(chosen) }
}

/** Addresses become links and have paths put behind them, so that only plain ones will do. */
const problemOf = (address: string): string | undefined => {
  const { problem } = checkTypedValue('url', address)
  if (problem !== undefined) return problem.message
  const { search, hash } = new URL(address)
  return search === '' && hash === '' ? undefined : 'Leave out what stands after ? or #.'
}

const withoutSlashes = ({ authority, graph, api, webClient, entraAdminCenter }: Endpoints): Endpoints => ({
  authority: trim(authority),
  graph: trim(graph),
  api: trim(api),
  webClient: trim(webClient),
  entraAdminCenter: trim(entraAdminCenter),
})

const trim = (address: string): string => address.replace(/\/+$/, '')

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i

/** Whether an address leads to this machine. */
export const isHere = (address: string): boolean => URL.canParse(address) && loopback.test(new URL(address).hostname)

/** Whether a connection talks to a simulator: Microsoft is never on this machine. */
export const isSimulated = (endpoints: Pick<Endpoints, 'api'> | null): boolean =>
  endpoints !== null && isHere(endpoints.api)
