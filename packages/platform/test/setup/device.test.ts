import { expect, test } from 'vitest'
import { openBrowser, pageOf } from '../browser.ts'
import { rightAnswers, stepOf } from '../journey.ts'
import { useStore } from '../store.ts'
import { type Story, startStory } from '../story.ts'
import { administrator, beginWithVendorApp } from './vendor-app.ts'

const store = useStore()

const begin = async () => {
  const story = await startStory(store)
  const { id: setupId } = await beginWithVendorApp(story, 'delegated')
  const poll = () => story.call('setup.pollDevice', { setupId })
  const signIn = async () => stepOf(await story.call('setup.read', { setupId }), 'sign-in')
  return { story, setupId, poll, signIn, code: await story.call('setup.beginDevice', { setupId }) }
}

/** Types a code at Microsoft's page, signs in and answers. */
const typeCode = async (
  story: Story,
  { verificationUri, userCode }: { verificationUri: string; userCode: string },
  answer: 'Accept' | 'Cancel' = 'Accept',
) => {
  const browser = openBrowser(story)
  const address = `${verificationUri}?user_code=${userCode}`
  const first = pageOf(await browser.go(address))
  const signedIn = first.markup.includes('>Sign in</button>')
    ? pageOf(await browser.press(first, 'Sign in', administrator(story)))
    : first
  const asked = signedIn.markup.includes('>Continue</button>')
    ? pageOf(await browser.press(signedIn, 'Continue'))
    : signedIn
  if (asked.markup.includes(`>${answer}</button>`)) await browser.press(asked, answer)
}

test('a person signs in on another device, and the tokens go straight to the vault', async () => {
  const { story, setupId, poll, signIn, code } = await begin()
  expect(Object.keys(code).sort()).toEqual(['expiresAt', 'intervalMs', 'userCode', 'verificationUri'])
  await story.pass(5_000)
  expect(await poll()).toEqual({ state: 'waiting', intervalMs: 5_000 })
  await typeCode(story, code)
  await story.pass(5_000)
  const polled = await poll()
  expect(polled.state).toBe('signed-in')
  expect(JSON.stringify(polled)).not.toMatch(/eyJ|1\.A/)
  expect(await signIn()).toMatchObject({ state: 'done', summary: expect.stringContaining('signed in.') })

  const { environment, company } = rightAnswers(story.simulator)
  await story.call('setup.answer', { setupId, step: 'environment', values: environment })
  await story.call('setup.answer', { setupId, step: 'company', values: company })
  await story.runs.idle()
  const connected = await story.call('setup.read', { setupId })
  expect(connected.state).toBe('connected')
  // The refresh token of another device is renewed like any other.
  await story.pass(3 * 86_400_000)
  const { records } = await story.call('records.list', {
    connectionId: connected.connectionId ?? '',
    set: 'customers',
    top: 1,
  })
  expect(records).toHaveLength(1)
  // Nothing but the refresh token and the secret of the integration is left in the vault.
  expect(await store.db.selectFrom('credentials').selectAll().execute()).toHaveLength(2)
  await expect(poll()).rejects.toMatchObject({ code: 'setup.ended' })
})

test('Microsoft is asked no more often than it allows, whoever asks', async () => {
  const { story, poll } = await begin()
  const asked = () => story.simulator.requests().filter(({ path }) => path.endsWith('/token')).length
  expect(await poll()).toEqual({ state: 'waiting', intervalMs: 5_000 })
  expect(asked()).toBe(0)
  await story.pass(5_000)
  await Promise.all([poll(), poll(), poll()])
  expect(asked()).toBe(1)
  await fetch(`${story.simulator.addresses.api}/_simulator/settings`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ deviceSlowDowns: 1 }),
  })
  await story.pass(5_000)
  expect(await poll()).toEqual({ state: 'waiting', intervalMs: 10_000 })
  await story.pass(5_000)
  expect(await poll()).toEqual({ state: 'waiting', intervalMs: 10_000 })
  expect(asked()).toBe(2)
})

test('a person who declines is told so at the step, and another code can be asked for', async () => {
  const { story, setupId, poll, signIn, code } = await begin()
  await typeCode(story, code, 'Cancel')
  await story.pass(5_000)
  expect((await poll()).state).toBe('refused')
  expect(await signIn()).toMatchObject({
    state: 'current',
    look: { findings: [{ id: 'sign_in.returned', what: 'The permissions were not accepted.' }] },
  })
  await expect(poll()).rejects.toMatchObject({ code: 'setup.trip_ended' })
  const again = await story.call('setup.beginDevice', { setupId })
  await typeCode(story, again)
  await story.pass(5_000)
  expect((await poll()).state).toBe('signed-in')
})

test('a code that nobody types ends, also over a restart', async () => {
  const { story, poll, signIn } = await begin()
  await story.restart()
  await story.pass(5_000)
  expect((await poll()).state).toBe('waiting')
  await story.pass(900_000)
  expect((await poll()).state).toBe('refused')
  const [finding] = (await signIn()).look.findings
  expect(finding?.fault?.message).toBe('The code was not used in time.')
  // The secret half is gone; the integration's secret stays.
  expect(await store.db.selectFrom('credentials').selectAll().execute()).toHaveLength(1)
})

test('there is no code where nobody has to sign in', async () => {
  const story = await startStory(store)
  const { id: setupId } = await beginWithVendorApp(story, 'shared-app')
  await expect(story.call('setup.beginDevice', { setupId })).rejects.toMatchObject({ code: 'setup.step_locked' })
  await expect(story.call('setup.pollDevice', { setupId })).rejects.toMatchObject({ code: 'setup.step_locked' })
})
