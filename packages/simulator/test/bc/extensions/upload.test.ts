import { describe, expect, test } from 'vitest'
import { releaseScheduled } from '../../../src/bc/extensions/deploy.ts'
import { startOverSocket } from '../over-socket.ts'
import { type AppOptions, appId, dependency, makeApp } from './make-app.ts'

const any = { 'if-match': '*' }
const binary = { ...any, 'content-type': 'application/octet-stream' }

const start = async (settings = {}, roleIds = ['D365 AUTOMATION', 'EXTEN. MGT. - ADMIN']) => {
  const over = await startOverSocket({ settings: { accessTokenSeconds: 86_400, ...settings } })
  const { sim, automation, companyId, send } = over
  sim.control.putCard(sim.env.TENANT, 'Production', {
    clientId: sim.env.CLIENT_ID,
    state: 'Enabled',
    permissionSets: roleIds.map((roleId) => ({ roleId })),
  })
  const base = `${automation}/companies(${companyId})`
  const stage = async (bytes: Buffer, schedule = 'Current version') => {
    const [known] = (await send('GET', `${base}/extensionUpload`)).json.value
    const { systemId } = known ?? (await send('POST', `${base}/extensionUpload`, { schedule })).json
    await send('PATCH', `${base}/extensionUpload(${systemId})/extensionContent`, bytes, binary)
    return `${base}/extensionUpload(${systemId})/Microsoft.NAV.upload`
  }
  const upload = async (bytes: Buffer) => send('POST', await stage(bytes))
  const status = async () => (await send('GET', `${base}/extensionDeploymentStatus`)).json.value
  const extension = async (id = appId) => (await send('GET', `${base}/extensions?$filter=id eq ${id}`)).json.value[0]
  return { ...over, base, stage, upload, status, extension }
}

test('a file goes the whole way: staged, filled, uploaded, deployed', async () => {
  const { send, base, status, extension, sim } = await start({ deploymentMs: 60_000 })
  expect((await send('GET', `${base}/extensionUpload`)).json.value).toEqual([])
  const body = { schedule: 'Current version', schemaSyncMode: 'Add' }
  const staged = await send('POST', `${base}/extensionUpload`, body)
  expect(staged).toMatchObject({ status: 201, json: { schedule: 'Current_x0020_version', schemaSyncMode: 'Add' } })
  const content = staged.json['extensionContent@odata.mediaEditLink']
  expect(content).toBe(`${base}/extensionUpload(${staged.json.systemId})/extensionContent`)
  expect((await send('POST', `${base}/extensionUpload`, body)).json.error.code).toBe('Internal_EntityWithSameKeyExists')
  const action = `${base}/extensionUpload(${staged.json.systemId})/Microsoft.NAV.upload`
  expect((await send('POST', action)).json.error.message).toContain('Extension content is empty')
  expect((await send('PATCH', content, makeApp(), { 'content-type': 'application/octet-stream' })).status).toBe(400)
  expect((await send('PATCH', content, makeApp(), binary)).status).toBe(204)
  expect((await send('POST', action)).status).toBe(200)
  expect((await send('GET', `${base}/extensionUpload`)).json.value).toEqual([])
  expect(await status()).toMatchObject([
    { name: 'Landbridge Probe', operationType: 'Upload', status: 'InProgress', appVersion: '1.0.0.0' },
  ])
  expect(await extension()).toBeUndefined()
  sim.control.advance(60_000)
  expect((await status())[0].status).toBe('Completed')
  expect(await extension()).toMatchObject({ versionMajor: 1, isInstalled: true, publishedAs: 'PTE' })
})

test('a newer version takes the place of the older one, and no version comes twice', async () => {
  const { upload, status, extension } = await start()
  await upload(makeApp())
  expect((await upload(makeApp())).json.error.message).toContain('same App ID and version has already been uploaded')
  await upload(makeApp({ version: '1.1.0.0', packageId: 'cccccccc-1111-4222-8333-dddddddddd11' }))
  expect(await extension()).toMatchObject({ versionMinor: 1, packageId: 'cccccccc-1111-4222-8333-dddddddddd11' })
  await upload(makeApp({ version: '1.0.5.0' }))
  expect((await status()).map((each: { status: string }) => each.status)).toEqual(['Failed', 'Completed', 'Completed'])
})

test('a failed upload burns its version too', async () => {
  const { upload, status } = await start()
  const options: AppOptions = { attributes: 'Target="OnPrem"' }
  expect((await upload(makeApp(options))).status).toBe(200)
  expect((await status())[0].status).toBe('Failed')
  expect((await upload(makeApp())).status).toBe(400)
})

test('what fails at deployment shows in its state, and nowhere why', async () => {
  const { upload, status, extension, control, sim } = await start()
  const other = 'eeeeeeee-1111-4222-8333-bbbbbbbbbbbb'
  const wrong: AppOptions[] = [
    { attributes: 'Runtime="18.0"' },
    { attributes: 'Application="29.0.0.0"' },
    { more: dependency(other, 'Missing', '1.0.0.0') },
    { id: 'c1335042-3002-4257-bf8a-75c898ccb1b8' },
  ]
  for (const [at, options] of wrong.entries()) {
    await upload(makeApp({ ...options, name: `Wrong ${at}`, version: `1.0.${at}.0` }))
    const [newest] = await status()
    expect(newest).toMatchObject({ name: `Wrong ${at}`, status: 'Failed' })
    expect(JSON.stringify(newest)).not.toContain('dependency')
  }
  const told = await control('GET', `/tenants/${sim.env.TENANT}/environments/Production/deployments`)
  expect(told.json.deployments.map(({ reason }: { reason: string }) => reason)).toEqual([
    expect.stringContaining('specifies a higher compilation target than allowed'),
    expect.stringContaining('does not have a version that is compatible with other installed apps on the tenant'),
    expect.stringContaining('no synchronized extension could be found to satisfy the dependency definition'),
    expect.stringContaining('already deployed as a global application or a per tenant application'),
  ])
  expect(await extension()).toBeUndefined()
  await upload(makeApp({ id: other, name: 'Missing' }))
  await upload(makeApp({ more: dependency(other, 'Missing', '1.0.0.0'), version: '2.0.0.0' }))
  expect((await status())[0].status).toBe('Completed')
})

test('what is no extension file is refused at once', async () => {
  const { upload } = await start()
  const refused = await upload(Buffer.from('<html>Sign in</html>'))
  expect(refused).toMatchObject({ status: 400, json: { error: { code: 'Unknown' } } })
  expect(refused.json.error.message).toContain('not an extension file')
})

test('an upload for a later version waits for it, unseen by the admin center', async () => {
  const { stage, send, status, extension, sim } = await start()
  expect((await send('POST', await stage(makeApp(), 'Next major version'))).status).toBe(200)
  expect(await status()).toMatchObject([{ status: 'Completed', schedule: 'Next major version', appVersion: '1.0.0.0' }])
  expect(await extension()).toBeUndefined()
  const environment = sim.world.tenants.get(sim.env.TENANT)!.environments.get('production')!
  releaseScheduled(environment, ['NextMinorUpdate'], sim.clock.now(), 0)
  expect(await extension()).toBeUndefined()
  releaseScheduled(environment, ['NextMajorUpdate'], sim.clock.now(), 0)
  expect(await extension()).toMatchObject({ isInstalled: true })
})

const symbols = (...tables: readonly (readonly [number, string, ...string[]])[]) => ({
  'SymbolReference.json': Buffer.from(
    `\uFEFF${JSON.stringify({
      Tables: [],
      Namespaces: [
        {
          Name: 'Probe',
          Tables: tables.map(([Id, Name, ...fields]) => ({
            Id,
            Name,
            Fields: fields.map((field) => ({ Name: field })),
          })),
        },
      ],
    })}`,
  ),
})

test('a version that takes a field away needs Force Sync, and one that brings a table of others does not come', async () => {
  const { upload, status, extension, send, base, stage, control, sim } = await start()
  const other = 'eeeeeeee-1111-4222-8333-bbbbbbbbbbbb'
  await upload(makeApp({ files: symbols([50_100, 'Parcel', 'Code', 'Weight']) }))
  await upload(makeApp({ version: '1.1.0.0', files: symbols([50_100, 'Parcel', 'Code']) }))
  await upload(makeApp({ id: other, name: 'Other', files: symbols([50_101, 'PARCEL', 'Code']) }))
  expect((await status()).map((each: { status: string }) => each.status)).toEqual(['Failed', 'Failed', 'Completed'])
  const told = await control('GET', `/tenants/${sim.env.TENANT}/environments/Production/deployments`)
  expect(told.json.deployments.map(({ reason }: { reason: string }) => reason)).toEqual([
    null,
    expect.stringContaining('would be deleted'),
    expect.stringMatching(/cannot be installed because .* already exists/),
  ])
  const body = { schedule: 'Current version', schemaSyncMode: 'Force Sync' }
  const made = await send('POST', `${base}/extensionUpload`, body)
  expect(made.json.schemaSyncMode).toBe('Force_x0020_Sync')
  await send('POST', await stage(makeApp({ version: '1.2.0.0', files: symbols([50_100, 'Parcel', 'Code']) })))
  expect(await extension()).toMatchObject({ versionMinor: 2 })
})

describe('the actions of extensions', () => {
  test('install, uninstall and unpublish, each in the state that allows it', async () => {
    const { upload, extension, send, base } = await start()
    await upload(makeApp())
    const { packageId } = await extension()
    const act = (name: string) => send('POST', `${base}/extensions(${packageId})/Microsoft.NAV.${name}`)
    const refused = async (name: string) => (await act(name)).json.error.message
    expect(await refused('install')).toContain('already installed')
    expect(await refused('unpublish')).toContain('cannot be unpublished because it is installed')
    expect((await act('uninstall')).status).toBe(200)
    expect(await refused('uninstall')).toContain('is not installed')
    expect((await extension()).isInstalled).toBe(false)
    expect((await act('install')).status).toBe(204)
    expect((await act('uninstallAndDeleteExtensionData')).status).toBe(200)
    expect((await act('unpublish')).status).toBe(204)
    expect(await extension()).toBeUndefined()
    const application = (await extension('c1335042-3002-4257-bf8a-75c898ccb1b8')).packageId
    expect((await send('POST', `${base}/extensions(${application})/Microsoft.NAV.uninstall`)).status).toBe(400)
  })

  test('need the permission set for extensions beside that for automation', async () => {
    const { upload, extension, send, base } = await start({}, ['D365 AUTOMATION'])
    expect((await upload(makeApp())).json.error.message).toContain('sufficient permissions to manage extensions')
    const { packageId } = await extension('c1335042-3002-4257-bf8a-75c898ccb1b8')
    const refused = await send('POST', `${base}/extensions(${packageId})/Microsoft.NAV.uninstall`)
    expect(refused.json.error.message).toContain('contact your administrator')
  })
})
