import { entitiesAt, routes } from '@landbridge/model'
import { describe, expect, test } from 'vitest'
import { startFace } from './face.ts'

const face = startFace('small')

interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Element[]
}

/** Reads the plain XML that we write ourselves; anything else is an error. */
const parseXml = (text: string): Element => {
  const root: Element = { name: '', attributes: {}, children: [] }
  const open = [root]
  const tag = /<(\/?)([\w:]+)((?:\s[\w:.]+="[^"<]*")*)\s*(\/?)>|<\?xml[^>]*\?>/gy
  while (tag.lastIndex < text.length) {
    const at = tag.lastIndex
    const found = tag.exec(text)
    if (found === null) throw new Error(`No tag at ${at}: ${text.slice(at, at + 60)}`)
    const [, closing, name, written = '', empty] = found
    if (name === undefined) continue
    if (closing) {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes nothing`)
      continue
    }
    const attributes = Object.fromEntries(
      [...written.matchAll(/([\w:.]+)="([^"]*)"/g)].map(([, key, value]) => [key, value]),
    )
    const element = { name, attributes, children: [] } as Element
    open.at(-1)!.children.push(element)
    if (!empty) open.push(element)
  }
  if (open.length !== 1) throw new Error('Some elements are not closed')
  return root
}

const all = (element: Element, name: string): Element[] =>
  element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)])

const namesOf = (elements: readonly Element[]): string[] => elements.map(({ attributes }) => attributes.Name!)

const read = async (route: 'standard' | 'automation') => {
  const { text, headers, status } = await face.send('GET', `/v2.0/Production/${routes[route].path}/$metadata`)
  return { text, headers, status, xml: parseXml(text) }
}

describe.each(['standard', 'automation'] as const)('$metadata of the %s route', async (route) => {
  const { xml, headers, text } = await read(route)
  const types = all(xml, 'EntityType')
  const sets = all(xml, 'EntitySet')
  const known = new Set(
    [...types, ...all(xml, 'EnumType'), ...all(xml, 'ComplexType')].map(
      ({ attributes }) => `Microsoft.NAV.${attributes.Name}`,
    ),
  )
  const plain = (type: string): string => /^Collection\((.*)\)$/.exec(type)?.[1] ?? type

  test('is XML of OData 4.0, without an etag', () => {
    expect(headers['content-type']).toBe('application/xml')
    expect(headers.etag).toBeUndefined()
    expect(text.startsWith('<?xml version="1.0" encoding="utf-8"?><edmx:Edmx Version="4.0"')).toBe(true)
  })

  test('has every set of the route, with what it allows', () => {
    const entities = entitiesAt(28, route).filter(({ onlyBelow }) => !onlyBelow)
    expect(namesOf(sets).sort()).toEqual(entities.map(({ set }) => set).sort())
    for (const { set, allows } of entities) {
      const element = sets.find(({ attributes }) => attributes.Name === set)!
      const flags = all(element, 'PropertyValue').map(({ attributes }) => [attributes.Property, attributes.Bool])
      expect(Object.fromEntries(flags)).toMatchObject({
        Supported: 'false',
        Insertable: String(allows.includes('create')),
        Updatable: String(allows.includes('update')),
        Deletable: String(allows.includes('delete')),
      })
    }
  })

  test('names every type once, and only types that are there', () => {
    const names = namesOf([...types, ...all(xml, 'EnumType'), ...all(xml, 'ComplexType')])
    expect(new Set(names).size).toBe(names.length)
    const used = [...all(xml, 'Property'), ...all(xml, 'NavigationProperty'), ...all(xml, 'Parameter')]
    for (const { attributes } of used) {
      const type = plain(attributes.Type!)
      expect(type.startsWith('Edm.') || known.has(type) ? '' : type).toBe('')
    }
    for (const { attributes } of sets) expect(known.has(attributes.EntityType!)).toBe(true)
  })

  test('puts the key first and lets it hold no null', () => {
    for (const type of types) {
      const key = namesOf(all(type.children[0]!, 'PropertyRef'))
      const properties = type.children.filter(({ name }) => name === 'Property')
      expect(namesOf(properties).slice(0, key.length)).toEqual(key)
      for (const property of properties.slice(0, key.length)) expect(property.attributes.Nullable).toBe('false')
    }
  })

  test('gives each member of a type a name of its own', () => {
    for (const type of types) {
      const members = namesOf(type.children.filter(({ name }) => name === 'Property' || name === 'NavigationProperty'))
      expect(new Set(members).size).toBe(members.length)
    }
  })

  test('binds ways to sets that are there, and contains parts', () => {
    const setNames = new Set(namesOf(sets))
    for (const { attributes } of all(xml, 'NavigationPropertyBinding'))
      expect(setNames.has(attributes.Target!)).toBe(true)
    for (const set of sets) {
      const type = types.find(({ attributes }) => `Microsoft.NAV.${attributes.Name}` === set.attributes.EntityType)!
      const ways = type.children.filter(({ name }) => name === 'NavigationProperty')
      const bound = new Set(all(set, 'NavigationPropertyBinding').map(({ attributes }) => attributes.Path))
      for (const { attributes } of ways) expect(bound.has(attributes.Name!)).toBe(attributes.ContainsTarget !== 'true')
    }
  })

  test('has enum members with ordinals', () => {
    for (const { attributes } of all(xml, 'Member')) {
      expect(attributes.Name).toMatch(/^[A-Za-z_]\w*$/)
      expect(attributes.Value).toMatch(/^\d+$/)
    }
  })
})

test('a company contains every set that belongs to it', async () => {
  const { xml } = await read('standard')
  const company = all(xml, 'EntityType').find(({ attributes }) => attributes.Name === 'company')!
  const contained = company.children.filter(({ attributes }) => attributes.ContainsTarget === 'true')
  const expected = entitiesAt(28, 'standard').filter(({ everyCompany }) => !everyCompany)
  expect(namesOf(contained).sort()).toEqual(expected.map(({ set }) => set).sort())
})

test('columns are told as a live environment tells them', async () => {
  const { xml } = await read('standard')
  const customer = all(xml, 'EntityType').find(({ attributes }) => attributes.Name === 'customer')!
  const property = (name: string) => customer.children.find(({ attributes }) => attributes.Name === name)!.attributes
  expect(property('id')).toEqual({ Name: 'id', Type: 'Edm.Guid', Nullable: 'false' })
  expect(property('number')).toEqual({ Name: 'number', Type: 'Edm.String', MaxLength: '20' })
  expect(property('displayName')).toEqual({
    Name: 'displayName',
    Type: 'Edm.String',
    Nullable: 'false',
    MaxLength: '100',
  })
  expect(property('creditLimit')).toEqual({ Name: 'creditLimit', Type: 'Edm.Decimal', Scale: 'Variable' })
  expect(property('blocked')).toEqual({ Name: 'blocked', Type: 'Microsoft.NAV.customerBlocked' })
  expect(property('taxRegistrationNumber')).toEqual({ Name: 'taxRegistrationNumber', Type: 'Edm.String' })
  expect(property('lastModifiedDateTime')).toEqual({ Name: 'lastModifiedDateTime', Type: 'Edm.DateTimeOffset' })
})

test('bound actions take their entity', async () => {
  const { xml } = await read('standard')
  const actions = all(xml, 'Action').map(({ attributes, children }) => [attributes.Name, children[0]?.attributes.Type])
  expect(actions).toContainEqual(['post', 'Microsoft.NAV.salesInvoice'])
  expect(actions).toHaveLength(21)
})

test('the service document lists the sets', async () => {
  for (const path of ['api/v2.0', 'api/v2.0/']) {
    const { json } = await face.send('GET', `/v2.0/Production/${path}`)
    expect(json['@odata.context']).toMatch(/api\/v2\.0\/\$metadata$/)
    expect(json.value).toContainEqual({ name: 'customers', kind: 'EntitySet', url: 'customers' })
  }
})

test('below a company there is no document', async () => {
  expect((await face.get('$metadata')).status).toBe(404)
})

test('the routes and the names of entities are told', async () => {
  const base = '/v2.0/Production/api/v2.0'
  const { json: found } = await face.send('GET', `${base}/apicategoryroutes`)
  expect(found.value).toContainEqual(
    expect.objectContaining({
      route: 'microsoft/automation/v2.0',
      publisher: 'microsoft',
      group: 'automation',
      version: 'v2.0',
    }),
  )
  const { json } = await face.send('GET', `${base}/entityDefinitions('customer')`)
  expect(json).toMatchObject({ entityName: 'customer', entitySetName: 'customers' })
  expect(json.entitySetCaptions).toEqual([{ languageCode: 1033, caption: 'Customers' }])
})
