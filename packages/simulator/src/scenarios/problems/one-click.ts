import { sectionOf } from './problem.ts'

const delegated = ['delegated'] as const
const byName = "PATCH graph /v1.0/applications(uniqueName='{UNIQUE_NAME}')"

/** F: setting up with one click, over Microsoft Graph. */
export const oneClickProblems = sectionOf('F')([
  {
    id: 'P68',
    title: 'What was just made is not found yet',
    frequency: 2,
    startsAt: 'graph',
    flow: delegated,
    kind: 'service',
    steps: [{ settings: { applicationReplicationMs: 60_000 } }],
    program: 'wizard registers an application',
    signal: { status: 404, code: 'Request_ResourceNotFound' },
  },
  {
    id: 'P69',
    title: 'The role was granted before',
    frequency: 1,
    startsAt: 'graph',
    flow: delegated,
    kind: 'service',
    steps: [{ change: 'PUT /tenants/{TENANT}/servicePrincipals/{CLIENT_ID}/grants/Role/API.ReadWrite.All' }],
    program: 'wizard grants a role',
    signal: { status: 400, fragment: 'permission being assigned already exists' },
  },
  {
    id: 'P70',
    title: 'The directory allows no secrets',
    frequency: 1,
    startsAt: 'graph',
    flow: delegated,
    kind: 'service',
    steps: [{ change: 'PATCH /tenants/{TENANT}/policy', with: { secretsAllowed: false } }],
    program: 'wizard registers an application',
    signal: { status: 400, code: 'CredentialTypeNotAllowedAsPerAppPolicy' },
  },
  {
    id: 'P70b',
    title: 'The directory allows secrets of a short life alone',
    frequency: 1,
    startsAt: 'graph',
    flow: delegated,
    kind: 'service',
    steps: [{ change: 'PATCH /tenants/{TENANT}/policy', with: { secretMaxDays: 30 } }],
    program: 'wizard registers an application',
    signal: { status: 400, code: 'CredentialInvalidLifetimeAsPerAppPolicy' },
  },
  {
    id: 'P71',
    title: 'People may not register applications',
    frequency: 1,
    startsAt: 'graph',
    flow: delegated,
    kind: 'service',
    steps: [
      { change: 'PATCH /tenants/{TENANT}/policy', with: { usersMayRegister: false } },
      { change: 'PATCH /tenants/{TENANT}/users/{WIZARD_USER}', with: { directoryRoles: [] } },
    ],
    program: 'wizard registers an application',
    signal: { status: 403, code: 'Authorization_RequestDenied' },
  },
  {
    id: 'P72',
    title: 'A deleted application keeps its unique name',
    frequency: 1,
    startsAt: 'graph',
    flow: delegated,
    kind: 'service',
    steps: [
      {
        request: byName,
        json: { displayName: 'An earlier connector' },
        headers: { prefer: 'create-if-missing' },
        keep: { earlier: 'id' },
      },
      { request: 'DELETE graph /v1.0/applications/{earlier}' },
    ],
    program: 'wizard registers an application',
    signal: { code: 'ObjectConflict' },
  },
])
