import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeCertificate } from '@landbridge/auth'
import { expect, onTestFinished, test } from 'vitest'
import { goThrough, openBrowser } from '../browser.ts'
import { rightAnswers } from '../journey.ts'
import { administrator, registerVendorApp, vendorTenant } from '../setup/vendor-app.ts'
import { useStore } from '../store.ts'
import { type Story, startStory } from '../story.ts'

const store = useStore()

const create = (story: Story, app: object) =>
  story.call('integrations.create', {
    name: 'Warehouse sync',
    flow: 'shared-app',
    endpoint: { kind: 'demo', addresses: story.simulator.addresses },
    app: app as { clientId: string },
    wanted: [{ set: 'customers', route: 'standard', verbs: ['list', 'get'] }],
  })

const startServed = () => {
  const portalDir = mkdtempSync(join(tmpdir(), 'landbridge-pages-'))
  writeFileSync(join(portalDir, 'index.html'), '<!doctype html>')
  onTestFinished(() => rmSync(portalDir, { recursive: true }))
  return startStory(store, { portalDir })
}

/** A customer accepts the vendor's application, and the connection is proved. */
const connect = async (story: Story, integrationId: string, clientId: string) => {
  const { control, env } = story.simulator
  const setup = await story.call('setup.start', { integrationId, linkedAccount: { id: 'c-17', name: 'Fjordline' } })
  const { url } = await story.call('setup.leave', { setupId: setup.id, step: 'consent' })
  // Served, it ends at our own page, which has no form.
  await goThrough(openBrowser(story), url, administrator(story)).catch(() => undefined)
  control.putCard(env.TENANT, env.ENVIRONMENT, {
    clientId,
    description: 'Warehouse sync',
    state: 'Enabled',
    permissionSets: [{ roleId: 'D365 BUS FULL ACCESS' }],
  })
  const { environment, company } = rightAnswers(story.simulator)
  await story.call('setup.answer', { setupId: setup.id, step: 'environment', values: environment })
  await story.call('setup.answer', { setupId: setup.id, step: 'company', values: company })
  await story.runs.idle()
  return story.call('setup.read', { setupId: setup.id })
}

test("the vendor's application gets a certificate that is made here", async () => {
  const story = await startStory(store)
  const { clientId } = registerVendorApp(story)
  const { id, app } = await create(story, { clientId, kind: 'certificate' })
  expect(app?.credential).toMatchObject({ kind: 'certificate', hint: expect.stringMatching(/^[0-9A-F]{40}$/) })
  story.simulator.control.addCertificate(vendorTenant, clientId, app?.credential.certificatePem ?? '')
  const connected = await connect(story, id, clientId)
  expect(connected.state).toBe('connected')
  expect(await store.dump()).not.toContain('PRIVATE KEY')

  // Another one would be unknown to Microsoft, and the connection without a credential.
  await expect(
    story.call('integrations.update', { integrationId: id, app: { clientId, kind: 'certificate' } }),
  ).rejects.toMatchObject({ code: 'request.invalid', details: { field: 'app.kind' } })
})

test("the vendor's application trusts what is signed here, under the id of the integration", async () => {
  const story = await startServed()
  const { clientId } = registerVendorApp(story)
  const { id, app, federation } = await create(story, { clientId, kind: 'federated' })
  expect(app?.credential).toMatchObject({ kind: 'federated', hint: id, endsOn: null })
  expect(federation).toMatchObject({ subject: id, unavailable: null, issuer: `${story.url}/federation/${id}` })
  const { issuer, subject, audience, name } = federation
  story.simulator.control.addFederatedCredential(vendorTenant, clientId, { issuer, subject, audience, name })
  const connected = await connect(story, id, clientId)
  expect(connected.state).toBe('connected')

  // What is published is what Entra needs, and nothing more.
  const document = await (await fetch(`${issuer}/.well-known/openid-configuration`)).json()
  expect(document).toMatchObject({ issuer, jwks_uri: `${issuer}/keys` })
  const { keys } = await (await fetch(document.jwks_uri)).json()
  expect(Object.keys(keys[0]).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use'])
  const nobody = `${story.url}/federation/00000000-0000-4000-8000-000000000000/keys`
  expect((await fetch(nobody)).status).toBe(404)
})

test('a certificate and its key may come in one text', async () => {
  const story = await startStory(store)
  const { clientId } = registerVendorApp(story)
  const { certificatePem, privateKeyPem } = await makeCertificate({
    name: 'own',
    days: 9,
    now: story.simulator.clock.now(),
  })
  const { app } = await create(story, { clientId, certificatePem: privateKeyPem + certificatePem })
  expect(app?.credential.kind).toBe('certificate')
  expect(app?.credential.certificatePem).not.toContain('PRIVATE KEY')
})
