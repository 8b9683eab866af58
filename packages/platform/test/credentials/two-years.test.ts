import { makeCertificate, readCertificate } from '@landbridge/auth'
import { expect, test } from 'vitest'
import { goThrough, openBrowser } from '../browser.ts'
import { beginSetup, rightAnswers } from '../journey.ts'
import { administrator, beginWithVendorApp, registerVendorApp, vendorTenant } from '../setup/vendor-app.ts'
import { useStore } from '../store.ts'
import { type Story, startStory } from '../story.ts'
import { killable, orNever } from './killing.ts'
import { dayMs, ownApp } from './own-app.ts'

const store = useStore()

/** Chance that can be repeated: the same seed, the same two years. @see Marsaglia, "Xorshift RNGs" */
const chance = (seed: number) => {
  let state = seed
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}

const finish = async (story: Story, setupId: string): Promise<string> => {
  const { environment, company } = rightAnswers(story.simulator)
  await story.call('setup.answer', { setupId, step: 'environment', values: environment })
  await story.call('setup.answer', { setupId, step: 'company', values: company })
  await story.runs.idle()
  const { state, connectionId } = await story.call('setup.read', { setupId })
  expect(state).toBe('connected')
  return connectionId as string
}

/** A customer's own application beside that of the demonstration, with an application card. */
const registerCustomerApp = ({ simulator: { control, env, clock } }: Story, displayName: string) => {
  const { appId } = control.createApplication(env.TENANT, { displayName })
  control.grant(env.TENANT, appId, { name: 'API.ReadWrite.All', type: 'Role' })
  control.putCard(env.TENANT, env.ENVIRONMENT, {
    clientId: appId,
    description: displayName,
    state: 'Enabled',
    permissionSets: [{ roleId: 'D365 BUS FULL ACCESS' }, { roleId: 'D365 READ' }],
  })
  const endsAt = clock.now() + 180 * dayMs
  const secret = control.addSecret(env.TENANT, appId, { endsAt, displayName: 'by hand' })
  return { clientId: appId, secret: secret.text, expires: new Date(endsAt).toISOString().slice(0, 10) }
}

const connectOwn = async (story: Story, app: ReturnType<typeof registerCustomerApp>): Promise<string> => {
  const { env } = story.simulator
  const setup = await beginSetup(story)
  const { clientId, secret, expires } = app
  await story.call('setup.answer', {
    setupId: setup.id,
    step: 'registration',
    values: { tenant: env.TENANT, clientId },
  })
  await story.call('setup.answer', { setupId: setup.id, step: 'secret', values: { secret, expires } })
  return finish(story, setup.id)
}

/** A connection whose application may roll its secrets by permission. */
const withSecret = async (story: Story) => {
  const app = registerCustomerApp(story, 'With a secret')
  ownApp(story, app.clientId).letManageItself()
  return { id: await connectOwn(story, app), app: ownApp(story, app.clientId) }
}

/** A connection with a certificate, whose application has no permission of Graph at all. */
const withCertificate = async (story: Story) => {
  const { control, env, clock } = story.simulator
  const given = registerCustomerApp(story, 'With a certificate')
  const id = await connectOwn(story, given)
  const app = ownApp(story, given.clientId)
  const made = await makeCertificate({ name: 'With a certificate', days: 120, now: clock.now() })
  control.addCertificate(env.TENANT, given.clientId, made.certificatePem)
  const { id: workspaceId } = await store.db.selectFrom('workspaces').select('id').executeTakeFirstOrThrow()
  const bytes = Buffer.from(JSON.stringify(made), 'utf8')
  const { thumbprint, endsAt } = readCertificate(made)
  await store.db
    .updateTable('connections')
    .set(({ eb }) => ({
      credential_kind: 'certificate',
      credential_hint: thumbprint,
      credential_ends_at: new Date(endsAt),
      revision: eb('revision', '+', 1),
    }))
    .set({ credential_id: await story.parts.vault.seal({ workspaceId, subjectId: id }, bytes) })
    .where('id', '=', id)
    .execute()
  app.application.secrets.length = 0
  return { id, app }
}

/** A connection of a person, by the application of a vendor in another directory, which may manage itself there. */
const withPerson = async (story: Story) => {
  const { control, env } = story.simulator
  const vendor = registerVendorApp(story)
  control.grant(vendorTenant, vendor.clientId, { name: 'API.ReadWrite.All', type: 'Role' })
  const app = ownApp(story, vendor.clientId)
  const [secret] = app.application.secrets
  const endsAt = story.simulator.clock.now() + 100 * dayMs
  control.moveSecret(vendorTenant, vendor.clientId, secret?.keyId ?? '', { endsAt })
  app.letManageItself()
  const setup = await beginWithVendorApp(story, 'delegated', {
    ...vendor,
    endsOn: new Date(endsAt).toISOString().slice(0, 10),
  })
  const { url } = await story.call('setup.leave', { setupId: setup.id, step: 'sign-in' })
  await goThrough(openBrowser(story), url, administrator(story))
  expect(env.TEST_USER).not.toBe('')
  return { id: await finish(story, setup.id), app }
}

test('two years pass with kills at random moments: no call fails, and there is always a credential that is good', async () => {
  const random = chance(20_261_121)
  const between = (least: number, most: number) => least + Math.floor(random() * (most - least + 1))
  const power = killable()
  const story = await startStory(store, { through: power.through })
  const { clock, settings } = story.simulator
  const end = clock.now() + 730 * dayMs
  const places = [await withSecret(story), await withCertificate(story), await withPerson(story)]
  await story.pass(dayMs)
  // As long as it takes in life until sign-in knows a new credential everywhere.
  settings.credentialDelayMs = 60_000
  const counted = { calls: 0, kills: 0, least: 9, most: 0 }
  const seen = new Set<string>()

  const count = () => {
    for (const { app } of places) {
      const valid = app.valid(clock.now())
      for (const { keyId } of valid) seen.add(keyId)
      counted.least = Math.min(counted.least, valid.length)
      counted.most = Math.max(counted.most, valid.length)
    }
  }
  const isRolling = async () => (await story.call('credentials.list', {})).credentials.some(({ roll }) => roll !== null)

  while (clock.now() < end) {
    const step = (await isRolling()) ? between(1, 12 * 60) * 60_000 : between(3, 8) * dayMs
    // Most of the time nothing happens to the process; sometimes it ends after one of the requests that come.
    const isKill = random() < 0.3
    const killed = isKill ? power.killAt(between(1, 12), story) : new Promise<never>(() => {})
    const work = async () => {
      await story.pass(step)
      for (const { id } of places) await story.call('records.list', { connectionId: id, set: 'customers', top: 1 })
    }
    await (isKill ? Promise.race([killed, orNever(work)]) : work())
    counted.kills += power.isDead ? 1 : 0
    await power.mend(story, store)
    await story.runs.idle()
    count()
    for (const { id } of places) {
      const { records } = await story.call('records.list', { connectionId: id, set: 'customers', top: 1 })
      expect(records).toHaveLength(1)
      counted.calls += 1
    }
    count()
  }

  expect(counted.least).toBeGreaterThanOrEqual(1)
  expect(counted.most).toBeLessThanOrEqual(2)
  expect(counted.calls).toBeGreaterThan(350)
  expect(counted.kills).toBeGreaterThan(15)
  // Each was rolled over twice at least: the first one, and those of a year.
  expect(seen.size).toBeGreaterThanOrEqual(9)
  const { credentials } = await story.call('credentials.list', {})
  for (const { kind, daysLeft, state } of credentials.filter((each) => each.kind !== 'sign-in'))
    expect({ kind, state, isFar: (daysLeft ?? 0) > 20 }).toEqual({ kind: 'certificate', state: 'active', isFar: true })
  for (const { id } of places) {
    const { concerns } = await story.call('connections.read', { connectionId: id })
    expect(concerns.filter(({ source }) => source === 'credential' || source === 'sign-in')).toEqual([])
  }
}, 240_000)
