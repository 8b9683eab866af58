import { contract, type Operation, type StepId } from '@landbridge/contract'
import { Fault, type FaultCode, faults, listActions } from '@landbridge/model'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { viewFault } from '../../src/fault-view.ts'
import { textFields, textFieldsBelow } from '../../src/words/fields.ts'
import { goThrough, openBrowser } from '../browser.ts'
import { beginSetup, rightAnswers } from '../journey.ts'
import { beginOneClick, readRegistering, registerSignInApp, signInAtGraph, startPlan } from '../setup/administrator.ts'
import { administrator, beginWithVendorApp, registerVendorApp } from '../setup/vendor-app.ts'
import { useStore } from '../store.ts'
import { type Story, startStory } from '../story.ts'
import { leftInEnglish, listen } from './in-german.ts'

const store = useStore()

const read = (story: Story, setupId: string) => story.call('setup.read', { setupId })

/** Answers the last steps, reads the connection, and looks at it from all sides. */
const proveAndLook = async (story: Story, setupId: string) => {
  const { environment, company } = rightAnswers(story.simulator)
  await story.call('setup.answer', { setupId, step: 'environment', values: environment })
  await story.call('setup.answer', { setupId, step: 'company', values: company })
  await story.runs.idle()
  const { connectionId } = await read(story, setupId)
  if (connectionId === null) return
  await story.call('connections.read', { connectionId })
  await story.call('diagnosis.start', { connectionId })
}

test('an application of the customer: what is right and what is wrong is said in German', async () => {
  const { story, left } = listen(await startStory(store))
  const { id: setupId } = await beginSetup(story)
  const { registration, secret } = rightAnswers(story.simulator)
  const answer = (step: StepId, values: Record<string, string | string[]>) =>
    story.call('setup.answer', { setupId, step, values }).catch((error: Fault) => {
      for (const text of leftInEnglish('fault', viewFault(error))) expect(text).toBe('')
    })
  await answer('registration', { tenant: 'https://portal.azure.com/x', clientId: registration.clientId })
  await answer('registration', { ...registration, clientId: '11111111-2222-4333-8444-555555555555' })
  await answer('registration', registration)
  await answer('secret', { ...secret, secret: '0a1b2c3d-1111-4222-8333-444455556666' })
  await answer('secret', { ...secret, secret: 'abc8Q~wrongwrongwrongwrongwrongwrong123' })
  await answer('secret', secret)
  const { env, control } = story.simulator
  const card = { clientId: env.CLIENT_ID, description: 'Warehouse sync', permissionSets: [] }
  control.putCard(env.TENANT, env.ENVIRONMENT, { ...card, state: 'Disabled' })
  await answer('environment', { environment: env.ENVIRONMENT })
  control.putCard(env.TENANT, env.ENVIRONMENT, { ...card, state: 'Enabled' })
  await story.call('setup.look', { setupId, step: 'card' })
  control.putCard(env.TENANT, env.ENVIRONMENT, {
    ...card,
    state: 'Enabled',
    permissionSets: [{ roleId: 'D365 BUS FULL ACCESS' }],
  })
  await story.call('setup.look', { setupId, step: 'card' })
  await proveAndLook(story, setupId)
  expect(left()).toEqual([])
})

test("the vendor's application: the way over Microsoft's pages is said in German", async () => {
  const { story, left } = listen(await startStory(store))
  const app = registerVendorApp(story)
  const { id: setupId } = await beginWithVendorApp(story, 'shared-app', app)
  for (const answer of ['Cancel', 'Accept'] as const) {
    const { url } = await story.call('setup.leave', { setupId, step: 'consent' })
    await goThrough(openBrowser(story), url, administrator(story), answer)
    await read(story, setupId)
  }
  const { env, control } = story.simulator
  control.putCard(env.TENANT, env.ENVIRONMENT, {
    clientId: app.clientId,
    description: 'Warehouse sync',
    state: 'Enabled',
    permissionSets: [{ roleId: 'D365 BUS FULL ACCESS' }],
  })
  await proveAndLook(story, setupId)
  expect(left()).toEqual([])
})

test('a person who signs in: every step is said in German', async () => {
  const { story, left } = listen(await startStory(store))
  const { id: setupId } = await beginWithVendorApp(story, 'delegated')
  const { url } = await story.call('setup.leave', { setupId, step: 'sign-in' })
  await goThrough(openBrowser(story), url, administrator(story))
  await proveAndLook(story, setupId)
  expect(left()).toEqual([])
})

test('one click: the plan and its progress are said in German', async () => {
  const { story, left } = listen(await startStory(store))
  const setup = await beginOneClick(story, { app: registerSignInApp(story) })
  await readRegistering(story, setup.id)
  await signInAtGraph(story, setup.id)
  await startPlan(story, setup.id)
  await story.runs.idle()
  await readRegistering(story, setup.id)
  expect(left()).toEqual([])
})

test.each(['service-to-service', 'shared-app', 'delegated'] as const)(
  'the guide for %s is German as a whole',
  async (flow) => {
    const { story, left } = listen(await startStory(store))
    const actions = listActions()
      .map(({ id }) => id)
      .slice(0, 70)
      .join(',')
    await story.call('guide.actions', {})
    await story.call('catalogue.sets', {})
    await story.call('catalogue.endpoints', {})
    const { markdown } = await story.call('guide.read', { actions, flow, name: 'Lager' }, { language: 'de' })
    const sentences = markdown.split('\n').map((line) => line.replace(/`[^`]*`/g, '').replace(/\([^)]*\)/g, ''))
    expect(sentences.filter((line) => /\b(the|is|are|and|which|this|that)\b/i.test(line))).toEqual([])
    expect(left()).toEqual([])
  },
)

test('every fault is said in German', () => {
  const codes = Object.keys(faults) as FaultCode[]
  expect(codes.flatMap((code) => leftInEnglish('fault', viewFault(new Fault(code))))).toEqual([])
})

/** Fields that hold a text in no language of ours: names, identifiers, values and what others have said. */
const plainFields = new Set(
  (
    'id key set name kind role code field value sample url address api authority webClient graph entraAdminCenter ' +
    'family tenant tenantId clientId objectId principalId person by login version since theirs theirMessage ' +
    'requestId type country environment displayName area actions permissionSets roles scopes refersTo retry seen ' +
    'application brief description publisher platform runtime target minVersion fileName sha256 domains ' +
    'integrationName startsWith userCode markdown on rule to undo between needs ' +
    'subject audience is lines kinds found'
  ).split(' '),
)

test('every field of every answer is known as a text or as something else', () => {
  const unknown = new Set<string>()
  type Schema = Readonly<Record<string, unknown>>
  const visit = (schema: unknown, path: readonly string[], root: Schema, operation: string): void => {
    if (typeof schema !== 'object' || schema === null) return
    const node = schema as Schema
    if (typeof node.$ref === 'string') {
      const id = node.$ref.split('/').pop() ?? ''
      // What was met before on this way needs no second look.
      if (!path.includes(`$${id}`)) visit((root.$defs as Schema)[id], [...path, `$${id}`], root, operation)
      return
    }
    for (const key of ['anyOf', 'oneOf', 'allOf'])
      for (const each of (node[key] as unknown[] | undefined) ?? []) visit(each, path, root, operation)
    const isFree = [node.enum, node.const, node.format, node.pattern].every((each) => each === undefined)
    const [above = '', name = ''] = path.filter((each) => !each.startsWith('$')).slice(-2)
    const isKnown = textFields.has(name) || plainFields.has(name) || textFieldsBelow.has(`${above}.${name}`)
    if (node.type === 'string' && isFree && !isKnown && name !== '') unknown.add(`${operation}: ${above}.${name}`)
    for (const [key, each] of Object.entries((node.properties as Schema | undefined) ?? {}))
      visit(each, [...path, key], root, operation)
    visit(node.items, path, root, operation)
  }
  for (const [name, operation] of Object.entries<Operation>(contract)) {
    const root = z.toJSONSchema(operation.output, { io: 'output', unrepresentable: 'any' }) as Schema
    visit(root, [], root, name)
  }
  expect([...unknown]).toEqual([])
})
