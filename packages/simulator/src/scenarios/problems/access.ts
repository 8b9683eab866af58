import { sectionOf } from './problem.ts'

const s2s = ['s2s'] as const
const delegated = ['delegated'] as const
const both = ['s2s', 'delegated'] as const
const environment = '/tenants/{TENANT}/environments/{ENVIRONMENT}'
const card = `${environment}/cards/{CLIENT_ID}`
const roles = '/tenants/{TENANT}/servicePrincipals/{CLIENT_ID}/grants/Role'
const refused = { status: 401, code: 'Authentication_InvalidCredentials' } as const

/** C: the token is good, and Business Central does not let its holder in, or not to what is asked for. */
export const accessProblems = sectionOf('C')([
  {
    id: 'P33',
    title: 'The client id has no card on Microsoft Entra Applications in this environment',
    frequency: 3,
    startsAt: 'bc',
    flow: s2s,
    kind: 'service',
    steps: [{ change: `DELETE ${card}` }],
    program: 'app reads customers',
    signal: { ...refused, fragment: 'server has rejected the client credentials' },
  },
  {
    id: 'P33b',
    title: 'The card is there, and its State is Disabled',
    frequency: 3,
    startsAt: 'bc',
    flow: s2s,
    kind: 'service',
    steps: [{ change: `PUT ${card}`, with: { state: 'Disabled' } }],
    program: 'app reads customers',
    signal: { ...refused, fragment: 'server has rejected the client credentials' },
  },
  {
    id: 'P34',
    title: 'It works in the sandbox and not in production',
    frequency: 2,
    startsAt: 'bc',
    flow: s2s,
    kind: 'service',
    steps: [
      {
        change: 'PUT /tenants/{TENANT}/environments/Sandbox/cards/{CLIENT_ID}',
        with: { description: 'Connector', state: 'Enabled', permissionSets: [{ roleId: 'D365 BUS FULL ACCESS' }] },
      },
      { change: `DELETE ${card}` },
    ],
    program: 'app reads customers',
    signal: refused,
  },
  {
    id: 'P35',
    title: 'The card lacks the permission set for what is read',
    frequency: 3,
    startsAt: 'bc',
    flow: s2s,
    kind: 'service',
    steps: [{ change: `PUT ${card}`, with: { permissionSets: [{ roleId: 'D365 AUTOMATION' }] } }],
    program: 'app reads customers',
    signal: { status: 400, code: 'Internal_ServerError', fragment: 'do not have the following permissions on page' },
  },
  {
    id: 'P35b',
    title: 'The card may read, and not change what is changed',
    frequency: 3,
    startsAt: 'bc',
    flow: s2s,
    kind: 'service',
    steps: [{ change: `PUT ${card}`, with: { permissionSets: [{ roleId: 'D365 READ' }] } }],
    program: 'app changes a customer',
    signal: { status: 400, code: 'Internal_ServerError', fragment: '(tabledata 18 customer modify:' },
  },
  {
    id: 'P36',
    title: "The extension's own tables are not covered",
    shows: 'The bracket names an extension, so its own permission set is missing.',
    frequency: 2,
    startsAt: 'bc',
    flow: both,
    kind: 'service',
    steps: [
      {
        fault: {
          on: { face: 'api', set: 'customers' },
          answer: {
            bc: 'Internal_ServerError',
            status: 400,
            message:
              'Sorry, the current permissions prevented the action. (TableData 50104 Larkfield Route Read: Larkfield Logistics)',
          },
        },
      },
    ],
    program: 'app reads customers',
    signal: {
      status: 400,
      code: 'Internal_ServerError',
      fragment: 'current permissions prevented the action. (tabledata 50104',
    },
  },
  {
    id: 'P39',
    title: 'The application was granted the Automation role alone',
    frequency: 2,
    startsAt: 'entra',
    flow: s2s,
    kind: 'service',
    steps: [{ change: `DELETE ${roles}/API.ReadWrite.All` }],
    program: 'app reads customers',
    signal: { code: 'Internal_ServerError', fragment: 'do not have the following permissions on page' },
  },
  {
    id: 'P40',
    title: 'The person is no user of Business Central, or has no licence',
    frequency: 2,
    startsAt: 'bc',
    flow: delegated,
    kind: 'service',
    steps: [
      {
        change: 'POST /tenants/{TENANT}/users',
        with: { alias: 'unlicensed', displayName: 'Una Licensed', password: 'a simulated password' },
        keep: { TEST_USER: 'userPrincipalName' },
      },
      { program: { TEST_PASSWORD: 'a simulated password' } },
    ],
    program: 'person reads customers',
    signal: refused,
  },
])
