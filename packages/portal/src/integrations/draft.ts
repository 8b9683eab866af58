import type { EndpointAddresses, EndpointChoice, Flow, Integration, WantedSet } from '@landbridge/contract'

/** The kind that stands for "no endpoint": every customer says where theirs is. */
export const eachChooses = 'each-chooses'

export const addressNames = ['api', 'webClient', 'authority', 'graph', 'entraAdminCenter'] as const

/** What the form holds. */
export interface Draft {
  name: string
  flow: Flow
  kind: string
  app: { clientId: string; secret: string; endsOn: string }
  addresses: { -readonly [K in keyof EndpointAddresses]: string }
}

/** What is sent. */
export interface Filled {
  readonly name: string
  readonly flow: Flow
  readonly app?: { clientId: string; secret?: string; endsOn?: string }
  readonly endpoint: { kind: string; addresses: EndpointAddresses } | null
  readonly wanted: WantedSet[]
}

const noAddresses: Draft['addresses'] = { api: '', webClient: '', authority: '', graph: '', entraAdminCenter: '' }

export const draftOf = (integration: Integration | undefined): Draft => ({
  name: integration?.name ?? '',
  flow: integration?.flow ?? 'service-to-service',
  app: {
    clientId: integration?.app?.clientId ?? '',
    secret: '',
    endsOn: integration?.app?.credential.endsOn ?? '',
  },
  kind: integration === undefined ? 'business-central' : (integration.endpoint?.kind ?? eachChooses),
  addresses: { ...noAddresses, ...integration?.endpoint?.addresses },
})

/** Addresses come from the catalogue; only where it has none are the typed ones taken. */
export const filledOf = (draft: Draft, endpoints: readonly EndpointChoice[], wanted: WantedSet[]): Filled => {
  const chosen = endpoints.find((each) => each.kind === draft.kind)
  const typed = Object.fromEntries(
    Object.entries(draft.addresses).map(([name, address]) => [name, address.trim().replace(/\/+$/, '')]),
  ) as EndpointAddresses
  const endpoint = draft.kind === eachChooses ? null : { kind: draft.kind, addresses: chosen?.addresses ?? typed }
  return { name: draft.name.trim(), flow: draft.flow, ...appOf(draft), endpoint, wanted }
}

/** The vendor's own registration, where there is one. Without a new secret the stored one is kept. */
const appOf = ({ app }: Draft): Pick<Filled, 'app'> => {
  const clientId = app.clientId.trim()
  if (clientId === '') return {}
  const secret = app.secret.trim()
  return { app: { clientId, ...(secret !== '' && { secret, endsOn: app.endsOn }) } }
}

/** A whole https address; plain http only on this machine. */
export const isAddress = (text: string): boolean => {
  if (!URL.canParse(text.trim())) return false
  const url = new URL(text.trim())
  if (url.username !== '') return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && /^(localhost|127\.|\[::1\])/.test(url.host))
}
