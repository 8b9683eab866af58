import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Refused } from '@landbridge/contract'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { answerWithSamples, finishSetup, sampleValues, startDemoSetup, untilAt } from './demo.ts'
import { findPorts, makeDataFolder, type Running, runCommand, startRunning } from './running.ts'

let data: ReturnType<typeof makeDataFolder>
let landbridge: Running
/** Starts on the same data at the same ports, as a person does after a stop. */
let start: () => Promise<Running>

beforeEach(async () => {
  data = makeDataFolder()
  const port = await findPorts(5)
  start = () => startRunning({ data: data.path, port, simulatorPort: port + 1 })
  landbridge = await start()
})
afterEach(async () => {
  await landbridge.end('SIGTERM')
  data.remove()
})

const sessionOf = async (cookie: string): Promise<{ member: unknown }> => {
  const answer = await fetch(`${landbridge.url}/v1/session`, { headers: { cookie } })
  return (await answer.json()) as { member: unknown }
}

const signIn = async (): Promise<string> => {
  const ticket = landbridge.signInLink.split('ticket=')[1] ?? ''
  const answer = await fetch(`${landbridge.url}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: landbridge.url },
    body: JSON.stringify({ ticket }),
  })
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

test('a restart in the middle of the guide loses nothing', async () => {
  const cookie = await signIn()
  const { id: setupId } = await startDemoSetup(landbridge.call)
  await answerWithSamples(landbridge.call, setupId, 'registration')
  await answerWithSamples(landbridge.call, setupId, 'secret')
  const before = await untilAt(landbridge.call, setupId, 'environment')

  expect(await landbridge.end('SIGTERM')).toBe(0)
  expect(landbridge.output()).toContain('Everything is saved')
  const { key } = landbridge
  landbridge = await start()

  expect(landbridge.key).toBe(key)
  expect(await sessionOf(cookie)).toMatchObject({ member: { role: 'administrator' } })
  const after = await untilAt(landbridge.call, setupId, 'environment')
  const kept = (setup: typeof before) =>
    setup.steps.map(({ id, state, summary, mend }) => ({ id, state, summary, fields: mend.fields }))
  expect(kept(after)).toEqual(kept(before))
  const connection = await finishSetup(landbridge.call, setupId)
  expect(connection).toMatchObject({ health: 'connected', credential: { kind: 'secret' } })

  await landbridge.end('SIGINT')
  landbridge = await start()
  const { records } = await landbridge.call('records.list', { connectionId: connection.id, set: 'customers', top: 3 })
  expect(records).toHaveLength(3)
})

test('a second start on the same data says so, gives a link, and disturbs nothing', async () => {
  const second = await runCommand(['start', '--data', data.path, '--port', '0', '--simulator-port', '0'])
  expect(second.code).toBe(1)
  expect(second.err).toContain(`already runs on ${data.path}`)
  expect(second.err).toMatch(/sign-in#ticket=\S+/)
  expect(await landbridge.call('health.read', {})).toMatchObject({ status: 'ok' })
})

test('killed while answers are being written, it loses nothing that it had confirmed', async () => {
  const setups = await Promise.all(
    Array.from({ length: 12 }, (_, n) => startDemoSetup(landbridge.call, `account-${n}`)),
  )
  const values = sampleValues(await untilAt(landbridge.call, setups[0]?.id ?? '', 'registration'), 'registration')
  const confirmed = { setups: new Set<string>(), keys: new Set<string>() }
  const lost = (error: unknown) => {
    // The process is gone: whether this one was written is not known, and either is right.
    if (!(error instanceof Refused) || error.status !== 0) throw error
  }

  const answering = setups.map(({ id }) =>
    landbridge
      .call('setup.answer', { setupId: id, step: 'registration', values })
      .then(() => confirmed.setups.add(id), lost),
  )
  const making = async () => {
    for (let n = 0; ; n += 1) {
      const made = await landbridge.call('keys.create', { name: `key ${n}`, role: 'reader' }).catch(lost)
      if (made === undefined) return
      confirmed.keys.add(made.id)
    }
  }
  const writing = Promise.all([...answering, making()])
  await expect
    .poll(() => Math.min(confirmed.setups.size, confirmed.keys.size), { interval: 1, timeout: 20_000 })
    .toBeGreaterThan(2)
  expect(await landbridge.end('SIGKILL')).toBeNull()
  await writing

  landbridge = await start()
  const { keys } = await landbridge.call('keys.list', {})
  expect([...confirmed.keys].filter((id) => !keys.some((key) => key.id === id))).toEqual([])
  for (const setupId of confirmed.setups) {
    const { steps } = await landbridge.call('setup.read', { setupId })
    const { mend } = steps.find(({ id }) => id === 'registration') ?? { mend: { fields: [] } }
    expect(mend.fields.find(({ name }) => name === 'clientId')?.value).toBe(values.clientId)
  }
  const [setupId = ''] = confirmed.setups
  expect(await finishSetup(landbridge.call, setupId)).toMatchObject({ health: 'connected' })

  await landbridge.end('SIGTERM')
  expect(existsSync(join(data.path, 'store', 'postmaster.pid'))).toBe(false)
})
