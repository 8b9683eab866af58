import type { Values } from '../data/rows.ts'
import type { Row } from '../data/values.ts'
import { placesIn, taxAreaOf } from './places.ts'
import type { Setup } from './setup.ts'
import type { Sower } from './sower.ts'
import {
  articles,
  companyFirst,
  customerTrades,
  givenNames,
  jobTitles,
  places,
  streets,
  suffixes,
  surnames,
  vendorTrades,
} from './words.ts'

/** How many of each kind a seed makes. */
export interface Counts {
  readonly customers: number
  readonly vendors: number
  readonly items: number
  readonly employees: number
  readonly others: number
}

export interface Masters {
  readonly customers: readonly Row[]
  readonly vendors: readonly Row[]
  readonly items: readonly Row[]
}

const letters = 'ABCDEFGHJKLMNPRSTUVWXY'

const postCode = ({ chance }: Sower, shape: string): string =>
  shape.replace(/[#@]/g, (sign) => (sign === '#' ? String(chance.between(1, 9)) : letters[chance.between(0, 21)]!))

const telephone = ({ chance }: Sower): string => `+44 1632 960${String(chance.between(0, 999)).padStart(3, '0')}`

/** Three in five are at home. */
const addressOf = (sower: Sower, home: string): Values & { country: string } => {
  const { city, country, code, state } = sower.chance.pick(sower.chance.isTrue(0.6) ? placesIn(home) : places)
  return {
    addressLine1: `${sower.chance.between(1, 180)} ${sower.chance.pick(streets)}`,
    city,
    country,
    state,
    postalCode: postCode(sower, code),
    phoneNumber: telephone(sower),
  }
}

const slug = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

/** Every company has another name: a place, a trade, and how it is owned. */
const businessName = ({ chance }: Sower, at: number, trades: readonly string[]): string => {
  const first = companyFirst[at % companyFirst.length]!
  const trade = trades[(at * 3 + Math.floor(at / companyFirst.length)) % trades.length]!
  return `${first} ${trade} ${chance.pick(suffixes)}`
}

const currencyOf: Readonly<Record<string, string>> = {
  DE: 'EUR',
  NL: 'EUR',
  FR: 'EUR',
  DK: 'DKK',
  US: 'USD',
  GB: 'GBP',
}

const idOf = (rows: ReadonlyMap<string, Row>, code: string): string => (rows.get(code)?.[0] as string | undefined) ?? ''

/** Trade is in the local currency but for every tenth party abroad, which is billed in its own. */
const currencyId = (sower: Sower, setup: Setup, country: string): Values => {
  const row = setup.currencies.get(currencyOf[country] ?? '')
  return row && sower.chance.isTrue(0.1) ? { currencyId: row[0]! } : {}
}

const addContact = (sower: Sower, number: string, related: Row, type: 'Customer' | 'Vendor', company: Values): void => {
  const { chance } = sower
  const link = { 'Related Id': related[0]!, 'Related Type': type }
  const companyContact = { ...company, number, type: 'Company', contactBusinessRelation: type }
  sower.add('contacts', { ...companyContact, companyNumber: number, companyName: company.displayName! }, link)
  const [given, family] = [chance.pick(givenNames), chance.pick(surnames)]
  sower.add(
    'contacts',
    {
      ...company,
      number: `${number}-1`,
      type: 'Person',
      displayName: `${given} ${family}`,
      jobTitle: chance.pick(jobTitles),
      companyNumber: number,
      companyName: company.displayName!,
      contactBusinessRelation: type,
      email: `${given}.${family}@${slug(String(company.displayName))}.example`.toLowerCase(),
      phoneNumber: telephone(sower),
    },
    { ...link, 'First Name': given, Surname: family },
  )
}

const addDefaultDimension = (
  sower: Sower,
  setup: Setup,
  parent: Row,
  type: 'Customer' | 'Vendor' | 'Item',
  number: string,
) => {
  const tableIds = { Customer: 18, Vendor: 23, Item: 27 }
  const [dimension, value] = type === 'Item' ? ['DEPARTMENT', 'SALES'] : ['AREA', sower.chance.pick(['NORTH', 'SOUTH'])]
  sower.add(
    'defaultDimensions',
    {
      parentType: type,
      parentId: parent[0]!,
      dimensionId: setup.dimensions.get(dimension)![0]!,
      dimensionCode: dimension,
      dimensionValueId: setup.dimensionValues.get(value)![0]!,
      dimensionValueCode: value,
    },
    { 'Table ID': tableIds[type], 'No.': number },
  )
}

const addCustomer = (sower: Sower, setup: Setup, at: number, home: string): Row => {
  const { chance } = sower
  const displayName = businessName(sower, at, customerTrades)
  const address = addressOf(sower, home)
  const number = String(10_000 + at * 10)
  const contact = { ...address, displayName, email: `office@${slug(displayName)}.example` }
  const area = taxAreaOf(address.country, home)
  const values = {
    ...contact,
    number,
    type: 'Company',
    website: `https://${slug(displayName)}.example`,
    salespersonCode: chance.pick(setup.salespeople),
    creditLimit: chance.between(0, 20) * 1_000,
    taxLiable: false,
    taxAreaId: idOf(setup.taxAreas, area),
    taxRegistrationNumber: `${address.country}${String(chance.between(0, 999_999_999)).padStart(9, '0')}`,
    paymentTermsId: idOf(setup.paymentTerms, chance.pick(['14 DAYS', '30 DAYS', '30 DAYS', 'CM', '1M(8D)'])),
    shipmentMethodId: idOf(setup.shipmentMethods, chance.pick(['DAP', 'EXW', 'COLLECT'])),
    paymentMethodId: idOf(setup.paymentMethods, chance.pick(['BANK', 'BANK', 'DIRECT', 'CARD'])),
    blocked: at % 29 === 28 ? 'All' : '_x0020_',
    ...currencyId(sower, setup, address.country),
  }
  const groups = { 'Gen. Bus. Posting Group': area, 'Customer Posting Group': area === 'DOMESTIC' ? area : 'ABROAD' }
  const row = sower.add('customers', values, groups)
  addContact(sower, `CT${String(100_000 + at * 10)}`, row, 'Customer', contact)
  if (at % 3 === 2) addDefaultDimension(sower, setup, row, 'Customer', number)
  return row
}

const addVendor = (sower: Sower, setup: Setup, at: number, home: string): Row => {
  const { chance } = sower
  const displayName = businessName(sower, at + 11, vendorTrades)
  const address = addressOf(sower, home)
  const number = String(20_000 + at * 10)
  const contact = { ...address, displayName, email: `sales@${slug(displayName)}.example` }
  const values = {
    ...contact,
    number,
    website: `https://${slug(displayName)}.example`,
    taxRegistrationNumber: `${address.country}${String(chance.between(0, 999_999_999)).padStart(9, '0')}`,
    paymentTermsId: idOf(setup.paymentTerms, chance.pick(['14 DAYS', '30 DAYS', '60 DAYS'])),
    paymentMethodId: idOf(setup.paymentMethods, chance.pick(['BANK', 'BANK', 'CHEQUE'])),
    blocked: at % 23 === 22 ? 'Payment' : '_x0020_',
    ...currencyId(sower, setup, address.country),
  }
  const row = sower.add('vendors', values, {
    'Gen. Bus. Posting Group': 'DOMESTIC',
    'Vendor Posting Group': address.country === home ? 'DOMESTIC' : 'ABROAD',
  })
  addContact(sower, `CT${String(200_000 + at * 10)}`, row, 'Vendor', contact)
  if (at % 4 === 2) addDefaultDimension(sower, setup, row, 'Vendor', number)
  return row
}

const addItem = (sower: Sower, setup: Setup, at: number): Row => {
  const { chance } = sower
  const { name, category, price } = articles[at % articles.length]!
  const round = Math.floor(at / articles.length)
  const isService = category === 'SERVICE'
  const unit = isService ? (name.includes('hour') ? 'HOUR' : 'PCS') : name.includes('set of') ? 'SET' : 'PCS'
  const [taxGroup, productGroup] = isService ? ['REDUCED', 'SERVICES'] : ['STANDARD', 'RETAIL']
  const number = String(1_000 + at)
  const row = sower.add('items', {
    number,
    displayName: round === 0 ? name : `${name}, series ${round + 1}`,
    type: isService ? 'Service' : 'Inventory',
    itemCategoryId: idOf(setup.categories, category),
    itemCategoryCode: category,
    gtin: isService ? '' : String(5_000_000_000_000 + chance.between(0, 999_999_999)),
    unitPrice: price,
    unitCost: Math.round(price * chance.between(48, 66)) / 100,
    taxGroupId: idOf(setup.taxGroups, taxGroup),
    taxGroupCode: taxGroup,
    baseUnitOfMeasureId: idOf(setup.units, unit),
    baseUnitOfMeasureCode: unit,
    generalProductPostingGroupId: idOf(setup.productGroups, productGroup),
    generalProductPostingGroupCode: productGroup,
    inventoryPostingGroupId: isService ? '00000000-0000-0000-0000-000000000000' : idOf(setup.inventoryGroups, 'RESALE'),
    inventoryPostingGroupCode: isService ? '' : 'RESALE',
  })
  if (category === 'SEATING')
    for (const [code, description] of [
      ['GREEN', 'Green'],
      ['GREY', 'Grey'],
      ['NATURAL', 'Natural'],
    ] as const)
      sower.add('itemVariants', { itemId: row[0]!, itemNumber: number, code, description })
  if (at % 5 === 4) addDefaultDimension(sower, setup, row, 'Item', number)
  return row
}

const addEmployee = (sower: Sower, at: number, home: string): void => {
  const { chance } = sower
  const givenName = givenNames[at % givenNames.length]!
  const surname = surnames[(at * 7) % surnames.length]!
  sower.add('employees', {
    ...addressOf(sower, home),
    number: `E${String(10 + at * 10).padStart(4, '0')}`,
    givenName,
    surname,
    jobTitle: chance.pick(jobTitles),
    mobilePhone: telephone(sower),
    email: `${givenName}.${surname}@company.example`.toLowerCase(),
    employmentDate: `${chance.between(2012, 2024)}-0${chance.between(1, 9)}-01`,
    birthDate: `${chance.between(1962, 2001)}-0${chance.between(1, 9)}-1${chance.between(0, 9)}`,
    status: 'Active',
  })
}

const addOthers = (sower: Sower, setup: Setup, count: number): void => {
  const { chance } = sower
  const banks = [
    ['B010', 'Current account', ''],
    ['B020', 'Euro account', 'EUR'],
    ['B030', 'Savings', ''],
  ] as const
  for (const [number, displayName, code] of banks) {
    const currency = setup.currencies.get(code)
    sower.add(
      'bankAccounts',
      {
        number,
        displayName,
        bankAccountNumber: `00-00-${chance.between(10, 99)} 0000${chance.between(1000, 9999)}`,
        iban: `GB00TEST000000${chance.between(10_000_000, 99_999_999)}`,
        ...(currency && { currencyId: currency[0]!, currencyCode: code }),
      },
      { 'Bank Acc. Posting Group': 'BANK' },
    )
  }
  for (let at = 0; at < count; at++)
    sower.add('projects', {
      number: `PR${String(10 + at * 10).padStart(5, '0')}`,
      displayName: `${chance.pick(['Fit-out', 'Lobby', 'Reading room', 'Shop floor'])} for ${companyFirst[at]!}`,
    })
  for (const [at, displayName] of ['Delivery van', 'Fork lift', 'Lathe', 'Band saw', 'Till', 'Copier'].entries())
    sower.add('fixedAssets', {
      number: `FA${String(10 + at * 10).padStart(6, '0')}`,
      displayName,
      serialNumber: `SN-${chance.between(10_000, 99_999)}`,
    })
}

/** Customers, vendors, items and the other records that documents name. */
export const addMasters = (sower: Sower, setup: Setup, counts: Counts, home: string): Masters => {
  const many = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at))
  const masters = {
    customers: many(counts.customers, (at) => addCustomer(sower, setup, at, home)),
    vendors: many(counts.vendors, (at) => addVendor(sower, setup, at, home)),
    items: many(counts.items, (at) => addItem(sower, setup, at)),
  }
  many(counts.employees, (at) => addEmployee(sower, at, home))
  addOthers(sower, setup, counts.others)
  return masters
}
