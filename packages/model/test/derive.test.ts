import {
  code,
  type Entity,
  entities,
  entitiesAt,
  entity,
  entityAt,
  escapeOptionName,
  findOptionName,
  jsonSchema,
  key,
  options,
  ordinalsOf,
  plainOptionName,
  propertySchema,
  sinceOf,
  text,
} from '@landbridge/model'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const version = (set: keyof typeof entities, at: number): Entity => {
  const found = entityAt(entities[set], at)
  if (!found) throw new Error(`${set} is not in version ${at}.`)
  return found
}

describe('escapeOptionName and plainOptionName', () => {
  test.each([
    ['Credit Memo', 'Credit_x0020_Memo'],
    ['G/L Account', 'G_x002F_L_x0020_Account'],
    ['Non-Inventory', 'Non_x002D_Inventory'],
    ['Expired ', 'Expired_x0020_'],
    [' ', '_x0020_'],
    ['snake_case_9', 'snake_case_9'],
    ['Größe', 'Gr_x00F6__x00DF_e'],
    ['_x0041_', '_x005F_x0041_'],
  ])('write %j as %s and read it back', (plain, wire) => {
    expect(escapeOptionName(plain)).toBe(wire)
    expect(plainOptionName(wire)).toBe(plain)
  })

  test('turn any text into a name of letters, digits and underscores, and back', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('_', 'x', '0', '4', '1', 'A', 'f', ' ', '\u0000') }),
    )
    fc.assert(
      fc.property(text, (plain) => {
        const wire = escapeOptionName(plain)
        expect(wire).toMatch(/^\w*$/)
        expect(plainOptionName(wire)).toBe(plain)
      }),
      { numRuns: 1_000 },
    )
  })

  test('read hexadecimal digits of either case', () => {
    expect(plainOptionName('G_x002f_L')).toBe('G/L')
  })
})

describe('findOptionName', () => {
  test('takes wire name and plain name alike', () => {
    expect(findOptionName(options.salesLineType, 'G_x002F_L_x0020_Account')).toBe('G_x002F_L_x0020_Account')
    expect(findOptionName(options.salesLineType, 'G/L Account')).toBe('G_x002F_L_x0020_Account')
  })

  test('finds nothing under a name that only objects have', () => {
    expect(findOptionName(options.salesLineType, 'toString')).toBeUndefined()
  })
})

describe('ordinalsOf', () => {
  test('counts from zero unless the enum says otherwise', () => {
    expect(ordinalsOf(options.contactType)).toEqual({ Company: 0, Person: 1 })
    expect(ordinalsOf(options.jobQueuePriority)).toEqual({ High: 1000, Normal: 2000, Low: 3000 })
  })
})

describe('jsonSchema', () => {
  test('of a record shows all that the body holds, and requires the key', () => {
    const schema = jsonSchema(entities.customers, 'record')
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: 'customer',
      type: 'object',
      required: ['id'],
      properties: {
        '@odata.etag': { type: 'string', readOnly: true },
        id: { type: 'string', format: 'uuid', readOnly: true },
        displayName: { type: 'string', maxLength: 100 },
        creditLimit: { type: 'number' },
        taxLiable: { type: 'boolean' },
        blocked: { type: 'string', enum: ['_x0020_', 'Ship', 'Invoice', 'All'] },
        lastModifiedDateTime: { type: 'string', format: 'date-time', readOnly: true },
      },
    })
    expect(schema.properties?.displayName).not.toHaveProperty('readOnly')
  })

  test('of a draft holds what may be written and nothing else', () => {
    const schema = jsonSchema(entities.customers, 'draft')
    expect(schema).toMatchObject({ required: ['displayName'], additionalProperties: false })
    expect(schema.properties).toHaveProperty('creditLimit')
    expect(schema.properties).not.toHaveProperty('balanceDue')
    expect(schema.properties).not.toHaveProperty('@odata.etag')
  })

  test('of a draft asks for any one of the properties of which one is enough', () => {
    expect(jsonSchema(entities.dimensionSetLines, 'draft').allOf).toEqual([
      { anyOf: [{ required: ['id'] }, { required: ['code'] }] },
      { anyOf: [{ required: ['valueId'] }, { required: ['valueCode'] }] },
    ])
  })

  test('of changes requires nothing but that there is a change', () => {
    const schema = jsonSchema(entities.customers, 'changes')
    expect(schema).toMatchObject({ minProperties: 1, additionalProperties: false })
    expect(schema).not.toHaveProperty('required')
  })

  test('leaves out streams, filters and the etag of sets without one', () => {
    expect(jsonSchema(entities.pictures, 'record').properties).not.toHaveProperty('pictureContent')
    const sales = jsonSchema(entities.customerSales, 'record').properties
    expect(sales).not.toHaveProperty('dateFilter_FilterOnly')
    expect(sales).not.toHaveProperty('@odata.etag')
  })

  test('of a draft is empty where nothing can be written', () => {
    expect(jsonSchema(entities.accounts, 'draft').properties).toEqual({})
  })

  test('gives bounds, notes and the names of a classic option as examples', () => {
    expect(propertySchema(entities.paymentTerms.properties.discountPercent)).toEqual({
      type: 'number',
      minimum: 0,
      maximum: 100,
    })
    expect(propertySchema(entities.transferOrders.properties.status)).toEqual({
      type: 'string',
      examples: ['Open', 'Released'],
      readOnly: true,
    })
    expect(propertySchema(entities.timeRegistrationEntries.properties.lastModfiedDateTime)).toMatchObject({
      description: 'misspelt in the real API',
    })
  })

  test('gives the value of a new record to those who write one', () => {
    const colour = text(10, { initial: 'green' })
    expect(propertySchema(colour, true)).toEqual({ type: 'string', maxLength: 10, default: 'green' })
    expect(propertySchema(colour)).toEqual({ type: 'string', maxLength: 10 })
  })

  test('serves the tables of a partner as well', () => {
    const shelves = entity({
      set: 'shelves',
      name: 'shelf',
      area: 'documents',
      route: 'standard',
      about: 'A board for books.',
      source: { page: 50_100, table: 'Shelf' },
      since: 17,
      key: ['id'],
      allows: ['list', 'get', 'create'],
      properties: { id: key(), code: code(10, { required: true }) },
    })
    expect(jsonSchema(shelves, 'draft')).toMatchObject({
      properties: { code: { type: 'string', maxLength: 10 } },
      required: ['code'],
    })
  })
})

describe('sinceOf', () => {
  test('tells the first version of a set and of its members', () => {
    expect(sinceOf(entities.customers)).toBe(17)
    expect(sinceOf(entities.customers, 'number')).toBe(17)
    expect(sinceOf(entities.customers, 'creditLimit')).toBe(19)
    expect(sinceOf(entities.purchaseOrders, 'receiveAndInvoice')).toBe(19)
    expect(sinceOf(entities.customers, 'shoeSize')).toBeUndefined()
  })

  test('dates a navigation no earlier than its target', () => {
    expect(entities.attachments.navigation.transferOrder).not.toHaveProperty('since')
    expect(sinceOf(entities.attachments, 'transferOrder')).toBe(29)
  })

  test('dates a lookup no earlier than the property that it starts from', () => {
    expect(entities.salesInvoices.navigation.dimensionValue).not.toHaveProperty('since')
    expect(sinceOf(entities.salesInvoices, 'dimensionValue')).toBe(19)
  })
})

describe('entityAt', () => {
  test('knows no set before its first version', () => {
    expect(entityAt(entities.purchaseCreditMemos, 21)).toBeUndefined()
    expect(entityAt(entities.purchaseCreditMemos, 22)?.set).toBe('purchaseCreditMemos')
  })

  test('drops properties, navigation, actions and rules that came later', () => {
    const at18 = version('purchaseOrders', 18)
    expect(at18.properties).not.toHaveProperty('shortcutDimension1Code')
    expect(at18.navigation).not.toHaveProperty('dimensionValue')
    expect(at18.actions).toEqual({})
    expect(at18.rules?.filter(({ on }) => on === 'action:receiveAndInvoice')).toEqual([])
    expect(version('purchaseOrders', 19).actions).toHaveProperty('receiveAndInvoice')
  })

  test('drops enum members that version 26 does not have, and keeps the numbers of the rest', () => {
    const { parentType } = version('pictures', 26).properties
    expect(parentType).toMatchObject({
      of: { ordinals: { Customer: 1, Item: 2, Vendor: 3, Employee: 4, Contact: 5 } },
    })
    expect(parentType).not.toHaveProperty('of.members.Item_x0020_Variant')
    expect(version('pictures', 27).properties.parentType).toHaveProperty('of.members.Item_x0020_Variant')
  })

  test('names table and field where a reference leads to a set that came later', () => {
    expect(version('customers', 19).properties.salespersonCode?.refersTo).toEqual({
      table: 'Salesperson/Purchaser',
      field: 'Code',
      filtered: true,
    })
    expect(version('customers', 26).properties.salespersonCode?.refersTo).toEqual({
      to: 'salespeoplePurchasers.code',
      filtered: true,
    })
  })

  test('puts a column that is not shown yet in brackets in the order', () => {
    expect(version('journals', 18).order).toEqual(['(Journal Template Name)', 'code'])
    expect(version('journals', 19).order).toEqual(['templateDisplayName', 'code'])
  })

  test('leaves the newest version as it is', () => {
    for (const each of Object.values<Entity>(entities)) expect(entityAt(each, 29)).toEqual(each)
  })

  test.each([17, 18, 19, 22, 26, 28])('of version %i leaves no way to anything that came later', (at) => {
    for (const route of ['standard', 'automation'] as const) {
      const served = entitiesAt(at, route)
      const sets = new Map(served.map((each) => [each.set, each]))
      for (const { properties, navigation = {} } of served) {
        for (const { refersTo } of Object.values(properties))
          for (const { to } of [refersTo ?? []].flat()) {
            const [set = '', name = ''] = to?.split('.') ?? []
            if (to) expect(sets.get(set)?.properties).toHaveProperty(name)
          }
        for (const { to } of Object.values(navigation)) expect(sets.has(to)).toBe(true)
      }
    }
  })
})

describe('entitiesAt', () => {
  test('counts the sets of each version as Microsoft does', () => {
    const withoutPlatform = (at: number): number => entitiesAt(at).filter(({ source }) => !source.platform).length
    expect([17, 18, 19, 22, 23, 25, 26, 28, 29].map(withoutPlatform)).toEqual([57, 64, 68, 71, 76, 80, 81, 81, 144])
  })

  test('serves the automation route too', () => {
    expect(entitiesAt(17, 'automation').map(({ set }) => set)).toContain('extensions')
    expect(entitiesAt(17, 'automation').map(({ set }) => set)).not.toContain('features')
    expect(entitiesAt(27, 'automation').map(({ set }) => set)).toContain('features')
  })
})
