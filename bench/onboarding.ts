import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type Caller, createCaller, type Flow, type OpenedLink, type Setup, type StepId } from '@landbridge/contract'
import { median, report } from './measure.ts'
import { goThrough, type Person } from './person.ts'

// Each way in from its first request to Connected, over the API of the built program with its simulator, by people who
// answer at once: what is left is the machine's time. A set-up is read again in the pace of the portal.
const budgetMs = 5_000
const paceMs = 700
const rounds = 5
const graph = '00000003-0000-0000-c000-000000000000'
const cloudApplicationAdministrator = '158c047a-c907-4556-b7ef-446551a6b5f7'

const data = mkdtempSync(join(tmpdir(), 'bench-'))
const main = fileURLToPath(new URL('../../packages/landbridge/dist/main.js', import.meta.url))
const child = spawn(process.execPath, [main, 'start', '--data', data, '--port', '0', '--simulator-port', '0'], {
  env: { ...process.env, LANDBRIDGE_LOG: 'error' },
})
child.stderr.pipe(process.stderr)
await new Promise<void>((resolve, reject) => {
  child.once('close', (code) => reject(new Error(`landbridge start ended with ${code}`)))
  child.stdout.setEncoding('utf8').on('data', (text: string) => text.includes('Stop: Ctrl-C') && resolve())
})
const { url: home, key } = JSON.parse(readFileSync(join(data, 'cli.json'), 'utf8')) as { url: string; key: string }
const call: Caller = createCaller({ baseUrl: home, headers: { authorization: `Bearer ${key}` } })
const demo = (await call('catalogue.endpoints', {})).endpoints.find(({ kind }) => kind === 'demo')
if (demo?.addresses == null) throw new Error('There is no demo endpoint.')
const endpoint = { kind: demo.kind, addresses: demo.addresses }
const base = `${new URL(demo.addresses.authority).origin}/_simulator`

const control = async <T>(method: string, path: string, body?: object): Promise<T> => {
  const headers = { 'content-type': 'application/json' }
  const reply = await fetch(base + path, { method, headers, ...(body && { body: JSON.stringify(body) }) })
  if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`)
  return (reply.status === 204 ? undefined : await reply.json()) as T
}
const tenant = (await control<{ tenants: { id: string }[] }>('GET', '/state')).tenants[0]?.id ?? ''

/** A vendor's own registration, new for each round: what was accepted once is not asked for again. */
const registerVendor = async (domain: string) => {
  await control('POST', '/tenants', { displayName: 'Vendor', domains: [domain] })
  const { clientId } = await control<{ clientId: string }>('POST', `/tenants/${domain}/applications`, {
    displayName: 'Warehouse sync',
    signInAudience: 'AzureADMultipleOrgs',
    redirectUris: ['http://localhost/oauth/callback'],
  })
  const app = `/tenants/${domain}/applications/${clientId}`
  for (const name of ['Role/API.ReadWrite.All', 'Scope/Financials.ReadWrite.All'])
    await control('PUT', `${app}/permissions/${name}`)
  for (const name of ['Application.ReadWrite.All', 'AppRoleAssignment.ReadWrite.All', 'User.Read'])
    await control('PUT', `${app}/permissions/Scope/${name}`, { resource: graph })
  const { secretText: secret } = await control<{ secretText: string }>('POST', `${app}/secrets`, { displayName: 'one' })
  return { clientId, secret, endsOn: '2030-01-31' }
}

const hire = async (alias: string): Promise<Person> => {
  const { userPrincipalName: login } = await control<{ userPrincipalName: string }>(
    'POST',
    `/tenants/${tenant}/users`,
    {
      alias,
      displayName: alias,
      password: 'right',
      directoryRoles: [cloudApplicationAdministrator],
      permissionSets: ['D365 READ'],
    },
  )
  return { login, password: 'right' }
}

const addCard = (clientId: string): Promise<unknown> =>
  control('PUT', `/tenants/${tenant}/environments/Production/cards/${clientId}`, {
    description: 'Warehouse sync',
    state: 'Enabled',
    permissionSets: [{ roleId: 'D365 READ' }],
  })

/** What differs between somebody with an account here and the holder of a link. */
interface Way {
  readonly read: () => Promise<Setup>
  readonly answer: (step: StepId, values: Record<string, string | string[]>) => Promise<Setup>
  readonly look: (step: StepId) => Promise<Setup>
}

const asMember = (setupId: string): Way => ({
  read: () => call('setup.read', { setupId }),
  answer: (step, values) => call('setup.answer', { setupId, step, values }),
  look: (step) => call('setup.look', { setupId, step }),
})

const byLink = (token: string): Way => {
  const setupOf = async (opened: Promise<OpenedLink>): Promise<Setup> => (await opened).setup
  return {
    read: () => setupOf(call('link.read', { token })),
    answer: (step, values) => setupOf(call('link.answer', { token, step, values })),
    look: (step) => setupOf(call('link.look', { token, step })),
  }
}

const stepOf = ({ steps }: Setup, id: StepId) => steps.find((step) => step.id === id)

/** Reads again in the pace of the portal until something is so. */
const until = async <T>(read: () => Promise<T>, isSo: (value: T) => boolean): Promise<T> => {
  for (let count = 0; count < 60; count += 1) {
    const value = await read()
    if (isSo(value)) return value
    await pause(paceMs)
  }
  throw new Error(`It never came: ${JSON.stringify(await read()).slice(0, 2_000)}`)
}

const arriveAt = ({ read }: Way, id: StepId): Promise<Setup> =>
  until(read, (setup) => setup.current === id && stepOf(setup, id)?.look.running === false)

/** The sample of each field, what stands in it, or the first thing to choose. */
const answerAt = async (way: Way, id: StepId): Promise<void> => {
  const fields = stepOf(await arriveAt(way, id), id)?.mend.fields ?? []
  const values = fields.map(({ name, kind, sample, value, options }): [string, string | string[]] => {
    const given = sample ?? value ?? options?.[0]?.value ?? ''
    return [name, kind === 'choices' && typeof given === 'string' ? [given] : given]
  })
  await way.answer(id, Object.fromEntries(values))
}

const finish = async (way: Way): Promise<void> => {
  await answerAt(way, 'company')
  await until(way.read, ({ state }) => state === 'connected')
}

const begin = async (flow: Flow, app?: Awaited<ReturnType<typeof registerVendor>>): Promise<string> => {
  const wanted = [{ set: 'customers', verbs: ['list' as const, 'get' as const] }]
  const { id } = await call('integrations.create', {
    name: 'Warehouse sync',
    flow,
    endpoint,
    wanted,
    ...(app && { app }),
  })
  return (await call('setup.start', { integrationId: id, linkedAccount: { id: 'c-1', name: 'Fjordline' } })).id
}

const byHand = async (way: Way): Promise<void> => {
  for (const step of ['registration', 'secret', 'environment'] as const) await answerAt(way, step)
  await finish(way)
}

const throughMicrosoft = async (setupId: string, step: StepId, person: Person): Promise<void> =>
  goThrough((await call('setup.leave', { setupId, step })).url, home, person)

/** Adds the card and looks again, as the administrator does who has done so. */
const letIn = async (way: Way, clientId: string): Promise<void> => {
  await arriveAt(way, 'card')
  await addCard(clientId)
  await way.look('card')
}

/** Each way, with what has to be there before it begins; only what `go` does is timed. */
const ways: Readonly<Record<string, (round: number) => Promise<() => Promise<void>>>> = {
  "customer's own application, by hand": async () => async () => byHand(asMember(await begin('service-to-service'))),
  'the same by a link': async () => async () => {
    const setupId = await begin('service-to-service')
    await byHand(byLink(new URL((await call('links.create', { setupId })).url).hash.slice(1)))
  },
  "vendor's application, accepted by an administrator": async (round) => {
    const app = await registerVendor(`shared-${round}.example`)
    const person = await hire(`shared-${round}`)
    return async () => {
      const setupId = await begin('shared-app', app)
      const way = asMember(setupId)
      await throughMicrosoft(setupId, 'consent', person)
      await answerAt(way, 'environment')
      await letIn(way, app.clientId)
      await finish(way)
    }
  },
  'signed-in person': async (round) => {
    const app = await registerVendor(`delegated-${round}.example`)
    const person = await hire(`delegated-${round}`)
    return async () => {
      const setupId = await begin('delegated', app)
      const way = asMember(setupId)
      await throughMicrosoft(setupId, 'sign-in', person)
      await answerAt(way, 'environment')
      await finish(way)
    }
  },
  'one click': async (round) => {
    const app = await registerVendor(`click-${round}.example`)
    const person = await hire(`click-${round}`)
    return async () => {
      const setupId = await begin('service-to-service', app)
      const way = asMember(setupId)
      await throughMicrosoft(setupId, 'registration', person)
      const { planId } = await call('registering.read', { setupId })
      await call('registering.start', { setupId, planId: planId ?? '' })
      await until(
        () => call('registering.read', { setupId }),
        ({ state }) => state === 'done',
      )
      await answerAt(way, 'environment')
      const values = stepOf(await way.read(), 'registration')?.mend.fields ?? []
      await letIn(way, String(values.find(({ name }) => name === 'clientId')?.value))
      await finish(way)
    }
  },
}

try {
  for (const [name, prepare] of Object.entries(ways)) {
    const times: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      const go = await prepare(round)
      const start = performance.now()
      await go()
      times.push(performance.now() - start)
    }
    const slowest = Math.max(...times)
    report(
      `${name}, to Connected (budget ${budgetMs / 1_000} s of machine time)`,
      `${(median(times) / 1_000).toFixed(2)} s, slowest of ${rounds} ${(slowest / 1_000).toFixed(2)} s`,
      slowest < budgetMs,
    )
  }
} finally {
  const closed = once(child, 'close')
  child.kill('SIGTERM')
  await closed
  rmSync(data, { recursive: true, force: true })
}
