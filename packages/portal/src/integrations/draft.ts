import type { EndpointAddresses, EndpointChoice, Flow, Integration, WantedSet } from '@landbridge/contract'

type CredentialKind = NonNullable<Integration['app']>['credential']['kind']

/** How the vendor's application proves who it is: a certificate may be made here, or be one that is there already. */
export const appKinds = ['federated', 'certificate', 'own-certificate', 'secret'] as const
export type AppKind = (typeof appKinds)[number]

/** The kind that stands for "no endpoint": every customer says where theirs is. */
export const eachChooses = 'each-chooses'

export const addressNames = ['api', 'webClient', 'authority', 'graph', 'entraAdminCenter'] as const

/** What the form holds. */
export interface Draft {
  name: string
  flow: Flow
  kind: string
  app: { clientId: string; kind: AppKind; secret: string; endsOn: string; pem: string }
  addresses: { -readonly [K in keyof EndpointAddresses]: string }
}

/** What is sent. */
export interface Filled {
  readonly name: string
  readonly flow: Flow
  readonly app?: {
    clientId: string
    kind?: CredentialKind
    secret?: string
    endsOn?: string
    certificatePem?: string
  }
  readonly endpoint: { kind: string; addresses: EndpointAddresses } | null
  readonly wanted: WantedSet[]
}

const noAddresses: Draft['addresses'] = { api: '', webClient: '', authority: '', graph: '', entraAdminCenter: '' }

export const draftOf = (integration: Integration | undefined): Draft => ({
  name: integration?.name ?? '',
  flow: integration?.flow ?? 'service-to-service',
  app: {
    clientId: integration?.app?.clientId ?? '',
    kind: kindOf(integration?.app),
    secret: '',
    endsOn: integration?.app?.credential.endsOn ?? '',
    pem: '',
  },
  kind: integration === undefined ? 'business-central' : (integration.endpoint?.kind ?? eachChooses),
  addresses: { ...noAddresses, ...integration?.endpoint?.addresses },
})

/**
 * Addresses come from the catalogue; only where it has none are the typed ones taken.
 *
 * @param stored The kind of the credential that is stored.
 */
export const filledOf = (
  draft: Draft,
  endpoints: readonly EndpointChoice[],
  wanted: WantedSet[],
  stored?: AppKind,
): Filled => {
  const chosen = endpoints.find((each) => each.kind === draft.kind)
  const typed = Object.fromEntries(
    Object.entries(draft.addresses).map(([name, address]) => [name, address.trim().replace(/\/+$/, '')]),
  ) as EndpointAddresses
  const endpoint = draft.kind === eachChooses ? null : { kind: draft.kind, addresses: chosen?.addresses ?? typed }
  return { name: draft.name.trim(), flow: draft.flow, ...appOf(draft, stored === draft.app.kind), endpoint, wanted }
}

/** The vendor's own registration, where there is one. Without a new secret the stored one is kept. */
const appOf = ({ app }: Draft, isStored: boolean): Pick<Filled, 'app'> => {
  const clientId = app.clientId.trim()
  if (clientId === '') return {}
  return { app: { clientId, ...credentialOf(app, isStored) } }
}

/** A new certificate or trust is asked for once: where it is stored already, it stays. */
const credentialOf = ({ kind, secret, endsOn, pem }: Draft['app'], isStored: boolean) => {
  switch (kind) {
    case 'secret':
      return secret.trim() === '' ? {} : { secret: secret.trim(), endsOn }
    case 'own-certificate':
      return pem.trim() === '' ? {} : { certificatePem: pem }
    case 'certificate':
    case 'federated':
      return isStored ? {} : { kind }
  }
}

/** What is stored; a certificate is taken for one that was made here, so that nothing has to be given again. */
const kindOf = (app: Integration['app'] | undefined): AppKind => app?.credential.kind ?? 'secret'

/** A whole https address; plain http only on this machine. */
export const isAddress = (text: string): boolean => {
  if (!URL.canParse(text.trim())) return false
  const url = new URL(text.trim())
  if (url.username !== '') return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && /^(localhost|127\.|\[::1\])/.test(url.host))
}
