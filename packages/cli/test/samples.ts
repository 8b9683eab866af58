import type { Connection, Integration, Setup, SetupStep } from '@landbridge/contract'

const endpoints = {
  authority: 'http://login.test',
  graph: 'http://graph.test',
  api: 'http://api.test',
  webClient: 'http://bc.test',
  entraAdminCenter: 'http://entra.test',
}

export const guid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

export const connection = (n: number, name: string, more: Partial<Connection> = {}): Connection => ({
  id: guid(n),
  name,
  integrationId: guid(900),
  integrationName: 'Shop',
  linkedAccount: { id: name.toLowerCase(), name },
  health: 'connected',
  reason: null,
  since: '2026-11-20T10:00:00Z',
  simulated: true,
  endpoints,
  flow: 'service-to-service',
  person: null,
  tenantId: guid(800),
  environment: { name: 'Production', type: 'Production' },
  companies: [
    { id: guid(n * 10 + 1), name: 'CRONUS', displayName: 'Cronus International' },
    { id: guid(n * 10 + 2), name: 'SECOND', displayName: 'Second Ltd.' },
  ],
  concerns: [],
  environmentNotice: null,
  environmentConfirmed: null,
  credential: null,
  lastCheck: null,
  createdAt: '2026-11-20T10:00:00Z',
  ...more,
})

export const step = (id: SetupStep['id'], more: Partial<SetupStep> = {}): SetupStep => ({
  id,
  title: `Step ${id}`,
  who: 'builder',
  state: 'to-come',
  look: { findings: [], at: null, running: false },
  explain: { intro: `About ${id}.`, instructions: [], help: [], next: 'Then the next.' },
  mend: { fields: [], submit: null, leave: null },
  watch: null,
  ...more,
})

export const setup = (steps: readonly SetupStep[], more: Partial<Setup> = {}): Setup => ({
  id: guid(700),
  integrationId: guid(900),
  integrationName: 'Shop',
  linkedAccount: { id: 'contoso', name: 'Contoso' },
  state: 'open',
  reconnects: false,
  current: steps.find(({ state }) => state === 'current')?.id ?? null,
  done: steps.filter(({ state }) => state === 'done').length,
  of: steps.length,
  simulated: true,
  connectionId: null,
  checkId: null,
  createdAt: '2026-11-20T10:00:00Z',
  updatedAt: '2026-11-20T10:00:00Z',
  steps: [...steps],
  ...more,
})

export const integration = (more: Partial<Integration>): Integration => ({
  id: guid(900),
  name: 'Shop',
  flow: 'shared-app',
  endpoint: null,
  app: null,
  federation: {
    issuer: 'https://landbridge.example/federation',
    subject: `integration:${guid(900)}`,
    audience: 'api://AzureADTokenExchange',
    name: 'landbridge',
    unavailable: null,
  },
  redirectUri: 'http://localhost:7600/oauth/callback',
  wanted: [],
  brand: null,
  returnAddresses: [],
  enabled: true,
  connections: { connected: 0, degraded: 0, needsAttention: 0, broken: 0, inSetup: 0 },
  createdAt: '2026-11-20T10:00:00Z',
  updatedAt: '2026-11-20T10:00:00Z',
  ...more,
})
