import { sectionOf } from './problem.ts'

const s2s = ['s2s'] as const
const both = ['s2s', 'delegated'] as const
const environment = '/tenants/{TENANT}/environments/{ENVIRONMENT}'
const card = `${environment}/cards/{CLIENT_ID}`
const roles = '/tenants/{TENANT}/servicePrincipals/{CLIENT_ID}/grants/Role'
const api = '{BC_URL}/v2.0/{TENANT}/{ENVIRONMENT}/api'
const refused = { status: 401, code: 'Authentication_InvalidCredentials' } as const
const bearer = { authorization: 'Bearer {ACCESS_TOKEN}' }

/** The program uses an application of a vendor, to which the tenant consented. */
const foreignApp = [
  {
    change: 'POST /tenants',
    with: { displayName: 'The Partner', domains: ['the-partner.example'] },
    keep: { partner: 'id' },
  },
  {
    change: 'POST /tenants/{partner}/applications',
    with: { displayName: 'Connector of the partner', signInAudience: 'AzureADMultipleOrgs' },
    keep: { CLIENT_ID: 'clientId' },
  },
  {
    change: 'POST /tenants/{partner}/applications/{CLIENT_ID}/secrets',
    with: { displayName: 'one' },
    keep: { CLIENT_SECRET: 'secretText' },
  },
  { change: 'POST /tenants/{TENANT}/servicePrincipals', with: { clientId: '{CLIENT_ID}' } },
  { change: `PUT ${roles}/API.ReadWrite.All` },
  {
    change: `PUT ${card}`,
    with: { description: 'Partner', state: 'Enabled', permissionSets: [{ roleId: 'D365 BUS FULL ACCESS' }] },
  },
] as const

const closed = (name: string) => ({
  request: `PUT api /admin/v2.29/applications/BusinessCentral/environments/${name}/settings/partneraccess`,
  json: { status: 'Disabled' },
})

/** C: the token is good, and what is asked for is not there, or not now. */
export const placeProblems = sectionOf('C')([
  {
    id: 'P41',
    title: 'The name of the environment is wrong',
    frequency: 3,
    startsAt: 'client',
    flow: both,
    kind: 'caller',
    steps: [{ program: { ENVIRONMENT: 'Produktion' } }],
    program: 'app reads customers',
    signal: { status: 404, code: 'NoEnvironment' },
  },
  {
    id: 'P41b',
    title: 'The environment was renamed',
    frequency: 3,
    startsAt: 'admin',
    flow: both,
    kind: 'service',
    steps: [
      {
        request: 'POST api /admin/v2.29/applications/BusinessCentral/environments/{ENVIRONMENT}/rename',
        json: { NewEnvironmentName: 'Live' },
      },
    ],
    program: 'app reads customers',
    signal: { status: 404, code: 'NoEnvironment' },
  },
  {
    id: 'P42',
    title: 'The environment is being upgraded',
    frequency: 2,
    startsAt: 'admin',
    flow: both,
    kind: 'service',
    steps: [{ change: `PATCH ${environment}`, with: { status: 'Upgrading' } }],
    program: 'app reads customers',
    signal: { status: 503, code: 'Internal_TenantUnavailable' },
  },
  {
    id: 'P42b',
    title: 'The gateway in front of the environment fails for a while',
    frequency: 2,
    startsAt: 'network',
    flow: both,
    kind: 'service',
    steps: [
      {
        fault: {
          on: { face: 'api', path: '/v2.0/*' },
          when: { first: 3 },
          answer: {
            status: 502,
            headers: { 'retry-after': '10' },
            text: '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>',
          },
        },
      },
    ],
    program: 'app reads customers',
    signal: { status: 502, fragment: '<html>' },
  },
  {
    id: 'P43',
    title: 'Access by partners is blocked for the environment, and with it that of a foreign multi-tenant app',
    shows: 'The environment is missing in the list of the app, and there for people of the tenant.',
    frequency: 2,
    startsAt: 'admin',
    flow: both,
    kind: 'service',
    steps: [...foreignApp, ...['Production', 'Sandbox'].map(closed)],
    program: 'app lists its environments',
    signal: { status: 200, empty: true },
  },
  {
    id: 'P43b',
    title: 'A foreign multi-tenant app is turned away by an environment that is closed to partners',
    frequency: 2,
    startsAt: 'admin',
    flow: both,
    kind: 'service',
    steps: [...foreignApp, closed('{ENVIRONMENT}')],
    program: 'app reads customers',
    signal: refused,
  },
  {
    id: 'P44',
    title: 'The address has the name of the company in place of its id',
    frequency: 2,
    startsAt: 'client',
    flow: both,
    kind: 'caller',
    steps: [],
    program: 'program sends its request',
    requests: [{ method: 'GET', url: `${api}/v2.0/companies/Fjordline/customers`, headers: bearer }],
    signal: { status: 404 },
  },
  {
    id: 'P44b',
    title: 'The address names an entity set that is not there',
    frequency: 2,
    startsAt: 'client',
    flow: both,
    kind: 'caller',
    steps: [],
    program: 'program sends its request',
    requests: [{ method: 'GET', url: `${api}/v2.0/companies({COMPANY})/customer`, headers: bearer }],
    signal: { status: 404, code: 'BadRequest_ResourceNotFound', fragment: 'resource not found for the segment' },
  },
  {
    id: 'P45',
    title: 'The extension is not installed',
    shows: 'The simulator runs no code of extensions, so nothing has to be taken away for this.',
    frequency: 3,
    startsAt: 'bc',
    flow: both,
    kind: 'caller',
    steps: [],
    program: 'program sends its request',
    requests: [{ method: 'GET', url: `${api}/larkfield/logistics/v1.0/companies({COMPANY})/routes`, headers: bearer }],
    signal: { status: 404, code: 'BadRequest_NotFound', fragment: 'no http resource was found' },
  },
  {
    id: 'P46',
    title: 'An API page vanishes, and comes back by itself',
    frequency: 1,
    startsAt: 'bc',
    flow: both,
    kind: 'service',
    steps: [
      {
        fault: {
          on: { face: 'api', set: 'customers' },
          when: { first: 2 },
          answer: { bc: 'BadRequest_NotFound', message: 'No HTTP resource was found that matches the request URI.' },
        },
      },
    ],
    program: 'app reads customers',
    signal: { status: 404, code: 'BadRequest_NotFound' },
  },
  {
    id: 'P47',
    title: 'No company is visible, because the permission sets are for one that is gone',
    frequency: 2,
    startsAt: 'bc',
    flow: s2s,
    kind: 'service',
    steps: [
      { change: `POST ${environment}/companies`, with: { name: 'Gone Soon' }, keep: { gone: 'id' } },
      {
        change: `PUT ${card}`,
        with: { permissionSets: [{ roleId: 'D365 BUS FULL ACCESS', company: 'Gone Soon' }] },
      },
      { change: `DELETE ${environment}/companies/{gone}` },
    ],
    program: 'app reads companies',
    signal: { status: 200, empty: true },
  },
])
