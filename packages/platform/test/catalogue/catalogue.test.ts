import { contract, type OperationName } from '@landbridge/contract'
import { entitiesOf, faults, microsoftEndpoints } from '@landbridge/model'
import { expect, test } from 'vitest'
import { catalogueHandlers } from '../../src/catalogue/handlers.ts'
import type { CallContext } from '../../src/handler.ts'

const demo = { endpoints: { ...microsoftEndpoints, api: 'http://127.0.0.1:7702' }, sample: { tenant: 't' } }
const nobody = {} as CallContext

const ask = async <N extends Extract<OperationName, `catalogue.${string}`>>(
  name: N,
  input: object,
  withDemo = true,
) => {
  const handler = catalogueHandlers({ demo: withDemo ? demo : undefined })[name] as (
    i: unknown,
    c: CallContext,
  ) => Promise<unknown>
  return contract[name].output.parse(await handler(contract[name].input.parse(input), nobody)) as never as ReturnType<
    (typeof contract)[N]['output']['parse']
  >
}

test('offers the demonstration tenant only while its simulator runs', async () => {
  const kinds = async (withDemo: boolean) =>
    (await ask('catalogue.endpoints', {}, withDemo)).endpoints.map(({ kind }) => kind)
  expect(await kinds(true)).toEqual(['business-central', 'wiise', 'demo', 'other'])
  expect(await kinds(false)).toEqual(['business-central', 'wiise', 'other'])
})

test('lists every entity set of every route', async () => {
  const { sets } = await ask('catalogue.sets', {})
  expect(sets).toHaveLength(entitiesOf('standard').length + entitiesOf('automation').length)
  const { sets: automation } = await ask('catalogue.sets', { route: 'automation' })
  expect(automation.every(({ route }) => route === 'automation')).toBe(true)
})

test('describes every entity set by the shape of the contract', async () => {
  for (const route of ['standard', 'automation'] as const)
    for (const { set } of entitiesOf(route)) expect((await ask('catalogue.set', { set, route })).set).toBe(set)
})

test('tells lengths, options, references and needed permissions of a property', async () => {
  const customers = await ask('catalogue.set', { set: 'customers' })
  const property = (name: string) => customers.properties.find((each) => each.name === name)
  expect(property('displayName')).toMatchObject({
    kind: 'text',
    length: 100,
    required: true,
    readOnly: false,
    filterable: true,
  })
  expect(property('country')).toMatchObject({ refersTo: ['countriesRegions.code'] })
  expect(property('balanceDue')).toMatchObject({ readOnly: true })
  expect(property('currencyCode')).toMatchObject({ filterable: false })
  expect(property('blocked')?.options?.length).toBeGreaterThan(1)
  expect(customers).toMatchObject({
    roles: ['API.ReadWrite.All'],
    permissionSets: ['D365 BUS FULL ACCESS'],
    key: ['id'],
  })
})

test('does not know other names', async () => {
  await expect(ask('catalogue.set', { set: 'unicorns' })).rejects.toMatchObject({ code: 'catalogue.unknown_set' })
})

test('lists every fault with its remedy', async () => {
  const listed = (await ask('catalogue.faults', {})).faults
  expect(listed.map(({ code }) => code)).toEqual(Object.keys(faults))
})
