import { type Simulator, startSimulator } from '@landbridge/simulator'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bc, type CaseStage, type Seen, startCase } from './aadsts-stage.ts'

let sim: Simulator
beforeAll(async () => {
  sim = await startSimulator({ ports: 'free' })
})
afterAll(() => sim.stop())

const control = async (method: string, path: string, fields: object = {}) => {
  const body = method === 'GET' ? {} : { body: JSON.stringify(fields) }
  const response = await fetch(`${sim.addresses.authority}/_simulator${path}`, { method, ...body })
  const text = await response.text()
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) }
}
const codesOf = (seen: Seen): unknown => (seen.at === 'json' ? (seen.body.error_codes ?? seen.status) : seen.at)
const byPassword = (stage: CaseStage, password = 'right') =>
  stage.token({ grant_type: 'password', username: stage.login, password, scope: `${bc}/.default` })
const consent = ({ tenant, app }: CaseStage) =>
  sim.control.grant(tenant, app.appId, { name: 'Financials.ReadWrite.All', type: 'Scope' })

describe('the control API', () => {
  test('turns what a directory decided about signing in, and takes it back', async () => {
    const stage = startCase(sim)
    consent(stage)
    const path = `/tenants/${stage.tenant}/policy`
    const changed = await control('PATCH', path, { blockPeople: 53003, mfaRequired: true, partners: [sim.env.TENANT] })
    expect(changed).toMatchObject({
      status: 200,
      body: { blockPeople: 53003, mfaRequired: true, usersMayRegister: true },
    })
    expect(codesOf(await byPassword(stage))).toEqual([53003])
    await control('PATCH', path, { blockPeople: 0 })
    expect(codesOf(await byPassword(stage))).toEqual([50076])
    await control('PATCH', path, { mfaRequired: false })
    expect(codesOf(await byPassword(stage))).toBe(200)
  })

  test.each([
    [{ blockPeople: 70016 }, 'blockPeople'],
    [{ signInFrequencySeconds: -1 }, 'signInFrequencySeconds'],
    [{ partners: ['nobody'] }, 'partners'],
    [{ mfaRequired: 'yes' }, 'mfaRequired'],
  ])('refuses %o', async (fields, field) => {
    const { status, body } = await control('PATCH', `/tenants/${sim.env.TENANT}/policy`, fields)
    expect([status, body.error.field]).toEqual([400, field])
  })

  test('turns how one person signs in', async () => {
    const stage = startCase(sim)
    consent(stage)
    const user = `/tenants/${stage.tenant}/users/${stage.login}`
    const locked = await control('PATCH', `${user}/signIn`, { locked: true, mfaRegistered: false })
    expect(locked.body.signIn).toMatchObject({ mfaRegistered: false })
    expect(codesOf(await byPassword(stage))).toEqual([50053])
    await control('PATCH', `${user}/signIn`, { locked: false, mfaRequired: true })
    expect(codesOf(await byPassword(stage))).toEqual([50079])
    await control('PATCH', `${user}/signIn`, { mfaRequired: false, passwordState: 'expired' })
    expect(codesOf(await byPassword(stage))).toEqual([50055])
    expect((await control('PATCH', `${user}/signIn`, { passwordState: 'lost' })).status).toBe(400)
    expect((await control('POST', `${user}/password`, { password: 'new', byAdministrator: true })).status).toBe(204)
    expect(codesOf(await byPassword(stage))).toEqual([50126])
    expect(codesOf(await byPassword(stage, 'new'))).toBe(200)
    expect(JSON.stringify((await control('GET', `/tenants/${stage.tenant}`)).body)).not.toContain('"new"')
  })

  test('invites a guest once, and nobody of the directory itself', async () => {
    const stage = startCase(sim)
    const away = stage.other()
    const path = `/tenants/${stage.tenant}/guests`
    const made = await control('POST', path, { account: away.login, isPending: true })
    expect(made).toMatchObject({ status: 201, body: { guestOf: { tenantId: away.tenant, isPending: true } } })
    expect(made.body.userPrincipalName).toContain('#EXT#@')
    expect((await control('POST', path, { account: away.login })).status).toBe(409)
    expect((await control('POST', path, { account: stage.login })).status).toBe(400)
    expect((await control('POST', path, { account: 'nobody@nowhere.example' })).status).toBe(404)
  })

  test('lets only those in who are assigned', async () => {
    const stage = startCase(sim)
    consent(stage)
    const principal = `/tenants/${stage.tenant}/servicePrincipals/${stage.app.appId}`
    await control('PATCH', principal, { appRoleAssignmentRequired: true })
    expect(codesOf(await byPassword(stage))).toEqual([50105])
    expect((await control('PUT', `${principal}/people/${stage.login}`)).status).toBe(204)
    expect(codesOf(await byPassword(stage))).toBe(200)
    await control('DELETE', `${principal}/people/${stage.login}`)
    expect(codesOf(await byPassword(stage))).toEqual([50105])
  })
})

describe('addresses for libraries', () => {
  const realm = async (user: string, version: string) => {
    const path = `/common/userrealm/${encodeURIComponent(user)}?api-version=${version}`
    return (await fetch(`${sim.addresses.authority}${path}`)).json()
  }
  const cloud = { cloud_instance_name: 'microsoftonline.com', cloud_audience_urn: 'urn:federation:MicrosoftOnline' }

  test('tell how an account signs in', async () => {
    const name = 'a@fjordlinefurniture.example'
    expect(await realm(name, '1.0')).toEqual({
      ver: '1.0',
      account_type: 'Managed',
      domain_name: 'fjordlinefurniture.example',
      ...cloud,
    })
    expect(await realm(name, '2.0')).toMatchObject({
      NameSpaceType: 'Managed',
      FederationBrandName: 'Fjordline Furniture',
    })
    expect(await realm('a@nobody.example', '1.0')).toEqual({ ver: '1.0', account_type: 'Unknown', ...cloud })
    expect(await realm('nobody', '1.0')).toMatchObject({ error: 'invalid_request', error_codes: [90100] })
  })

  test('let a page of any origin ask and read, refusals too', async () => {
    const address = `${sim.addresses.authority}/${sim.env.TENANT}/oauth2/v2.0/token`
    const headers = { origin: 'https://app.example', 'access-control-request-headers': 'content-type,x-client-sku' }
    const asked = await fetch(address, { method: 'OPTIONS', headers })
    expect(asked.status).toBe(200)
    expect(Object.fromEntries(asked.headers)).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'POST, OPTIONS',
      'access-control-allow-headers': 'content-type,x-client-sku',
    })
    const refused = await fetch(address, { method: 'POST', headers: { origin: 'https://app.example' } })
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([400, '*'])
    const server = await fetch(address, { method: 'POST' })
    expect(server.headers.has('access-control-allow-origin')).toBe(false)
  })

  test('take the correlation id from the address as well', async () => {
    const id = '0f0e0d0c-1111-4222-8333-444455556666'
    const url = `${sim.addresses.authority}/${sim.env.TENANT}/oauth2/v2.0/authorize?client-request-id=${id}`
    const response = await fetch(url)
    expect(response.headers.get('client-request-id')).toBe(id)
    expect(await response.text()).toContain(id)
  })
})
