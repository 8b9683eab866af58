import { createHash } from 'node:crypto'
import type { Setup } from '@landbridge/contract'
import { expect, test } from 'vitest'
import { useStore } from '../store.ts'
import { type Story, startStory, type Through } from '../story.ts'
import {
  beginOneClick,
  foundThere,
  readRegistering,
  registerSignInApp,
  signInAtGraph,
  startPlan,
  untilEnd,
} from './administrator.ts'

const store = useStore()

/** A network that can be cut at one request: what was sent has taken effect, what becomes of the answer is said. */
const cutNetwork = () => {
  let left = Number.POSITIVE_INFINITY
  let instead: (url: string) => Promise<Response | undefined> = async () => undefined
  const through: Through = (real) => async (input, init) => {
    const answer = await real(input, init)
    left -= 1
    return left <= 0 ? ((await instead(String(input))) ?? answer) : answer
  }
  return {
    through,
    /** @param count The first request whose answer is another. */
    cut: (count: number, otherwise: typeof instead) => {
      left = count
      instead = otherwise
    },
    mend: () => {
      left = Number.POSITIVE_INFINITY
    },
  }
}

const expectOneOfEach = async (story: Story, setup: Setup, at: string, kind: 'secret' | 'certificate' = 'secret') => {
  const { applications, application, principal, secrets } = foundThere(story, setup.connectionId)
  expect(applications, at).toHaveLength(1)
  expect(principal, at).toBeDefined()
  // The one that is used; none of those whose value was lost.
  const certificates = application?.certificates ?? []
  expect([secrets.length, certificates.length], at).toEqual(kind === 'secret' ? [1, 0] : [0, 1])
  const arrived = await story.call('setup.read', { setupId: setup.id })
  expect(arrived.current, at).toBe('environment')
  expect(arrived.steps.find(({ id }) => id === 'secret')?.summary, at).toContain(
    kind === 'secret' ? secrets[0]?.text.slice(0, 3) : thumbprintOf(certificates[0]?.der),
  )
}

const thumbprintOf = (der = '') => createHash('sha1').update(Buffer.from(der, 'base64')).digest('hex').toUpperCase()

/** Requests of the way without any interruption: each of them is a place to be interrupted at. */
const fewest = 12

test.each(['secret', 'certificate'] as const)(
  'a process that is killed at any request is followed by another that ends with one application and one %s',
  async (kind) => {
    const network = cutNetwork()
    const story = await startStory(store, { through: network.through })
    const app = registerSignInApp(story)
    let isWhole = false
    let count = 0
    while (!isWhole) {
      count += 1
      const setup = await beginOneClick(story, { app })
      await signInAtGraph(story, setup.id)
      const killed = new Promise<boolean>((resolve) => {
        network.cut(count, async () => {
          network.mend()
          story.runs.kill()
          resolve(false)
          return new Promise<never>(() => {})
        })
      })
      await startPlan(story, setup.id, kind)
      isWhole = await Promise.race([killed, untilEnd(story, setup.id).then(() => true)])
      network.mend()
      if (!isWhole) await story.restart()
      expect(await untilEnd(story, setup.id), `request ${count}`).toMatchObject({ state: 'done' })
      await story.runs.idle()
      await expectOneOfEach(story, setup, `request ${count}`, kind)
    }
    expect(count).toBeGreaterThan(fewest)
  },
  60_000,
)

test('a sign-in that ends at any request is followed by another, and still there is one application', async () => {
  const network = cutNetwork()
  const story = await startStory(store, { through: network.through })
  const { graph } = story.simulator.addresses
  const ended = { error: { code: 'InvalidAuthenticationToken', message: 'Lifetime validation failed.' } }
  const app = registerSignInApp(story)
  let isWhole = false
  let count = 0
  while (!isWhole) {
    count += 1
    const setup = await beginOneClick(story, { app })
    await signInAtGraph(story, setup.id)
    network.cut(count, async (url) => (url.startsWith(graph) ? Response.json(ended, { status: 401 }) : undefined))
    await startPlan(story, setup.id)
    const first = await untilEnd(story, setup.id)
    network.mend()
    isWhole = first.state === 'done'
    if (!isWhole) {
      expect(first, `request ${count}`).toMatchObject({ state: 'stopped', signIn: null })
      expect(first.steps.find(({ state }) => state === 'failed')?.fault?.code).toBe('graph.sign_in_ended')
      await signInAtGraph(story, setup.id)
      await startPlan(story, setup.id)
      expect(await untilEnd(story, setup.id), `request ${count}`).toMatchObject({ state: 'done' })
    }
    await expectOneOfEach(story, setup, `request ${count}`)
  }
  expect(count).toBeGreaterThan(8)
}, 60_000)

test('an answer that is lost at any request is made up for without anybody', async () => {
  const network = cutNetwork()
  const story = await startStory(store, { through: network.through })
  const app = registerSignInApp(story)
  for (let count = 1; count <= fewest; count += 1) {
    const setup = await beginOneClick(story, { app })
    await signInAtGraph(story, setup.id)
    network.cut(count, async () => {
      network.mend()
      throw new TypeError('fetch failed', { cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }) })
    })
    await startPlan(story, setup.id)
    expect(await untilEnd(story, setup.id), `request ${count}`).toMatchObject({ state: 'done' })
    await expectOneOfEach(story, setup, `request ${count}`)
  }
}, 60_000)

test('an undo that is killed at any request is followed by another that leaves nothing', async () => {
  const network = cutNetwork()
  const story = await startStory(store, { through: network.through })
  const app = registerSignInApp(story)
  let isWhole = false
  let count = 0
  while (!isWhole) {
    count += 1
    const setup = await beginOneClick(story, { app })
    await signInAtGraph(story, setup.id)
    await startPlan(story, setup.id)
    await untilEnd(story, setup.id)
    await signInAtGraph(story, setup.id)
    const killed = new Promise<boolean>((resolve) => {
      network.cut(count, async () => {
        network.mend()
        story.runs.kill()
        resolve(false)
        return new Promise<never>(() => {})
      })
    })
    await story.call('registering.undo', { setupId: setup.id })
    isWhole = await Promise.race([killed, untilEnd(story, setup.id).then(() => true)])
    network.mend()
    if (!isWhole) await story.restart()
    expect(await untilEnd(story, setup.id), `request ${count}`).toMatchObject({ state: 'undone' })
    const { applications, tenant } = foundThere(story, setup.connectionId)
    expect(applications, `request ${count}`).toEqual([])
    expect([...tenant.bin.values()], `request ${count}`).toEqual([])
    expect((await story.call('setup.read', { setupId: setup.id })).current).toBe('registration')
  }
  expect(count).toBeGreaterThan(6)
}, 60_000)

test('throttling is obeyed to the second', async () => {
  const story = await startStory(store)
  const setup = await beginOneClick(story)
  await signInAtGraph(story, setup.id)
  Object.assign(story.simulator.settings, { graphThrottledRequests: 1, graphRetryAfterSeconds: 90 })
  await startPlan(story, setup.id)
  await story.runs.idle()
  expect((await readRegistering(story, setup.id)).steps[0]).toMatchObject({
    state: 'waiting',
    waitingFor: 'Graph takes no more requests for a moment.',
  })
  const asked = () => story.simulator.requests({ path: '/v1.0/servicePrincipals' }).length
  const before = asked()
  await story.pass(80_000)
  expect(asked()).toBe(before)
  await story.pass(11_000)
  expect(await readRegistering(story, setup.id)).toMatchObject({ state: 'done' })
})

test('waiting ends after a quarter of an hour, and can be begun again', async () => {
  const story = await startStory(store)
  const setup = await beginOneClick(story)
  await signInAtGraph(story, setup.id)
  story.simulator.settings.roleDelayMs = 40 * 60_000
  await startPlan(story, setup.id)
  const stopped = await untilEndOrStop(story, setup.id)
  expect(stopped.state).toBe('stopped')
  expect(stopped.steps.find(({ id }) => id === 'token')?.fault?.message).toBe(
    'Waited 15 minutes for the token to carry API.ReadWrite.All, and it is still not so.',
  )
  await story.pass(20 * 60_000)
  await story.call('registering.start', { setupId: setup.id, planId: stopped.planId ?? '' })
  expect(await untilEnd(story, setup.id)).toMatchObject({ state: 'done' })
  await expectOneOfEach(story, setup, 'afterwards')
})

const untilEndOrStop = async (story: Story, setupId: string) => {
  await story.runs.idle()
  for (let minutes = 0; minutes < 20; minutes += 1) await story.pass(60_000)
  return readRegistering(story, setupId)
}
