import { type Entity, entitiesAt } from '@landbridge/model'
import { describe, expect, test } from 'vitest'
import { startFace } from '../face.ts'

// The rules that the tables of facts state of single properties, each tried on a record of its set.

const version = 28
const face = startFace('demo', { ledgerEntries: 0 })
// biome-ignore lint/suspicious/noExplicitAny: records are looked at as JSON
const rows = async (path: string): Promise<any[]> => (await face.get(path)).json.value ?? []

const nobody = '11111111-2222-4333-8444-555555555555'
const dialog = 'Application_DialogException'

/** Sets whose records are made first, since the demonstration has none to change. */
const made: Readonly<Record<string, () => Promise<string>>> = {
  customerPayments: async () => payment('customerPaymentJournals', 'customerPayments', 'salesInvoices', 'customerId'),
  vendorPayments: async () => payment('vendorPaymentJournals', 'vendorPayments', 'purchaseInvoices', 'vendorId'),
  journalLines: async () => {
    const [{ id }] = await rows('journals')
    return create(`journals(${id})/journalLines`, { accountNumber: '7310', amount: 1 })
  },
  timeRegistrationEntries: async () => {
    const [{ id }] = await rows('employees')
    return create('timeRegistrationEntries', { employeeId: id, date: '2026-11-02', quantity: 4 })
  },
  opportunities: () => create('opportunities', { description: 'Desks' }),
}

const create = async (path: string, body: object): Promise<string> => {
  const { json } = await face.call('POST', path, { body })
  return `${path.split('/').at(-1)}(${json.id})`
}

const payment = async (journals: string, payments: string, invoices: string, name: string): Promise<string> => {
  const [{ id }] = await rows(journals)
  const [invoice] = await rows(`${invoices}?$filter=status eq 'Open'&$top=1`)
  return create(`${journals}(${id})/${payments}`, { [name]: invoice[name], amount: 1 })
}

/** A record of a set that may still be changed; undefined for sets that nothing in the demonstration fills. */
const recordOf = async (entity: Entity): Promise<string | undefined> => {
  const { set } = entity
  if (made[set]) return made[set]()
  const parent = /^(sales|purchase)(Quote|Order|Invoice|CreditMemo)Lines$/.exec(set)
  if (parent) {
    const [, side, kind] = parent
    const documents = `${side}${kind}s`
    const filter = kind === 'Order' || kind === 'Quote' ? '' : "&$filter=status eq 'Draft'"
    const [document] = await rows(`${documents}?$top=1${filter}`)
    const [line] = await rows(`${documents}(${document.id})/${set}?$top=1`)
    return `${set}(${line.id})`
  }
  const isDraft = 'status' in entity.properties && /Invoices|CreditMemos/.test(set)
  const [row] = await rows(`${set}?$top=1${isDraft ? "&$filter=status eq 'Draft'" : ''}`)
  return row && `${set}(${row.id})`
}

const change = (path: string, body: object) => face.call('PATCH', path, { body, headers: { 'if-match': '*' } })

const standard = entitiesAt(version, 'standard').filter(
  ({ allows, needsParent, onlyBelow, set }) =>
    allows.includes('update') &&
    (!needsParent || /Lines$|Payments$/.test(set)) &&
    !onlyBelow &&
    set !== 'subscriptions' &&
    set !== 'dimensionSetLines',
)

const withRule = (kind: string) =>
  standard.flatMap((entity) =>
    (entity.rules ?? [])
      .filter((rule) => rule.kind === kind && rule.on.startsWith('set:'))
      .map((rule) => [entity.set, rule.on.slice(4), entity] as const)
      .filter(([, name, { properties }]) => properties[name] !== undefined && properties[name]!.readOnly === undefined),
  )

const unique = <T extends readonly [string, string, Entity]>(list: readonly T[]): T[] => [
  ...new Map(list.map((each) => [`${each[0]}.${each[1]}`, each])).values(),
]

/** Properties that may only be set on posted documents, or that are frozen on a record that is there. */
const elsewhere: ReadonlySet<string> = new Set(['disputeStatusId', 'disputeStatus', 'lineObjectNumber'])

describe('a reference leads to what is there', () => {
  test.each(unique(withRule('reference')).filter(([, name]) => !elsewhere.has(name)))(
    '%s.%s',
    async (set, name, entity) => {
      const path = await recordOf(entity)
      expect(path, `a record of ${set}`).toBeDefined()
      const value = entity.properties[name]!.kind === 'guid' ? nobody : 'NOWHERE'
      const { status, json } = await change(path!, { [name]: value })
      expect([status, json.error?.code]).toEqual([400, dialog])
      expect(json.error.message).toContain(name)
    },
  )
})

describe('what stays stays', () => {
  test.each(unique(withRule('immutable')))('%s.%s', async (set, name, entity) => {
    const path = await recordOf(entity)
    expect(path, `a record of ${set}`).toBeDefined()
    const { kind } = entity.properties[name]!
    const value = kind === 'guid' ? nobody : kind === 'integer' ? 77 : 'OTHER'
    const { status, json } = await change(path!, { [name]: value })
    expect([status, json.error?.code]).toEqual([400, dialog])
  })
})

describe('what may not be blank', () => {
  test.each(unique(withRule('notBlank')))('%s.%s', async (_, name, entity) => {
    const path = await recordOf(entity)
    for (const value of ['', '  ']) {
      const { status, json } = await change(path!, { [name]: value })
      expect([status, json.error?.code]).toEqual([400, dialog])
    }
  })
})

/** Where the tables do not say in one word what a pair leads to. */
const targets: Readonly<Record<string, string>> = {
  'bankAccounts.currencyId': 'currencies',
  'items.taxGroupId': 'taxGroups',
  'timeRegistrationEntries.employeeId': 'employees',
  'timeRegistrationEntries.jobId': 'projects',
  'salesCreditMemos.invoiceId': "salesInvoices?$filter=status eq 'Open'",
  'purchaseCreditMemos.invoiceId': "purchaseInvoices?$filter=status eq 'Open'",
  'customerPayments.appliesToInvoiceId': "salesInvoices?$filter=status eq 'Open'",
  'vendorPayments.appliesToInvoiceId': "purchaseInvoices?$filter=status eq 'Open'",
}

describe('of two names of one record', () => {
  const pairs = unique(withRule('mismatch')).flatMap(([set, name, entity]) => {
    const id = name.replace(/(Number|Code)$/, 'Id')
    const isPair =
      id !== name && entity.properties[id]?.kind === 'guid' && entity.properties[id]!.readOnly === undefined
    return isPair ? [[set, id, name, entity] as const] : []
  })

  test.each(pairs)('%s: %s and %s have to match', async (set, id, name, entity) => {
    const path = await recordOf(entity)
    expect(path, `a record of ${set}`).toBeDefined()
    const to = [entity.properties[id]!.refersTo ?? []].flat().map((each) => ('to' in each ? each.to : undefined))[0]
    const target = targets[`${set}.${id}`] ?? (to ?? '').split('.')[0]!
    const found = await rows(target)
    // Payments know their party already, so that the invoice has to be one of it.
    const party = set.startsWith('customer') ? 'customerNumber' : 'vendorNumber'
    const own = id === 'appliesToInvoiceId' ? (await face.get(path!)).json[party] : undefined
    const [one, other] = own
      ? [found.find((each) => each[party] === own), found.find((each) => each[party] !== own)]
      : found
    expect([target, one !== undefined && other !== undefined]).toEqual([target, true])
    const column = one.number === undefined ? 'code' : 'number'
    const { status, json } = await change(path!, { [id]: one.id, [name]: other[column] })
    expect([status, json.error?.code]).toEqual([400, dialog])
  })
})

describe('what has to be said', () => {
  const sets = standard.filter(({ allows }) => allows.includes('create'))
  const required = sets.flatMap((entity) =>
    Object.entries(entity.properties)
      .filter(([, { required: one, readOnly }]) => one !== undefined && readOnly === undefined)
      .map(([name]) => [entity.set, name] as const),
  )

  test.each(required)('%s.%s', async (set) => {
    const { status, json } = await face.call('POST', set, { body: {} })
    expect(status).toBe(400)
    expect([dialog, 'BadRequest_RequiredParamNotProvided']).toContain(json.error.code)
  })
})

describe('hours of an employee', () => {
  test('are read by day, employee or entry, and begin open', async () => {
    const [{ id, number }] = await rows('employees')
    const path = await create('timeRegistrationEntries', { employeeNumber: number, date: '2026-11-03', quantity: 7.5 })
    const { json } = await face.get(path)
    expect(json).toMatchObject({ employeeId: id, employeeNumber: number, status: 'Open', unitOfMeasureCode: 'HOUR' })
    const count = async (filter: string) => (await rows(`timeRegistrationEntries?$filter=${filter}`)).length
    expect(await count(`employeeId eq ${id} and date eq 2026-11-03`)).toBe(1)
    expect(await count('date ge 2026-11-03 and date le 2026-11-03')).toBe(1)
    expect((await face.get('timeRegistrationEntries?$filter=date ge 2026-11-03')).json.error.code).toBe(dialog)
    expect((await face.get('timeRegistrationEntries')).json.error.code).toBe(dialog)
    expect((await change(path, { status: 'Approved' })).json.error.code).toBe('BadRequest_InvalidOperation')
    expect((await change(path, { quantity: 8 })).json.quantity).toBe(8)
    expect((await face.call('DELETE', path)).status).toBe(204)
  })
})
