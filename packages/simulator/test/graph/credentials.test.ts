import { randomUUID } from 'node:crypto'
import { type Simulator, startSimulator } from '@landbridge/simulator'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askToken, makeAssertion, makeCertificate, startForTest, type TestCertificate } from '../support.ts'
import { asApplication, asPerson, type Graph } from './support.ts'

let sim: Simulator
let graph: Graph
beforeAll(async () => {
  sim = await startSimulator({ ports: 'free' })
  graph = (await asPerson(sim, ['applicationAdministrator'])).graph
})
afterAll(() => sim.stop())

const dayMs = 86_400_000
const proofAudience = '00000002-0000-0000-c000-000000000000'

const base64 = ({ der }: TestCertificate): string => der.toString('base64')

/** A proof of holding a certificate, by the rules unless told otherwise. */
const proofOf = (
  certificate: TestCertificate,
  {
    iss,
    aud = proofAudience,
    lifeSeconds = 600,
    agoSeconds = 0,
  }: { iss: string; aud?: string; lifeSeconds?: number; agoSeconds?: number },
): string => {
  const nbf = Math.floor(Date.now() / 1_000) - agoSeconds
  return makeAssertion(certificate, iss, aud, { payload: { nbf, exp: nbf + lifeSeconds } })
}

/** An application with a service principal, and its address. */
const make = async (mine: Graph = graph) => {
  const { body } = await mine('POST', '/applications', { displayName: 'App', signInAudience: 'AzureADMyOrg' })
  await mine('POST', '/servicePrincipals', { appId: body.appId })
  return { id: body.id, appId: body.appId, path: `/applications/${body.id}` }
}

const code = async (reply: ReturnType<Graph>): Promise<[number, string]> => {
  const { status, body } = await reply
  return [status, body.error.code]
}

describe('a secret', () => {
  test('is told once, lives two years, and is a hint ever after', async () => {
    const { path, appId } = await make()
    const { status, body } = await graph('POST', `${path}/addPassword`)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      '@odata.context': `${sim.addresses.graph}/v1.0/$metadata#microsoft.graph.passwordCredential`,
      customKeyIdentifier: null,
      displayName: null,
      hint: body.secretText.slice(0, 3),
      secretText: expect.stringMatching(/^.{3}8Q~.{34}$/),
    })
    const [start, end] = [new Date(String(body.startDateTime)), new Date(String(body.endDateTime))]
    expect(end.getUTCFullYear() - start.getUTCFullYear()).toBe(2)
    const listed = (await graph('GET', `/applications(appId='${appId}')?$select=passwordCredentials`)).body
    expect(listed.passwordCredentials).toMatchObject([{ keyId: body.keyId, hint: body.hint, secretText: null }])
    expect((await askToken(sim, { client_id: appId, client_secret: body.secretText })).status).toBe(200)
    // The Secret ID is what people paste by mistake.
    expect((await askToken(sim, { client_id: appId, client_secret: body.keyId })).body.error_codes).toEqual([7000215])
  })

  test('takes name, start and end, also an end a hundred years away', async () => {
    const { path } = await make()
    const passwordCredential = {
      customKeyIdentifier: 'YWNtZQ==',
      displayName: 'acme 2026-01',
      startDateTime: '2026-01-01T00:00:00Z',
      endDateTime: '2126-01-31T00:00:00Z',
    }
    const { body } = await graph('POST', `${path}/addPassword`, { passwordCredential })
    expect(body).toMatchObject(passwordCredential)
    expect((await graph('GET', path)).body.passwordCredentials).toMatchObject([passwordCredential])
  })

  test.each([
    ['an end before the start', { startDateTime: '2030-01-02T00:00:00Z', endDateTime: '2030-01-01T00:00:00Z' }],
    ['an end that is no instant', { endDateTime: 'soon' }],
    ['a text of its own', { secretText: 'abcdefghijklmnopqrstuvwxyz' }],
    ['an id of its own', { keyId: randomUUID() }],
    ['a property that is not there', { colour: 'red' }],
  ])('with %s is refused', async (_, passwordCredential) => {
    const { path } = await make()
    expect(await code(graph('POST', `${path}/addPassword`, { passwordCredential }))).toEqual([
      400,
      'Request_BadRequest',
    ])
    expect((await graph('GET', path)).body.passwordCredentials).toEqual([])
  })

  test('is removed by its id, and an unknown one is a bad request', async () => {
    const { path } = await make()
    const { body } = await graph('POST', `${path}/addPassword`, {})
    const unknown = await graph('POST', `${path}/removePassword`, { keyId: randomUUID() })
    expect([unknown.status, unknown.body.error.message]).toEqual([400, 'No password credential found with keyId.'])
    expect((await graph('POST', `${path}/removePassword`, { keyId: body.keyId })).status).toBe(204)
    expect((await graph('GET', path)).body.passwordCredentials).toEqual([])
  })

  test('goes with a list that leaves it out, and no list makes one', async () => {
    const { path } = await make()
    const [first, second] = [
      (await graph('POST', `${path}/addPassword`, {})).body,
      (await graph('POST', `${path}/addPassword`, {})).body,
    ]
    const keep = { passwordCredentials: [{ keyId: second.keyId, displayName: 'kept' }] }
    expect((await graph('PATCH', path, keep)).status).toBe(204)
    expect((await graph('GET', path)).body.passwordCredentials).toMatchObject([{ keyId: second.keyId }])
    const again = { passwordCredentials: [{ keyId: first.keyId }] }
    expect(await code(graph('PATCH', path, again))).toEqual([400, 'Request_BadRequest'])
  })

  test('is refused by the policy of the directory, or for too long a life', async () => {
    const own = await startForTest()
    const mine = (await asPerson(own, ['globalAdministrator'])).graph
    const { path } = await make(mine)
    own.control.setPolicy(own.env.TENANT, { secretMaxDays: 180 })
    const add = (days: number) =>
      mine('POST', `${path}/addPassword`, {
        passwordCredential: { endDateTime: new Date(Date.now() + days * dayMs).toISOString() },
      })
    expect(await code(add(365))).toEqual([400, 'CredentialInvalidLifetimeAsPerAppPolicy'])
    expect(await code(mine('POST', `${path}/addPassword`, {}))).toEqual([
      400,
      'CredentialInvalidLifetimeAsPerAppPolicy',
    ])
    expect((await add(179)).status).toBe(200)
    own.control.setPolicy(own.env.TENANT, { secretsAllowed: false })
    expect(await code(add(30))).toEqual([400, 'CredentialTypeNotAllowedAsPerAppPolicy'])
  })

  test('added at the same time as another one conflicts, where that is wanted', async () => {
    const own = await startForTest({ settings: { graphWriteSpacingMs: 1_000 } })
    const mine = (await asPerson(own, ['globalAdministrator'])).graph
    const { path } = await make(mine)
    expect((await mine('POST', `${path}/addPassword`, {})).status).toBe(200)
    expect(await code(mine('POST', `${path}/addPassword`, {}))).toEqual([409, 'Directory_ConcurrencyViolation'])
    own.control.advance(1_000)
    expect((await mine('POST', `${path}/addPassword`, {})).status).toBe(200)
  })
})

describe('a certificate', () => {
  const read = async (path: string) => (await graph('GET', `${path}?$select=keyCredentials`)).body.keyCredentials

  test('is written with the application, and its key is told only when asked for', async () => {
    const der = base64(makeCertificate())
    const { body } = await graph('POST', '/applications', {
      displayName: 'With key',
      keyCredentials: [{ type: 'AsymmetricX509Cert', usage: 'Verify', key: der, displayName: 'CN=first' }],
    })
    expect(body.keyCredentials).toMatchObject([
      { type: 'AsymmetricX509Cert', usage: 'Verify', key: null, displayName: 'CN=first' },
    ])
    const path = `/applications/${body.id}`
    expect((await graph('GET', path)).body.keyCredentials).toMatchObject([{ key: null }])
    expect(await read(path)).toMatchObject([{ key: der, customKeyIdentifier: expect.stringMatching(/^.{27}=$/) }])
  })

  test('stays when a list names it by its id, and goes when the list leaves it out', async () => {
    const { path } = await make()
    const [first, second] = [makeCertificate(), makeCertificate()]
    expect((await graph('PATCH', path, { keyCredentials: [{ key: base64(first) }] })).status).toBe(204)
    const [{ keyId }] = (await read(path)) as [{ keyId: string }]
    await graph('PATCH', path, { keyCredentials: [{ keyId }, { key: base64(second) }] })
    expect(await read(path)).toMatchObject([{ keyId }, { key: base64(second) }])
    await graph('PATCH', path, { keyCredentials: [{ key: base64(second) }] })
    expect(await read(path)).toMatchObject([{ key: base64(second) }])
  })

  test('may be given less time than it has, and not more', async () => {
    const { path } = await make()
    const der = base64(makeCertificate())
    const ends = (endDateTime: string) => graph('PATCH', path, { keyCredentials: [{ key: der, endDateTime }] })
    expect(await code(ends('2199-01-01T00:00:00Z'))).toEqual([400, 'Request_BadRequest'])
    const soon = new Date(Math.floor(Date.now() / 1_000) * 1_000 + dayMs).toISOString().replace('.000', '')
    expect((await ends(soon)).status).toBe(204)
    expect((await graph('GET', path)).body.keyCredentials).toMatchObject([{ endDateTime: soon }])
  })

  test('of a kind for other purposes is not simulated', async () => {
    const key = { key: base64(makeCertificate()), type: 'Symmetric', usage: 'Sign' }
    const { path } = await make()
    expect((await graph('PATCH', path, { keyCredentials: [key] })).status).toBe(501)
  })

  test('is added and removed with proof of holding one', async () => {
    const { path, id } = await make()
    const [first, second] = [makeCertificate(), makeCertificate()]
    await graph('PATCH', path, { keyCredentials: [{ key: base64(first) }] })
    const proof = proofOf(first, { iss: id })
    const added = await graph('POST', `${path}/addKey`, {
      keyCredential: { type: 'AsymmetricX509Cert', usage: 'Verify', key: base64(second) },
      passwordCredential: null,
      proof,
    })
    expect([added.status, added.body['@odata.context'], added.body.key]).toEqual([
      200,
      `${sim.addresses.graph}/v1.0/$metadata#microsoft.graph.keyCredential`,
      null,
    ])
    const removed = await graph('POST', `${path}/removeKey`, {
      keyId: added.body.keyId,
      proof: proofOf(second, { iss: id }),
    })
    expect(removed.status).toBe(204)
    expect((await graph('GET', path)).body.keyCredentials).toHaveLength(1)
    const unknown = await graph('POST', `${path}/removeKey`, { keyId: added.body.keyId, proof })
    expect([unknown.status, unknown.body.error.code]).toEqual([400, 'Request_BadRequest'])
  })

  test.each([
    ['for another audience', { aud: 'https://graph.microsoft.com' }],
    ['of the client id', { iss: 'client' }],
    ['that lives for more than ten minutes', { lifeSeconds: 601 }],
    ['that is over', { agoSeconds: 1_000 }],
    ['of a key that is not registered', { other: true }],
  ] as const)('is not added with a proof %s', async (_, wrong) => {
    const { path, id, appId } = await make()
    const [first, second] = [makeCertificate(), makeCertificate()]
    await graph('PATCH', path, { keyCredentials: [{ key: base64(first) }] })
    const { other, iss, ...claims } = { other: false, iss: 'object', ...wrong }
    const proof = proofOf(other ? second : first, { ...claims, iss: iss === 'client' ? appId : id })
    const refused = graph('POST', `${path}/addKey`, { keyCredential: { key: base64(second) }, proof })
    expect(await code(refused)).toEqual([401, 'Authentication_MissingOrMalformed'])
  })

  test('is rolled by the application itself without any permission', async () => {
    const { graph: mine, clientId } = await asApplication(sim, [])
    const first = makeCertificate()
    const { id } = (await graph('GET', `/applications(appId='${clientId}')`)).body
    await graph('PATCH', `/applications/${id}`, { keyCredentials: [{ key: base64(first) }] })
    const body = { keyCredential: { key: base64(makeCertificate()) }, proof: proofOf(first, { iss: id }) }
    expect((await mine('POST', `/applications/${id}/addKey`, body)).status).toBe(200)
    const other = await make()
    expect((await mine('POST', `${other.path}/addKey`, body)).status).toBe(403)
  })

  test('is told 150 times a minute in one directory', async () => {
    const own = await startForTest()
    const { graph: mine } = await asApplication(own, ['Application.ReadWrite.All'])
    const ask = () => mine('GET', '/applications?$select=id,keyCredentials')
    for (let i = 0; i < 150; i++) expect((await ask()).status).toBe(200)
    const { status, headers, body } = await ask()
    expect([status, headers.get('retry-after'), body.error.code]).toEqual([429, '60', 'TooManyRequests'])
    expect((await mine('GET', '/applications')).status).toBe(200)
    own.control.advance(60_000)
    expect((await ask()).status).toBe(200)
  })
})

describe('a federated credential', () => {
  const trust = (more: object = {}) => ({
    name: 'acme-prod',
    issuer: 'https://issuer.example',
    subject: 'conn-123',
    audiences: ['api://AzureADTokenExchange'],
    ...more,
  })

  test('is made, found by id and name, changed and removed', async () => {
    const { path, id } = await make()
    const all = `${path}/federatedIdentityCredentials`
    const { status, body } = await graph('POST', all, trust({ description: 'first' }))
    expect(status).toBe(201)
    expect(body).toEqual({
      '@odata.context': `${sim.addresses.graph}/v1.0/$metadata#applications('${id}')/federatedIdentityCredentials/$entity`,
      id: body.id,
      ...trust({ description: 'first' }),
    })
    for (const key of [`/${body.id}`, '/acme-prod', "(name='acme-prod')", `('${body.id}')`])
      expect((await graph('GET', `${all}${key}`)).body.id).toBe(body.id)
    expect((await graph('PATCH', `${all}/${body.id}`, { subject: 'conn-124' })).status).toBe(204)
    expect((await graph('GET', `${all}?$filter=subject eq 'conn-124'`)).body.value).toHaveLength(1)
    expect(await code(graph('PATCH', `${all}/${body.id}`, { name: 'other' }))).toEqual([400, 'Request_BadRequest'])
    expect((await graph('DELETE', `${all}/acme-prod`)).status).toBe(204)
    expect(await code(graph('GET', `${all}/acme-prod`))).toEqual([404, 'Request_ResourceNotFound'])
  })

  test('is made or changed by its name, where the caller prefers that', async () => {
    const { path } = await make()
    const address = `${path}/federatedIdentityCredentials(name='upsert')`
    const { name: _, ...body } = trust()
    const prefer = { prefer: 'create-if-missing' }
    expect(await code(graph('PATCH', address, body))).toEqual([404, 'Request_ResourceNotFound'])
    const made = await graph('PATCH', address, body, prefer)
    expect([made.status, made.body.name]).toEqual([201, 'upsert'])
    const changed = await graph('PATCH', address, { ...body, subject: 'conn-9' }, prefer)
    expect([changed.status, changed.text]).toEqual([204, ''])
  })

  const long = 'x'.repeat(601)
  test.each([
    ['two characters as name', { name: 'ab' }],
    ['121 characters as name', { name: 'a'.repeat(121) }],
    ['a name that no address holds', { name: 'a b c' }],
    ['two audiences', { audiences: ['one', 'two'] }],
    ['no audience', { audiences: [] }],
    ['no subject', { subject: undefined }],
    ['too long a subject', { subject: long }],
    ['too long an issuer', { issuer: `https://${long}` }],
    ['too long an audience', { audiences: [long] }],
    ['too long a description', { description: long }],
    ['an issuer without https', { issuer: 'http://issuer.example' }],
  ])('with %s is refused', async (_, more) => {
    const { path } = await make()
    const refused = graph('POST', `${path}/federatedIdentityCredentials`, trust(more))
    expect(await code(refused)).toEqual([400, 'Request_BadRequest'])
  })

  test('takes 600 characters, and comes twenty times at most', async () => {
    const { path } = await make()
    const all = `${path}/federatedIdentityCredentials`
    for (let i = 0; i < 20; i++)
      expect((await graph('POST', all, trust({ name: `name-${i}`, subject: `${i}`.padEnd(600, '-') }))).status).toBe(
        201,
      )
    expect((await graph('POST', all, trust({ name: 'one-more' }))).status).toBe(400)
  })

  test('of the same name, or the same issuer and subject, is a conflict', async () => {
    const { path } = await make()
    const all = `${path}/federatedIdentityCredentials`
    await graph('POST', all, trust())
    for (const more of [{ subject: 'other' }, { name: 'other' }])
      expect(await code(graph('POST', all, trust(more)))).toEqual([409, 'Request_MultipleObjectsWithSameKeyValue'])
  })

  test('made at the same time as another one is throttled, where that is wanted', async () => {
    const own = await startForTest({ settings: { graphWriteSpacingMs: 2_000 } })
    const mine = (await asPerson(own, ['globalAdministrator'])).graph
    const all = `${(await make(mine)).path}/federatedIdentityCredentials`
    expect((await mine('POST', all, trust())).status).toBe(201)
    const { status, headers } = await mine('POST', all, trust({ name: 'second', subject: 'second' }))
    expect([status, Number(headers.get('retry-after')) > 0]).toEqual([429, true])
  })
})
