import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeCertificate } from '@landbridge/auth'
import type { Setup } from '@landbridge/contract'
import { expect, onTestFinished, test } from 'vitest'
import { answerUpTo, beginSetup, rightAnswers, stepOf } from '../journey.ts'
import { useStore } from '../store.ts'
import { type Story, startStory } from '../story.ts'

const store = useStore()

const dayMs = 86_400_000

const read = (story: Story, setupId: string) => story.call('setup.read', { setupId })
const give = (story: Story, setupId: string, values: Record<string, string>) =>
  story.call('setup.answer', { setupId, step: 'secret', values })

/** A set-up that stands at the step of the credential. */
const begin = async (story: Story): Promise<Setup> => answerUpTo(story, await beginSetup(story), 'registration')

const finish = async (story: Story, setupId: string): Promise<Setup> => {
  const { environment, company } = rightAnswers(story.simulator)
  await story.call('setup.answer', { setupId, step: 'environment', values: environment })
  await story.call('setup.answer', { setupId, step: 'company', values: company })
  await story.runs.idle()
  return read(story, setupId)
}

const connection = (story: Story, { connectionId }: Setup) =>
  story.call('connections.read', { connectionId: connectionId as string })
const list = async (story: Story, { connectionId }: Setup) =>
  (await story.call('records.list', { connectionId: connectionId as string, set: 'customers', top: 2 })).records

const shownOf = (setup: Setup, choice: string) =>
  stepOf(setup, 'secret').explain.instructions.filter(({ when }) => when?.is.includes(choice))

/** A story that Entra can read keys from. */
const startServed = () => {
  const portalDir = mkdtempSync(join(tmpdir(), 'landbridge-pages-'))
  writeFileSync(join(portalDir, 'index.html'), '<!doctype html>')
  onTestFinished(() => rmSync(portalDir, { recursive: true }))
  return startStory(store, { portalDir })
}

test('the kinds are offered with the better ones first, each with a reason', async () => {
  const story = await startStory(store)
  const setup = await begin(story)
  const [kind] = stepOf(setup, 'secret').mend.fields
  expect(kind?.options?.map(({ value }) => value)).toEqual(['federated', 'certificate', 'own-certificate', 'secret'])
  expect(kind?.options?.every(({ detail = '' }) => detail.endsWith('.'))).toBe(true)
})

test('a certificate made here turns the step green once its public part is uploaded', async () => {
  const story = await startStory(store)
  const { control, env, clock } = story.simulator
  const setup = await begin(story)
  const made = await give(story, setup.id, { kind: 'certificate' })
  expect(made.current).toBe('secret')
  const file = shownOf(made, 'certificate').find((each) => each.file)?.file
  expect(file?.text).toContain('BEGIN CERTIFICATE')
  expect(JSON.stringify(made)).not.toContain('PRIVATE KEY')
  expect(await store.dump()).not.toContain('PRIVATE KEY')
  // However often it is pressed, it stays the same certificate.
  const pressed = await give(story, setup.id, { kind: 'certificate' })
  expect(shownOf(pressed, 'certificate').find((each) => each.file)?.file?.text).toBe(file?.text)

  const { displayName } = control.addCertificate(env.TENANT, env.CLIENT_ID, file?.text ?? '')
  expect(displayName).toBe('CN=Warehouse sync')
  await story.pass(16_000)
  await story.runs.idle()
  const seen = await read(story, setup.id)
  expect(seen.current).toBe('environment')
  const connected = await finish(story, setup.id)
  expect(connected.state).toBe('connected')
  const { credential } = await connection(story, connected)
  expect(credential).toMatchObject({ kind: 'certificate', hint: expect.stringMatching(/^[0-9A-F]{40}$/) })
  const left = Date.parse(credential?.expiresAt ?? '') - clock.now()
  expect(Math.round(left / dayMs)).toBe(365)
  expect(stepOf(connected, 'secret').summary).toContain(credential?.hint)
  expect(await list(story, connected)).toHaveLength(2)
  await story.restart()
  expect(await list(story, connected)).toHaveLength(2)
})

test('a certificate that was just made waits for its upload, and is refused only once somebody says that it is there', async () => {
  const story = await startStory(store)
  const { control, env } = story.simulator
  const setup = await begin(story)
  expect(stepOf(setup, 'secret').mend.fields.some(({ name }) => name === 'uploaded')).toBe(false)
  const made = stepOf(await give(story, setup.id, { kind: 'certificate' }), 'secret')
  const [waiting, ...others] = made.look.findings
  expect(others).toEqual([])
  expect(waiting).toMatchObject({ verdict: 'unknown', waitingFor: 'the upload' })
  expect(waiting?.fault).toBeUndefined()
  expect(made.watch).not.toBeNull()
  const help = made.explain.help.filter(({ when }) => when?.is.includes('certificate'))
  expect(help.map(({ id }) => id)).toEqual(['certificate.refused'])
  expect(made.explain.help.every(({ when }) => when?.is.length === 1)).toBe(true)

  const said = { kind: 'certificate', uploaded: ['yes'] }
  const told = stepOf(await story.call('setup.answer', { setupId: setup.id, step: 'secret', values: said }), 'secret')
  expect(told.look.findings[0]).toMatchObject({ verdict: 'fail', fault: { code: 'auth.certificate_refused' } })
  expect(told.look.findings[0]?.waitingFor).toBeUndefined()
  expect(told.mend.fields.find(({ name }) => name === 'uploaded')).toMatchObject({ value: ['yes'] })

  const file = shownOf(await read(story, setup.id), 'certificate').find((each) => each.file)?.file
  control.addCertificate(env.TENANT, env.CLIENT_ID, file?.text ?? '')
  await story.pass(16_000)
  await story.runs.idle()
  expect((await read(story, setup.id)).current).toBe('environment')
})

test('a certificate of your own is taken with its key, in whatever order and with lost line ends', async () => {
  const story = await startStory(store)
  const { control, env, clock } = story.simulator
  const setup = await begin(story)
  const { certificatePem, privateKeyPem } = await makeCertificate({ name: 'own', days: 30, now: clock.now() })
  control.addCertificate(env.TENANT, env.CLIENT_ID, certificatePem)
  const pem = `${privateKeyPem.replaceAll('\n', ' ')} Bag Attributes ${certificatePem.replaceAll('\n', ' ')}`
  const seen = await give(story, setup.id, { kind: 'own-certificate', pem })
  expect(seen.current).toBe('environment')
  expect(await store.dump()).not.toContain('PRIVATE KEY')
  expect(await connection(story, seen)).toMatchObject({ credential: { kind: 'certificate' } })
})

test.each([
  [
    'only the certificate',
    async (at: number) => (await makeCertificate({ name: 'a', days: 1, now: at })).certificatePem,
  ],
  ['only the key', async (at: number) => (await makeCertificate({ name: 'a', days: 1, now: at })).privateKeyPem],
  [
    'a key that belongs to another certificate',
    async (at: number) =>
      (await makeCertificate({ name: 'a', days: 1, now: at })).certificatePem +
      (await makeCertificate({ name: 'b', days: 1, now: at })).privateKeyPem,
  ],
  [
    'one that has ended',
    async (at: number) => Object.values(await makeCertificate({ name: 'a', days: 1, now: at - 9 * dayMs })).join(''),
  ],
  ['a locked key', async () => '-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----'],
  ['anything else', async () => 'hello'],
])('a certificate of your own is refused at the field: %s', async (_, pemOf) => {
  const story = await startStory(store)
  const setup = await begin(story)
  const pem = await pemOf(story.simulator.clock.now())
  await expect(give(story, setup.id, { kind: 'own-certificate', pem })).rejects.toMatchObject({
    code: 'request.invalid',
    details: { field: 'pem' },
  })
})

test('Entra trusts what is signed here, and no secret is anywhere', async () => {
  const story = await startServed()
  const { control, env } = story.simulator
  const setup = await begin(story)
  const asked = await give(story, setup.id, { kind: 'federated' })
  expect(asked.current).toBe('secret')
  const values = Object.fromEntries(
    shownOf(asked, 'federated').flatMap(({ copy = [] }) => copy.map(({ label, value }) => [label, value])),
  )
  expect(values).toMatchObject({ 'Subject identifier': setup.connectionId, Audience: 'api://AzureADTokenExchange' })
  control.addFederatedCredential(env.TENANT, env.CLIENT_ID, {
    name: values.Name ?? '',
    issuer: values.Issuer ?? '',
    subject: values['Subject identifier'] ?? '',
    audience: values.Audience ?? '',
  })
  await story.pass(16_000)
  await story.runs.idle()
  const connected = await finish(story, setup.id)
  expect(connected.state).toBe('connected')
  expect(await connection(story, connected)).toMatchObject({
    credential: { kind: 'federated', expiresAt: null, hint: setup.connectionId },
  })
  expect(stepOf(connected, 'check').look.findings).toContainEqual(
    expect.objectContaining({ id: 'credential.expiry', what: 'A federated credential does not expire.' }),
  )
  // Two years, over several keys.
  for (let quarter = 0; quarter < 8; quarter += 1) {
    await story.pass(91 * dayMs)
    expect(await list(story, connected)).toHaveLength(2)
  }
})

test('a federated credential is not offered where Entra cannot reach us', async () => {
  const story = await startStory(store)
  const { id } = await story.call('integrations.create', {
    name: 'Elsewhere',
    endpoint: { kind: 'business-central', addresses: story.simulator.addresses },
    wanted: [{ set: 'customers', route: 'standard', verbs: ['list'] }],
  })
  const setup = await story.call('setup.start', { integrationId: id, linkedAccount: { id: 'c', name: 'C' } })
  const option = stepOf(setup, 'secret').mend.fields[0]?.options?.find(({ value }) => value === 'federated')
  expect(option).toMatchObject({ disabled: true, detail: expect.stringContaining('LANDBRIDGE_PUBLIC_URL') })
  const { federation } = await story.call('integrations.read', { integrationId: id })
  expect(federation.unavailable).toContain('LANDBRIDGE_PUBLIC_URL')
})
