import { createCaller, type StepId } from '@landbridge/contract'
import { startSimulator } from '@landbridge/simulator'
import { afterAll, expect, test } from 'vitest'
import { usePlatform } from '../platform.ts'

const simulator = await startSimulator({ ports: 'free' })
afterAll(() => simulator.stop())
const { env, addresses } = simulator
const running = usePlatform({
  demo: { endpoints: addresses, sample: { tenant: env.TENANT, clientId: env.CLIENT_ID, secret: env.CLIENT_SECRET } },
})

test('connects over HTTP with the real engine of runs, and reads and writes through the connection', async () => {
  const call = createCaller({ baseUrl: running.url, headers: { authorization: `Bearer ${running.key}` } })
  const { id: integrationId } = await call('integrations.create', {
    name: 'Warehouse sync',
    endpoint: { kind: 'demo', addresses },
    wanted: [{ set: 'customers', verbs: ['list', 'get', 'create'] }],
  })
  const { id: setupId } = await call('setup.start', { integrationId, linkedAccount: { id: '1', name: 'Fjordline' } })
  const answer = (step: StepId, values: Record<string, string | string[]>) =>
    call('setup.answer', { setupId, step, values })
  await answer('registration', { tenant: env.TENANT, clientId: env.CLIENT_ID })
  await answer('secret', {
    secret: env.CLIENT_SECRET,
    expires: new Date(Date.now() + 31_536_000_000).toISOString().slice(0, 10),
  })
  await answer('environment', { environment: env.ENVIRONMENT })
  const { checkId } = await answer('company', { companies: [env.COMPANY] })
  await running.platform.parts.runs.settled(checkId as string)

  const setup = await call('setup.read', { setupId })
  expect(setup).toMatchObject({ state: 'connected', done: 7, of: 7 })
  const connectionId = setup.connectionId as string
  const { records } = await call('records.list', { connectionId, set: 'customers', top: 2 })
  expect(records).toHaveLength(2)
  const made = await call('records.create', { connectionId, set: 'customers', record: { displayName: 'By HTTP' } })
  expect(made).toMatchObject({ displayName: 'By HTTP' })

  const everything = `${running.lines.join('\n')}\n${await running.store.dump()}`
  expect(everything).not.toContain(env.CLIENT_SECRET)
})
