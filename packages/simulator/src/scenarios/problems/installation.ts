import { sectionOf } from './problem.ts'

const s2s = ['s2s'] as const
const both = ['s2s', 'delegated'] as const
const admin = '{BC_URL}/admin/v2.29'
const environment = '/tenants/{TENANT}/environments/{ENVIRONMENT}'
const card = `${environment}/cards/{CLIENT_ID}`
const bearer = { authorization: 'Bearer {ACCESS_TOKEN}' }
const upload = '{BC_URL}/v2.0/{TENANT}/{ENVIRONMENT}/api/microsoft/automation/v2.0/companies({COMPANY})/extensionUpload'

/** D: the Admin Center API. */
export const adminCenterProblems = sectionOf('D')([
  {
    id: 'P53',
    title: 'The app is not on the page Authorized Microsoft Entra apps',
    frequency: 3,
    startsAt: 'admin',
    flow: s2s,
    kind: 'service',
    steps: [{ change: 'DELETE /tenants/{TENANT}/authorizedApps/{CLIENT_ID}' }],
    program: 'app administers environments',
    signal: { status: 401 },
  },
  {
    id: 'P54',
    title: 'The role AdminCenter.ReadWrite.All was not granted',
    frequency: 2,
    startsAt: 'entra',
    flow: s2s,
    kind: 'service',
    steps: [{ change: 'DELETE /tenants/{TENANT}/servicePrincipals/{CLIENT_ID}/grants/Role/AdminCenter.ReadWrite.All' }],
    program: 'app administers environments',
    signal: { status: 403 },
  },
  {
    id: 'P55',
    title: 'An app tries to put itself on the list',
    frequency: 1,
    startsAt: 'client',
    flow: s2s,
    kind: 'caller',
    steps: [],
    program: 'app administers environments',
    requests: [{ method: 'PUT', url: `${admin}/authorizedAadApps/{CLIENT_ID}`, headers: bearer }],
    signal: { status: 403 },
  },
  {
    id: 'P56',
    title: 'The application family is hard-coded',
    frequency: 1,
    startsAt: 'client',
    flow: both,
    kind: 'caller',
    steps: [],
    program: 'app administers environments',
    requests: [
      { method: 'GET', url: `${admin}/applications/LarkfieldERP/environments/{ENVIRONMENT}`, headers: bearer },
    ],
    signal: { status: 404 },
  },
])

/** E: installing an extension. */
export const installationProblems = sectionOf('E')([
  {
    id: 'P57',
    title: 'The permission set EXTEN. MGT. - ADMIN is missing',
    frequency: 3,
    startsAt: 'bc',
    flow: s2s,
    kind: 'service',
    steps: [{ change: `PUT ${card}`, with: { permissionSets: [{ roleId: 'D365 AUTOMATION' }] } }],
    program: 'app uploads an extension',
    signal: { status: 400, fragment: 'sufficient permissions to manage extensions' },
  },
  {
    id: 'P58',
    title: 'The same version was uploaded before',
    frequency: 2,
    startsAt: 'bc',
    flow: both,
    kind: 'service',
    steps: [
      {
        change: `PUT ${environment}/extensions/{APP_ID}`,
        with: { name: '{APP_NAME}', publisher: '{APP_PUBLISHER}', version: '{APP_VERSION}', isInstalled: false },
      },
    ],
    program: 'app uploads an extension',
    signal: { status: 400, fragment: 'same app id and version has already been uploaded' },
  },
  {
    id: 'P59',
    title: 'An extension that this one depends on is missing',
    frequency: 2,
    startsAt: 'bc',
    flow: both,
    kind: 'service',
    steps: [{ change: `DELETE ${environment}/extensions/{DEPENDENCY_ID}` }],
    program: 'app installs by the admin center',
    signal: { fragment: 'no synchronized extension could be found to satisfy the dependency' },
  },
  {
    id: 'P60',
    title: 'The installation failed, and the API does not say why',
    frequency: 2,
    startsAt: 'bc',
    flow: both,
    kind: 'service',
    steps: [{ change: `DELETE ${environment}/extensions/{DEPENDENCY_ID}` }],
    program: 'app uploads an extension',
    signal: { fragment: '"status":"failed"' },
  },
  {
    id: 'P61',
    title: 'The list of deployments is empty, though the installation is through',
    frequency: 1,
    startsAt: 'bc',
    flow: both,
    kind: 'service',
    steps: [{ fault: { on: { face: 'api', set: 'extensionDeploymentStatus' }, change: { json: { value: [] } } } }],
    program: 'app uploads an extension',
    signal: { status: 200, empty: true },
  },
  {
    id: 'P61b',
    title: 'The list of deployments is forbidden while the server restarts',
    frequency: 1,
    startsAt: 'bc',
    flow: both,
    kind: 'service',
    steps: [
      {
        fault: {
          on: { face: 'api', set: 'extensionDeploymentStatus' },
          when: { first: 1 },
          answer: { bc: 'Authorization_RequestDenied', message: 'Access to the resource is denied.' },
        },
      },
    ],
    program: 'app uploads an extension',
    signal: { status: 403, code: 'Authorization_RequestDenied' },
  },
  {
    id: 'P62',
    title: 'The file is no extension',
    frequency: 2,
    startsAt: 'client',
    flow: both,
    kind: 'caller',
    steps: [{ program: { APP_FILE: 'a page of HTML' } }],
    program: 'app uploads an extension',
    signal: { status: 400, code: 'Unknown', fragment: 'not an extension file' },
  },
  {
    id: 'P63',
    title: 'An app of AppSource is pushed as an extension of the tenant',
    frequency: 1,
    startsAt: 'client',
    flow: both,
    kind: 'caller',
    steps: [{ program: { APP_FILE: 'an app that is there for all tenants' } }],
    program: 'app uploads an extension',
    signal: { fragment: '"status":"failed"' },
  },
  {
    id: 'P64',
    title: 'Extensions of tenants are not supported here',
    frequency: 1,
    startsAt: 'bc',
    flow: both,
    kind: 'service',
    steps: [{ change: `PATCH ${environment}`, with: { perTenantExtensions: false } }],
    program: 'app uploads an extension',
    signal: { status: 400, fragment: 'upload of per-tenant extensions is not supported' },
  },
  {
    id: 'P65',
    title: 'The new version would destroy data',
    frequency: 1,
    startsAt: 'bc',
    flow: both,
    kind: 'service',
    steps: [
      {
        fault: {
          on: { face: 'api', method: 'GET', path: '/admin/*/apps/*/operations*' },
          change: {
            json: {
              value: null,
              status: 'failed',
              errorMessage:
                'A request to the Data Plane Admin Service failed. Http status code: BadRequest Error: {code:"ExtensionChangeFailed", message:"The extension could not be synchronized.", innerError:{code:"TenantSyncFailure"}}',
            },
          },
        },
      },
    ],
    program: 'app installs by the admin center',
    signal: { fragment: 'tenantsyncfailure' },
  },
  {
    id: 'P66',
    title: 'A row of an earlier upload is still there',
    frequency: 1,
    startsAt: 'client',
    flow: both,
    kind: 'caller',
    steps: [],
    program: 'app uploads an extension',
    requests: [1, 2].map(() => ({
      method: 'POST',
      url: upload,
      headers: { ...bearer, 'content-type': 'application/json' },
      text: '{"schedule":"Current version"}',
    })),
    signal: { status: 400, code: 'Internal_EntityWithSameKeyExists' },
  },
  {
    id: 'P67',
    title: 'An installation takes long and is believed to be broken',
    frequency: 1,
    startsAt: 'bc',
    flow: both,
    kind: 'service',
    steps: [{ settings: { deploymentMs: 1_200_000 } }],
    program: 'app uploads an extension',
    signal: { status: 200, fragment: '"status":"inprogress"' },
  },
])
