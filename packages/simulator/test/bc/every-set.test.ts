import { type Entity, entitiesAt, findOptionName, type Property, type RouteName, routes } from '@landbridge/model'
import { describe, expect, test } from 'vitest'
import { startFace } from './face.ts'

const face = startFace()
const version = 28
const zeroGuid = '00000000-0000-0000-0000-000000000000'

/** Sets that some parents cannot fill: not every document is printed. */
const refused: ReadonlySet<string> = new Set(['pdfDocument'])

const addressOf = (route: RouteName, { set, everyCompany }: Entity): string => {
  const company = everyCompany ? '' : `companies(${face.company.id})/`
  return `/v2.0/Production/${routes[route].path}/${company}${set}`
}

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

const isValid = (property: Property, value: unknown): boolean => {
  switch (property.kind) {
    case 'guid':
      return guid.test(String(value))
    case 'text':
      return (
        typeof value === 'string' &&
        (property.length === 0 || value.length <= property.length) &&
        (!property.upperCase || value === value.toUpperCase())
      )
    case 'choice':
      return property.members.length === 0 || property.members.includes(value as never)
    case 'option':
      return findOptionName(property.of, String(value)) === value
    case 'flag':
      return typeof value === 'boolean'
    case 'date':
      return /^\d{4}-\d\d-\d\d$/.test(String(value))
    case 'instant':
      return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{0,2}[1-9])?Z$/.test(String(value))
    case 'integer':
    case 'bigInteger':
      return Number.isInteger(value)
    case 'collection':
      return Array.isArray(value)
    default:
      return typeof value === 'number'
  }
}

const faultsOf = ({ properties }: Entity, row: Record<string, unknown>): string[] =>
  Object.entries(properties).flatMap(([name, property]) => {
    if (property.kind === 'stream' || property.filterOnly) return []
    return isValid(property, row[name]) ? [] : [`${name}: ${JSON.stringify(row[name])}`]
  })

const keyOf = (entity: Entity, row: Record<string, unknown>): string => {
  const text = (name: string): string => {
    const value = row[name]
    return entity.properties[name]?.kind === 'guid'
      ? String(value)
      : `'${encodeURIComponent(String(value).replaceAll("'", "''"))}'`
  }
  const [only] = entity.key
  return entity.key.length === 1 ? text(only!) : entity.key.map((name) => `${name}=${text(name)}`).join(',')
}

for (const route of ['standard', 'automation'] as const)
  describe(`every set of the ${route} route`, () => {
    const sets = entitiesAt(version, route).filter(
      ({ onlyBelow, needsParent, set }) => !onlyBelow && !needsParent && set !== 'timeRegistrationEntries',
    )

    test.each(sets.map((entity) => [entity.set, entity] as const))('%s', async (_, entity) => {
      const address = addressOf(route, entity)
      const { status, json } = await face.send('GET', `${address}?$top=50`)
      expect(status).toBe(200)
      for (const row of json.value) expect(faultsOf(entity, row)).toEqual([])
      const [row] = json.value
      if (row === undefined) return
      const names = Object.keys(row).filter((name) => !name.includes('@'))
      expect(names.slice(0, entity.key.length)).toEqual(entity.key)
      expect('@odata.etag' in row).toBe(entity.noEtag !== true)
      const one = await face.send('GET', `${address}(${keyOf(entity, row)})`)
      expect(one.status).toBe(200)
      expect(one.json).toMatchObject(row)
      expect((await face.send('GET', `${address}/$count`)).status).toBe(200)
    })

    test('and every set that is only below a parent can be reached from one', async () => {
      const rows = await Promise.all(
        entitiesAt(version, route).map(async (entity) => {
          const { json } = await face.send('GET', `${addressOf(route, entity)}?$top=1`)
          return [entity, json.value?.[0]] as const
        }),
      )
      for (const [entity, row] of rows)
        for (const [name, { to }] of Object.entries(entity.navigation ?? {})) {
          if (row === undefined || refused.has(to)) continue
          const { status, json } = await face.send('GET', `${addressOf(route, entity)}(${keyOf(entity, row)})/${name}`)
          expect([`${entity.set}/${name}`, [200, 404].includes(status), status]).toEqual([
            `${entity.set}/${name}`,
            true,
            status,
          ])
          if (status === 404) expect(json.error.code).toBe('BadRequest_ResourceNotFound')
        }
    })
  })

test('an older version has fewer sets and properties', async () => {
  const older = startFace('small')
  Object.assign(older.environment, { version: '18.3.0.0' })
  expect((await older.get('disputeStatus')).json.error.code).toBe('BadRequest_ResourceNotFound')
  const [row] = (await older.get('customers?$top=1')).json.value
  expect('balanceDue' in row).toBe(false)
  expect('paymentTermsId' in row).toBe(true)
})

test('blank keys are never given to stored records', async () => {
  const [row] = (await face.get('customers?$top=1')).json.value
  expect(row.id).not.toBe(zeroGuid)
})
