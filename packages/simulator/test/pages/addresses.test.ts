import {
  adminCenterLink,
  type BusinessCentralPage,
  businessCentralLink,
  businessCentralPages,
  deploymentUrl,
  type EntraPage,
  entraLink,
} from '@landbridge/model'
import { type Simulator, startSimulator } from '@landbridge/simulator'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startForTest } from '../support.ts'
import { follow, open, press } from './visitor.ts'

let sim: Simulator
beforeAll(async () => {
  sim = await startSimulator({ ports: 'free' })
})
afterAll(() => sim.stop())

describe('deep links', () => {
  test.each<[EntraPage, string]>([
    ['home', 'Fjordline Furniture'],
    ['appList', 'All applications'],
    ['appNew', 'Register an application'],
    ['appOverview', 'Directory (tenant) ID'],
    ['appCredentials', 'Client secrets (1)'],
    ['appPermissions', 'Granted for Fjordline Furniture'],
    ['appAuthentication', 'Redirect URIs'],
  ])('to %s of Entra lead to the page, as plain path too', async (page, text) => {
    const { url } = entraLink(sim.addresses, sim.env.TENANT, page, sim.env.CLIENT_ID)
    const plain = await open(url.replace('/#view/', '/view/'))
    expect(plain).toMatchObject({ status: 200, text: expect.stringContaining(text) })
    // What stands behind # does not reach a server: the first page has the script that reads it.
    expect((await open(url)).markup).toContain('location.hash')
  })

  test.each(Object.keys(businessCentralPages) as BusinessCentralPage[])(
    'to page %s of Business Central lead to it',
    async (page) => {
      const { url } = businessCentralLink(sim.addresses, { tenant: sim.env.TENANT, environment: 'Production' }, page)
      const visited = await open(url)
      expect(visited.status).toBe(200)
      expect(visited.text).toContain(businessCentralPages[page].page)
    },
  )

  test('may name the company, the domain, and the environment in any case', async () => {
    const at = {
      tenant: 'fjordlinefurniture.onmicrosoft.com',
      environment: 'PRODUCTION',
      company: sim.env.COMPANY_NAME,
    }
    expect((await open(businessCentralLink(sim.addresses, at, 'entraApplications').url)).status).toBe(200)
  })

  test('may leave tenant and environment out', async () => {
    expect((await open(`${sim.addresses.webClient}/?page=9860`)).url).toContain(
      `/${sim.env.TENANT}/Production?page=9860`,
    )
    expect((await open(`${sim.addresses.webClient}/${sim.env.TENANT}`)).text).toContain('Choose an environment')
    expect((await open(sim.addresses.entraAdminCenter)).text).toContain('Fjordline Furniture')
  })

  test('to what is not there are refused', async () => {
    const { webClient, entraAdminCenter } = sim.addresses
    expect((await open(`${webClient}/${sim.env.TENANT}/Nowhere?page=9860`)).status).toBe(404)
    expect((await open(`${webClient}/none.example/Production`)).status).toBe(404)
    expect((await open(`${webClient}/${sim.env.TENANT}/Production?page=1`)).status).toBe(501)
    expect((await open(`${webClient}/${sim.env.TENANT}/Production/more`)).status).toBe(404)
    expect((await open(`${entraAdminCenter}/none.example`)).status).toBe(404)
    expect((await open(`${entraAdminCenter}/${sim.env.TENANT}/view/Microsoft_AAD_IAM/UsersBlade`)).status).toBe(501)
  })

  test('offer a choice where there are several tenants', async () => {
    const own = await startForTest()
    own.control.createTenant({ displayName: 'Second <b>', domains: ['second.example'] })
    const choice = await open(own.addresses.entraAdminCenter)
    expect((await follow(choice, 'Second <b>')).text).toContain('second.example')
  })
})

describe('the state of an environment', () => {
  const ask = async (tenant: string, environment: string) =>
    (await fetch(deploymentUrl(sim.addresses, tenant, environment))).json()

  test('is told to anybody', async () => {
    expect(await ask(sim.env.TENANT, 'production')).toEqual({
      status: 'Ready',
      data: `${sim.addresses.webClient}/${sim.env.TENANT}/Production`,
      environmentType: 0,
    })
    expect(await ask('fjordlinefurniture.example', 'Sandbox')).toMatchObject({ status: 'Ready', environmentType: 1 })
    for (const [tenant, environment] of [
      ['none.example', 'Production'],
      [sim.env.TENANT, 'Nowhere'],
      ['nonsense', 'x'],
    ] as const)
      expect(await ask(tenant, environment)).toEqual({ status: 'DoesNotExist' })
  })

  test('follows the environment', async () => {
    sim.control.createEnvironment(sim.env.TENANT, { name: 'Moving' })
    for (const [status, shown] of [
      ['Upgrading', 'Upgrading'],
      ['NotReady', 'NotReady'],
      ['SoftDeleted', 'DoesNotExist'],
      ['Active', 'Ready'],
    ] as const) {
      sim.control.setEnvironmentStatus(sim.env.TENANT, 'Moving', status)
      expect(await ask(sim.env.TENANT, 'Moving')).toMatchObject({ status: shown })
    }
  })
})

describe('environments and companies', () => {
  test('are listed and made', async () => {
    const environments = await open(adminCenterLink(sim.addresses, sim.env.TENANT).url)
    expect(environments.text).toContain('Production Production Active')
    expect((await press(environments, 'Create', { name: '1st' })).status).toBe(400)
    expect((await press(environments, 'Create', { name: 'Trial-2', type: 'Sandbox' })).text).toContain('Trial-2')
    const companies = await open(`${sim.addresses.webClient}/${sim.env.TENANT}/Trial-2?page=357`)
    expect(companies.text).toContain('This environment has no company.')
    const made = await press(companies, 'Create', { name: "O'Hara & <Co>" })
    expect(made.text).toContain("O'Hara & <Co>")
    expect(made.markup).not.toContain('<Co>')
    expect((await press(made, 'Create', { name: "o'hara & <co>" })).status).toBe(409)
  })
})

describe('every page', () => {
  test('is the same at the first address of each listener: what the simulator is', async () => {
    const { authority, graph, api, webClient } = sim.addresses
    for (const address of [authority, graph, api, webClient]) {
      const page = await open(`${address}/`)
      expect(page.text).toContain('Landbridge simulator')
      for (const shown of [authority, graph, api, sim.env.TENANT, sim.env.CLIENT_ID, 'Production', 'Sandbox'])
        expect(page.text).toContain(shown)
      expect(page.text).not.toContain(sim.env.CLIENT_SECRET)
    }
  })

  test('takes no change by GET', async () => {
    const before = await (await fetch(`${sim.addresses.api}/_simulator/state`)).json()
    const card = businessCentralLink(
      sim.addresses,
      { tenant: sim.env.TENANT, environment: 'Production' },
      'entraApplicationCard',
    ).url
    await open(`${card}&clientId=${sim.env.CLIENT_ID}&action=delete&confirmed=yes`)
    const permissions = entraLink(sim.addresses, sim.env.TENANT, 'appPermissions', sim.env.CLIENT_ID).url.replace(
      '/#',
      '/',
    )
    await open(`${permissions}?action=remove&name=API.ReadWrite.All&type=Role`)
    const after = await (await fetch(`${sim.addresses.api}/_simulator/state`)).json()
    expect({ ...after, now: '' }).toEqual({ ...before, now: '' })
  })

  test('may load nothing from elsewhere, and only the first one of Entra runs a script', async () => {
    const style = await fetch(`${sim.addresses.graph}/_simulator/style.css`)
    expect(style.headers.get('content-type')).toContain('text/css')
    expect(await style.text()).not.toMatch(/url\(|@import/)
    for (const url of [sim.addresses.authority, entraLink(sim.addresses, sim.env.TENANT, 'home').url]) {
      const response = await fetch(url)
      const policy = response.headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'none'")
      const hasScript = (await response.text()).includes('<script>')
      expect(hasScript).toBe(policy.includes("script-src 'sha256-"))
      expect(hasScript).toBe(url.includes('entra-admin-center'))
    }
  })

  test('that looks up an error says what the table knows', async () => {
    const known = await open(`${sim.addresses.authority}/error?code=7000215`)
    expect(known.text).toContain('auth.secret_wrong')
    expect((await open(`${sim.addresses.authority}/error?code=<b>1`)).text).toContain('not in the table')
    expect((await open(`${sim.addresses.authority}/error`)).status).toBe(200)
  })

  test('refuses an action that it does not have, and a method that it does not take', async () => {
    const url = entraLink(sim.addresses, sim.env.TENANT, 'appCredentials', sim.env.CLIENT_ID).url.replace('/#', '/')
    expect((await fetch(url, { method: 'POST', body: new URLSearchParams({ action: 'explode' }) })).status).toBe(400)
    expect((await fetch(url, { method: 'DELETE' })).status).toBe(405)
    expect((await fetch(`${sim.addresses.webClient}/${sim.env.TENANT}/Production`, { method: 'POST' })).status).toBe(
      400,
    )
  })
})
