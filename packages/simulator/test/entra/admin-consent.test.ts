import { type Simulator, startSimulator } from '@landbridge/simulator'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askToken, decodeToken } from '../support.ts'
import { backOf, pageOf, startBrowser } from './browser.ts'

const redirectUri = 'https://vendor.example/consented'
const bc = 'https://api.businesscentral.dynamics.com'

let sim: Simulator
let vendor: string
let secret: string
let home: string

beforeAll(async () => {
  sim = await startSimulator({ ports: 'free' })
  home = sim.control.createTenant({ displayName: 'Vendor', domains: ['vendor.example'], hasBusinessCentral: false }).id
  vendor = sim.control.createApplication(home, {
    displayName: 'Vendor app',
    signInAudience: 'AzureADMultipleOrgs',
    redirectUris: [redirectUri],
  }).appId
  secret = sim.control.addSecret(home, vendor).text
  for (const name of ['API.ReadWrite.All', 'Automation.ReadWrite.All'])
    sim.control.addPermission(home, vendor, { name, type: 'Role' })
  sim.control.addPermission(home, vendor, { name: 'Financials.ReadWrite.All', type: 'Scope' })
})
afterAll(() => sim.stop())

const consentUrl = (
  version: 1 | 2,
  parameters: Record<string, string | undefined> = {},
  tenant = sim.env.TENANT,
): string => {
  const scope = version === 2 ? { scope: `${bc}/.default` } : {}
  const all = { client_id: vendor, redirect_uri: redirectUri, state: 'st', ...scope, ...parameters }
  const entries = Object.entries(all).filter((each): each is [string, string] => each[1] !== undefined)
  return `${sim.addresses.authority}/${tenant}/${version === 2 ? 'v2.0/' : ''}adminconsent?${new URLSearchParams(entries)}`
}

const ask = () => askToken(sim, { client_id: vendor, client_secret: secret })

describe('admin consent by link', () => {
  test('makes a multi-tenant application exist in the tenant, with its roles', async () => {
    expect((await ask()).body.error_codes).toEqual([700016])
    const browser = startBrowser(sim)
    const page = pageOf(await browser.go(consentUrl(2)))
    expect(page.text).toContain('Vendor app')
    expect(page.text).toContain('API.ReadWrite.All')
    const back = backOf(await browser.press(page, 'Accept'))
    expect(Object.fromEntries(back.searchParams)).toEqual({
      admin_consent: 'True',
      tenant: sim.env.TENANT,
      scope: `${bc}/.default`,
      state: 'st',
    })
    expect(decodeToken((await ask()).body.access_token).payload.roles).toEqual([
      'API.ReadWrite.All',
      'Automation.ReadWrite.All',
    ])
    const principal = sim.world.tenants.get(sim.env.TENANT)!.servicePrincipals.get(vendor)!
    expect([...(principal.grantedScopes.values().next().value ?? [])]).toEqual(['Financials.ReadWrite.All'])
  })

  test('of version 1 takes the whole list, at common too', async () => {
    sim.control.deleteServicePrincipal(sim.env.TENANT, vendor)
    const browser = startBrowser(sim)
    const page = pageOf(await browser.go(consentUrl(1, {}, 'common')))
    const back = backOf(await browser.press(page, 'Accept', { tenant: sim.env.TENANT }))
    expect(Object.fromEntries(back.searchParams)).toEqual({
      admin_consent: 'True',
      tenant: sim.env.TENANT,
      state: 'st',
    })
    expect((await ask()).status).toBe(200)
  })

  test('of version 2 may name single delegated permissions', async () => {
    const browser = startBrowser(sim)
    const page = pageOf(await browser.go(consentUrl(2, { scope: `${bc}/user_impersonation openid` })))
    expect(page.text).not.toContain('API.ReadWrite.All')
    backOf(await browser.press(page, 'Accept'))
    const principal = sim.world.tenants.get(sim.env.TENANT)!.servicePrincipals.get(vendor)!
    expect([...principal.grantedScopes.values()].flatMap((names) => [...names])).toContain('user_impersonation')
  })

  test('can be declined, or be beyond the person', async () => {
    const browser = startBrowser(sim)
    const page = pageOf(await browser.go(consentUrl(2)))
    const declined = backOf(await browser.press(page, 'Cancel'))
    expect(Object.fromEntries(declined.searchParams)).toMatchObject({
      error: 'access_denied',
      error_subcode: 'cancel',
      state: 'st',
    })
    const refused = pageOf(await browser.press(page, 'Act as somebody who is not an administrator'))
    expect(refused.text).toContain('AADSTS90094')
    const back = backOf(await browser.press(refused, 'Return to the application without granting consent'))
    expect(back.searchParams.get('error')).toBe('access_denied')
  })

  test('may answer with consent and an error at once, as has been seen', async () => {
    const browser = startBrowser(sim)
    const back = backOf(
      await browser.press(pageOf(await browser.go(consentUrl(2))), 'Answer with consent and an error at once'),
    )
    expect(Object.fromEntries(back.searchParams)).toMatchObject({ admin_consent: 'True', error: 'consent_required' })
  })

  test('is stored even when there is no address to go back to', async () => {
    const { appId } = sim.control.createApplication(sim.env.TENANT, { displayName: 'No address' })
    sim.control.addPermission(sim.env.TENANT, appId, { name: 'API.ReadWrite.All', type: 'Role' })
    const browser = startBrowser(sim)
    const page = pageOf(await browser.go(consentUrl(1, { client_id: appId, redirect_uri: undefined })))
    expect(pageOf(await browser.press(page, 'Accept')).text).toContain('AADSTS500113')
    const { text } = sim.control.addSecret(sim.env.TENANT, appId)
    const { body } = await askToken(sim, { client_id: appId, client_secret: text })
    expect(decodeToken(body.access_token).payload.roles).toEqual(['API.ReadWrite.All'])
  })

  test('in a tenant without Business Central cannot be given', async () => {
    const browser = startBrowser(sim)
    const page = pageOf(await browser.press(pageOf(await browser.go(consentUrl(2, {}, home))), 'Accept'))
    expect(page.text).toContain('AADSTS650052')
  })

  test.each([
    ['a redirect address that is not registered', { redirect_uri: 'https://evil.example' }, 50011],
    ['an unknown application', { client_id: 'x' }, 700016],
    ['an application for another tenant only', { client_id: 'demo' }, 700016],
    ['no application', { client_id: undefined }, 900144],
    ['no scope', { scope: undefined }, 900144],
    ['a permission that is not there', { scope: `${bc}/Nothing.All` }, 650053],
    ['nothing to grant', { scope: 'https://graph.microsoft.com/.default' }, 650056],
  ])('with %s is refused on a page', async (_, parameters, number) => {
    const isDemo = 'client_id' in parameters && parameters.client_id === 'demo'
    const url = isDemo ? consentUrl(2, { client_id: sim.env.CLIENT_ID }, home) : consentUrl(2, parameters)
    const response = await fetch(url, { redirect: 'manual' })
    expect(response.status).toBe(400)
    expect(await response.text()).toContain(`AADSTS${number}`)
  })

  test('at an unknown tenant is refused on a page', async () => {
    expect(await (await fetch(consentUrl(2, {}, 'nobody.example'))).text()).toContain('AADSTS90002')
  })

  test('grants nothing by looking', async () => {
    const { appId } = sim.control.createApplication(sim.env.TENANT, {
      displayName: 'Only looked at',
      redirectUris: [redirectUri],
    })
    sim.control.addPermission(sim.env.TENANT, appId, { name: 'API.ReadWrite.All', type: 'Role' })
    await fetch(`${consentUrl(1, { client_id: appId })}&action=accept`)
    expect(sim.world.tenants.get(sim.env.TENANT)!.servicePrincipals.get(appId)!.grantedRoles.size).toBe(0)
  })
})
