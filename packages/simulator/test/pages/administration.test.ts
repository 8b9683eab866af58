import { adminCenterLink, type BusinessCentralPage, businessCentralLink } from '@landbridge/model'
import type { Simulator } from '@landbridge/simulator'
import { expect, test } from 'vitest'
import { makeApp } from '../bc/extensions/make-app.ts'
import { startForTest } from '../support.ts'
import { follow, open, press, send } from './visitor.ts'

const pageOf = (sim: Simulator, page: BusinessCentralPage, environment = 'Production'): string =>
  businessCentralLink(sim.addresses, { tenant: sim.env.TENANT, environment }, page).url

const uploadBy = async (sim: Simulator, bytes: Buffer, fields: Record<string, string> = {}) => {
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(bytes)]), 'probe.app')
  for (const [name, value] of Object.entries({ accept: 'yes', schedule: 'Current version', ...fields }))
    form.set(name, value)
  return fetch(pageOf(sim, 'extensionUpload'), { method: 'POST', body: form, redirect: 'manual' })
}

test('an extension is uploaded, shown, taken out and put in again', async () => {
  const sim = await startForTest()
  const page = await open(pageOf(sim, 'extensionUpload'))
  expect(page.markup).toContain('enctype="multipart/form-data"')
  for (const label of ['Select .app file', 'Deploy to', 'Schema Sync Mode', 'Accept'])
    expect(page.text).toContain(label)
  expect((await uploadBy(sim, makeApp(), { accept: '' })).status).toBe(400)
  expect((await uploadBy(sim, Buffer.from('<html>'))).status).toBe(400)
  const sent = await uploadBy(sim, makeApp())
  expect([sent.status, sent.headers.get('location')]).toEqual([303, pageOf(sim, 'extensionStatus')])
  expect((await open(pageOf(sim, 'extensionStatus'))).text).toContain('Completed')
  const list = await open(pageOf(sim, 'extensionManagement'))
  expect(list.text).toContain('Landbridge Probe')
  const asked = await press(list, 'Uninstall')
  expect(asked.text).toContain('Please confirm')
  const without = await press(asked, 'Yes')
  const again = await press(without, 'Install')
  expect(again.text).toContain('Landbridge Probe')
  expect((await uploadBy(sim, makeApp())).status).toBe(409)
})

test('why a deployment failed stands on its page, though the API does not tell', async () => {
  const sim = await startForTest()
  await uploadBy(sim, makeApp({ attributes: 'Target="OnPrem"' }))
  const { text } = await open(pageOf(sim, 'extensionStatus'))
  expect(text).toContain('specifies a higher compilation target than allowed')
  await uploadBy(sim, makeApp({ version: '2.0.0.0' }), { schedule: 'Next major version' })
  expect((await open(pageOf(sim, 'extensionStatus'))).text).toMatch(/Scheduled Next major version/)
})

test('people are listed with applications, switched off, and given permission sets', async () => {
  const sim = await startForTest()
  const list = await open(pageOf(sim, 'users'))
  expect(list.text).toContain('ADMIN')
  expect(list.text).toContain('Application')
  const card = await follow(list, 'ADMIN')
  const given = await press(card, 'Add', { roleId: 'D365 READ' })
  expect(given.text).toContain('D365 READ')
  expect((await press(given, 'Add', { roleId: 'D365 READ' })).status).toBe(409)
  expect((await press(given, 'Save', { state: 'Disabled' })).text).toContain('State')
  expect((await open(pageOf(sim, 'users'))).text).toContain('Disabled')
  const application = await follow(list, 'LANDBRIDGE DEMO CONNECTOR')
  expect(application.text).toContain('is changed on its Microsoft Entra Application Card')
})

test('a copy of SUPER is made, and may be given to an application as SUPER may not', async () => {
  const sim = await startForTest()
  const { TENANT, CLIENT_ID } = sim.env
  const list = await open(pageOf(sim, 'permissionSets'))
  const made = await press(list, 'Copy', { like: 'SUPER', roleId: 'Super_S2S', name: 'Copy of SUPER' })
  expect(made.text).toContain('SUPER_S2S')
  expect((await press(made, 'Copy', { like: 'SUPER', roleId: 'super_s2s' })).status).toBe(409)
  sim.control.putCard(TENANT, 'Production', { clientId: CLIENT_ID, permissionSets: [{ roleId: 'SUPER_S2S' }] })
  expect(() =>
    sim.control.putCard(TENANT, 'Production', { clientId: CLIENT_ID, permissionSets: [{ roleId: 'SUPER' }] }),
  ).toThrow('cannot be assigned to an application')
  expect((await press(made, 'Delete')).text).not.toContain('SUPER_S2S')
})

test('an application is authorized for the admin center, gets consent elsewhere, and is taken off', async () => {
  const sim = await startForTest()
  const { TENANT, CLIENT_ID } = sim.env
  const home = await open(adminCenterLink(sim.addresses, TENANT).url)
  const page = await follow(home, 'Authorized Microsoft Entra Apps')
  expect(page.text).toContain('No application is authorized.')
  expect((await send(page, 'Authorize', { clientId: 'nonsense' })).status).toBe(400)
  const listed = await press(page, 'Authorize', { clientId: CLIENT_ID })
  expect(listed.text).toContain('Not granted')
  expect(listed.links.some(({ href }) => href.includes(`/${TENANT}/adminconsent?client_id=${CLIENT_ID}`))).toBe(true)
  sim.control.grant(TENANT, CLIENT_ID, { name: 'AdminCenter.ReadWrite.All', type: 'Role' })
  const asked = await press(await open(page.url), 'Remove')
  expect((await press(asked, 'Yes')).text).toContain('No application is authorized.')
  expect(sim.world.tenants.get(TENANT)!.authorizedApps!.size).toBe(0)
})

test('an environment can be made in another version', async () => {
  const sim = await startForTest()
  const home = await open(adminCenterLink(sim.addresses, sim.env.TENANT).url)
  const made = await press(home, 'Create', { name: 'Older', version: '27.0.40000.0' })
  expect(made.text).toContain('27.0.40000.0')
})

test('the first page lists tenants, environments, applications, requests and settings, with ways to all pages', async () => {
  const sim = await startForTest()
  await fetch(`${sim.addresses.api}/environments/v1.2`)
  const page = await open(`${sim.addresses.api}/`)
  for (const shown of [
    'Fjordline Furniture',
    'Production',
    '28.0.41000.0',
    'Landbridge demo connector',
    '/environments/v1.2',
    'deploymentMs',
  ])
    expect(page.text).toContain(shown)
  const hrefs = page.links.map(({ href }) => href)
  for (const wanted of [
    'entraApplications',
    'users',
    'permissionSets',
    'extensionManagement',
    'extensionStatus',
  ] as const)
    expect(hrefs).toContain(pageOf(sim, wanted))
  for (const href of new Set(hrefs.filter((each) => each.startsWith('http') && !each.includes('#'))))
    expect([href, (await fetch(href)).status]).toEqual([href, 200])
})
