import { adminCenterCalls } from '@landbridge/model'
import { expect, test } from 'vitest'
import { adminRoutes } from '../../src/admin-center/index.ts'
import { startAdministration } from './administrator.ts'

const one = '/applications/BusinessCentral/environments/Production'
const id = '12345678-1111-4222-8333-444444444444'

/** Each feature with the version that brought it, by the method and path under which it is asked for. */
const features: readonly (readonly [since: number, method: string, path: string])[] = [
  [3, 'POST', `${one}/rename`],
  [4, 'POST', `${one}/restore`],
  [4, 'GET', `${one}/availableRestorePeriods`],
  [6, 'GET', `${one}/apps`],
  [6, 'GET', `${one}/operations`],
  [6, 'POST', `${one}/apps/${id}/uninstall`],
  [7, 'GET', '/applications/BusinessCentral/environments/operations'],
  [8, 'GET', `${one}/settings/securitygroupaccess`],
  [9, 'POST', `${one}/copy`],
  [12, 'GET', `${one}/settings/accesswithm365licenses`],
  [13, 'GET', '/applications/settings/timezones'],
  [18, 'POST', `${one}/recover`],
  [19, 'PUT', `${one}/settings/appSourceAppsUpdateCadence`],
  [20, 'GET', '/transfers/outgoing'],
  [21, 'POST', `/bap${one}/linkEnvironment`],
  [22, 'GET', `${one}/settings/partneraccess`],
  [24, 'GET', '/authorizedAadApps/manageableTenants'],
  [25, 'GET', `${one}/apps/${id}/uninstallRequirements`],
  [28, 'GET', `/environments/operations/${id}`],
  [29, 'POST', `${one}/apps/pteInstall`],
  [29, 'GET', `${one}/apps/scheduledPteOperations`],
  [29, 'POST', `${one}/apps/${id}/removeScheduledPteVersion`],
]

test('each version has what it brought, and the one before it has not', async () => {
  const { ask, sim } = await startAdministration()
  for (const [since, method, path] of features) {
    const before = await ask(method, `/admin/v2.${since - 1}${path}`)
    expect([path, before.status, before.text]).toEqual([path, 404, ''])
    const from = await ask(method, `/admin/v2.${since}${path}`)
    expect([path, from.status === 404 && from.text === '']).toEqual([path, false])
    expect(from.status).not.toBe(501)
  }
  expect(sim.log().some(({ message }) => message.includes('what this version does not have'))).toBe(true)
})

test('no two addresses are the same', () => {
  const named = adminRoutes.map(({ method, path, answer }) => `${method} ${path} ${answer.until ?? ''}`)
  expect(named).toEqual([...new Set(named)])
})

test('before v2.9 an environment came back at once, and an operation since', async () => {
  const { ask } = await startAdministration()
  const family = '/applications/BusinessCentral/environments'
  const body = { environmentType: 'Sandbox', countryCode: 'DK' }
  const made = await ask('PUT', `/admin/v2.8${family}/Old`, body)
  expect(made).toMatchObject({ status: 201, json: { name: 'Old', applicationVersion: '28.0.41000.0' } })
  const copied = await ask('POST', `/admin/v2.8${family}/Old`, { environmentName: 'OldCopy', type: 'Sandbox' })
  expect(copied).toMatchObject({ status: 201, json: { name: 'OldCopy' } })
  expect((await ask('POST', `/admin/v2.8${family}/Old`, { environmentName: 'P', type: 'Production' })).status).toBe(400)
  expect((await ask('POST', `/admin/v2.9${family}/Old`, { environmentName: 'P', type: 'Sandbox' })).status).toBe(404)
  expect(await ask('DELETE', `/admin/v2.8${family}/OldCopy`)).toMatchObject({ status: 202, text: '' })
  expect((await ask('DELETE', `/admin/v2.17${family}/Old`)).json).toMatchObject({ type: 'delete' })
  expect((await ask('GET', `${family}/Old`)).status).toBe(404)
})

test('operations are told of from the version on that knows their kind', async () => {
  const { ask } = await startAdministration()
  await ask('PUT', `${one}/settings/appSourceAppsUpdateCadence`, { value: 'DuringMajorUpgrade' })
  await ask('POST', `${one}/copy`, { environmentName: 'Second', type: 'Sandbox' })
  const kinds = async (minor: number): Promise<string[]> =>
    (await ask('GET', `/admin/v2.${minor}${one}/operations`)).json.value.map(({ type }: { type: string }) => type)
  expect(await kinds(29)).toEqual(['copy', 'modify'])
  expect(await kinds(9)).toEqual(['copy'])
  expect(await kinds(8)).toEqual([])
  const [told] = (await ask('GET', '/environments/Production/operations')).json.value
  expect(told).toMatchObject({
    type: 'copy',
    status: 'succeeded',
    errorMessage: '',
    creatorPrincipalType: 'User',
    environmentName: 'Second',
    environmentType: 'Sandbox',
    productFamily: 'BusinessCentral',
    parameters: { sourceEnvironmentName: 'Production', destinationEnvironmentName: 'Second', countryCode: 'DK' },
  })
})

test('the table of calls and the addresses that are served are the same, with the same first versions', () => {
  const since = new Map(
    adminRoutes
      .filter(
        ({ path, answer }) =>
          answer.until === undefined && !(path.length > 1 && path.endsWith('/') && path !== '/applications/'),
      )
      .map(({ method, path, answer }) => [`${method} ${path}`, answer.since]),
  )
  since.delete('GET /applications')
  const known = adminCenterCalls.map(({ method, path, since: first }): [string, number] => [`${method} ${path}`, first])
  const old = ['GET', 'PUT'].map((method) => `${method} /applications/{family}/environments/{name}/upgrade`)
  expect([...since].sort()).toEqual(known.filter(([name]) => !old.includes(name)).sort())
})
