import type { Row, Value } from '../data/values.ts'
import { postingAccounts as account, chart } from './chart.ts'
import { placesIn } from './places.ts'
import { addVatSetup } from './posting-setup.ts'
import type { Sower } from './sower.ts'

/** Records of the setup that others refer to, by their codes. */
export interface Setup {
  readonly localCurrency: string
  readonly accounts: ReadonlyMap<string, Row>
  readonly currencies: ReadonlyMap<string, Row>
  readonly paymentTerms: ReadonlyMap<string, Row>
  readonly paymentMethods: ReadonlyMap<string, Row>
  readonly shipmentMethods: ReadonlyMap<string, Row>
  readonly units: ReadonlyMap<string, Row>
  readonly categories: ReadonlyMap<string, Row>
  readonly taxAreas: ReadonlyMap<string, Row>
  readonly taxGroups: ReadonlyMap<string, Row>
  readonly productGroups: ReadonlyMap<string, Row>
  readonly inventoryGroups: ReadonlyMap<string, Row>
  readonly locations: ReadonlyMap<string, Row>
  readonly salespeople: readonly string[]
  readonly dimensions: ReadonlyMap<string, Row>
  readonly dimensionValues: ReadonlyMap<string, Row>
}

/** The currency of a country in which the company may be; the euro elsewhere. */
const currencyOf: Readonly<Record<string, string>> = {
  GB: 'GBP',
  US: 'USD',
  CA: 'CAD',
  AU: 'AUD',
  NZ: 'NZD',
  DK: 'DKK',
  SE: 'SEK',
  NO: 'NOK',
  CH: 'CHF',
}

const countries = [
  ['AT', 'Austria'],
  ['AU', 'Australia'],
  ['BE', 'Belgium'],
  ['CA', 'Canada'],
  ['CH', 'Switzerland'],
  ['DE', 'Germany'],
  ['DK', 'Denmark'],
  ['ES', 'Spain'],
  ['FI', 'Finland'],
  ['FR', 'France'],
  ['GB', 'Great Britain'],
  ['IE', 'Ireland'],
  ['IT', 'Italy'],
  ['NL', 'Netherlands'],
  ['NO', 'Norway'],
  ['NZ', 'New Zealand'],
  ['PL', 'Poland'],
  ['SE', 'Sweden'],
  ['US', 'United States'],
] as const

// Rates are round figures of no particular day: units of the local currency for 100 of the foreign one.
const foreign = [
  ['AUD', 'Australian dollar', 'A$', 52],
  ['CAD', 'Canadian dollar', 'C$', 58],
  ['CHF', 'Swiss franc', 'CHF', 89],
  ['DKK', 'Danish krone', 'kr', 11.4],
  ['EUR', 'Euro', '€', 85],
  ['GBP', 'Pound sterling', '£', 117],
  ['NOK', 'Norwegian krone', 'kr', 7.3],
  ['NZD', 'New Zealand dollar', 'NZ$', 48],
  ['SEK', 'Swedish krona', 'kr', 7.5],
  ['USD', 'US dollar', '$', 78],
] as const

type Line = readonly [code: string, name: string, more?: Readonly<Record<string, Value>>]

const addAll = (sower: Sower, set: string, lines: readonly Line[], name = 'displayName'): Map<string, Row> =>
  new Map(lines.map(([code, text, more]) => [code, sower.add(set, { code, [name]: text, ...more })]))

const monthStart = (today: string, monthsAgo: number): string => {
  const date = new Date(`${today}T00:00:00Z`)
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - monthsAgo, 1)).toISOString().slice(0, 10)
}

const addCurrencies = (sower: Sower, local: string): Map<string, Row> => {
  const lines = foreign.filter(([code]) => code !== local)
  for (const [code, , , rate] of lines)
    for (const monthsAgo of [24, 12, 6, 3, 1, 0])
      sower.add('currencyExchangeRates', {
        currencyCode: code,
        startingDate: monthStart(sower.today, monthsAgo),
        exchangeRateAmount: 100,
        relationalExchangeRateAmount: Number((rate * (1 + sower.chance.between(-30, 30) / 1_000)).toFixed(4)),
      })
  const accounts = { 'Realized Gains Acc.': account.exchangeGains, 'Realized Losses Acc.': account.exchangeLosses }
  return new Map(
    lines.map(([code, displayName, symbol]) => [
      code,
      sower.add('currencies', { code, displayName, symbol }, accounts),
    ]),
  )
}

/** Revenue and cost come with VAT at the standard rate; what stands on the balance sheet comes without any group. */
const hasVat: ReadonlySet<string> = new Set(['Income', 'Cost_x0020_of_x0020_Goods_x0020_Sold', 'Expense'])

const addAccounts = (sower: Sower): Map<string, Row> =>
  new Map(
    chart.map(([number, displayName, category, accountType = 'Posting']) => {
      const isPosting = accountType === 'Posting'
      const values = {
        number,
        displayName,
        category,
        accountType,
        subCategory: isPosting ? displayName : '',
        directPosting: isPosting,
      }
      const vat = isPosting && hasVat.has(category) ? 'STANDARD' : ''
      return [number, sower.add('accounts', values, { 'VAT Prod. Posting Group': vat })]
    }),
  )

const addPeriods = (sower: Sower): void => {
  const year = Number(sower.today.slice(0, 4))
  for (let month = -24; month < 24; month++) {
    const start = new Date(Date.UTC(year, month, 1))
    sower.add('accountingPeriods', {
      startingDate: start.toISOString().slice(0, 10),
      name: start.toLocaleString('en', { month: 'short', timeZone: 'UTC' }),
      newFiscalYear: start.getUTCMonth() === 0,
      closed: start.getUTCFullYear() < year - 1,
      dateLocked: start.getUTCFullYear() < year - 1,
    })
  }
}

const dimensionLines: readonly (readonly [string, string, readonly Line[]])[] = [
  [
    'AREA',
    'Area',
    [
      ['NORTH', 'Northern region'],
      ['SOUTH', 'Southern region'],
      ['ABROAD', 'Customers abroad'],
    ],
  ],
  [
    'DEPARTMENT',
    'Department',
    [
      ['ADM', 'Administration'],
      ['LOG', 'Warehouse and transport'],
      ['SALES', 'Sales'],
      ['SERVICE', 'Repairs and service'],
    ],
  ],
]

const addDimensions = (sower: Sower): Pick<Setup, 'dimensions' | 'dimensionValues'> => {
  const dimensions = new Map<string, Row>()
  const dimensionValues = new Map<string, Row>()
  for (const [code, displayName, values] of dimensionLines) {
    const dimension = sower.add('dimensions', { code, displayName })
    dimensions.set(code, dimension)
    for (const [value, name] of values) {
      const added = { code: value, displayName: name, dimensionId: dimension[0]! }
      dimensionValues.set(value, sower.add('dimensionValues', added, { 'Dimension Code': code }))
    }
  }
  return { dimensions, dimensionValues }
}

const addJournals = (sower: Sower, accounts: ReadonlyMap<string, Row>): void => {
  const bank = { balancingAccountId: accounts.get('1720')![0]!, balancingAccountNumber: '1720' }
  const batch = (set: string, template: string, code: string, displayName: string, more = {}): Row =>
    sower.add(set, { code, displayName, ...more }, { 'Journal Template Name': template })
  batch('journals', 'GENERAL', 'DEFAULT', 'Default journal')
  batch('journals', 'GENERAL', 'DAILY', 'Day book')
  batch('journals', 'GENERAL', 'MONTHEND', 'Month end')
  batch('customerPaymentJournals', 'CASHRCPT', 'GENERAL', 'Customer payments', bank)
  batch('vendorPaymentJournals', 'PAYMENT', 'GENERAL', 'Vendor payments', bank)
}

const addCompany = (sower: Sower, name: string, country: string, local: string): void => {
  const [home] = placesIn(country)
  sower.add('companyInformation', {
    displayName: name,
    addressLine1: '12 Foundry Row',
    city: home.city,
    state: home.state,
    country,
    postalCode: home.code.replaceAll('#', '4').replaceAll('@', 'A'),
    phoneNumber: '+44 1632 960100',
    email: 'office@company.example',
    website: 'https://company.example',
    taxRegistrationNumber: `${country}000000042`,
    industry: 'Furniture',
    experience: 'Premium',
  })
  sower.add('generalLedgerSetup', {
    localCurrencyCode: local,
    localCurrencySymbol: foreign.find(([code]) => code === local)?.[2] ?? local,
    shortcutDimension1Code: 'DEPARTMENT',
    shortcutDimension2Code: 'AREA',
  })
}

/** Everything that a company needs before it can trade. */
export const addSetup = (sower: Sower, name: string, country: string): Setup => {
  const localCurrency = currencyOf[country] ?? 'EUR'
  const accounts = addAccounts(sower)
  addCompany(sower, name, country, localCurrency)
  addPeriods(sower)
  addJournals(sower, accounts)
  addAll(sower, 'countriesRegions', countries)
  addVatSetup(sower)
  const people = [
    ['AF', 'Alba Farrowby'],
    ['BH', 'Bram Hartsop'],
    ['GN', 'Greta Northwood'],
    ['MK', 'Mirren Kirkbride'],
    ['TP', 'Tamsin Penhallow'],
  ] as const
  for (const [code, displayName] of people)
    sower.add('salespeoplePurchasers', {
      code,
      displayName,
      email: `${code.toLowerCase()}@company.example`,
      commisionPercent: 5,
    })
  addAll(sower, 'disputeStatus', [
    ['DAMAGED', 'Goods damaged'],
    ['PRICE', 'Price disputed'],
    ['QUANTITY', 'Quantity disputed'],
  ])
  addAll(
    sower,
    'customerReturnReasons',
    [
      ['BROKEN', 'Arrived broken'],
      ['LATE', 'Arrived too late'],
      ['WRONG', 'Wrong article'],
    ],
    'description',
  )
  addAll(sower, 'fixedAssetLocations', [
    ['HALL', 'Workshop hall'],
    ['OFFICE', 'Office'],
  ])
  return {
    localCurrency,
    accounts,
    currencies: addCurrencies(sower, localCurrency),
    paymentTerms: addAll(sower, 'paymentTerms', [
      ['14 DAYS', 'Within 14 days', { dueDateCalculation: '14D' }],
      [
        '1M(8D)',
        'One month, 2 % within 8 days',
        { dueDateCalculation: '1M', discountDateCalculation: '8D', discountPercent: 2 },
      ],
      ['30 DAYS', 'Within 30 days', { dueDateCalculation: '30D' }],
      ['60 DAYS', 'Within 60 days', { dueDateCalculation: '60D' }],
      ['CM', 'At the end of the month', { dueDateCalculation: 'CM' }],
      ['COD', 'On delivery', { dueDateCalculation: '0D' }],
    ]),
    paymentMethods: addAll(sower, 'paymentMethods', [
      ['BANK', 'Bank transfer'],
      ['CARD', 'Card'],
      ['CASH', 'Cash'],
      ['CHEQUE', 'Cheque'],
      ['DIRECT', 'Direct debit'],
    ]),
    shipmentMethods: addAll(sower, 'shipmentMethods', [
      ['COLLECT', 'Collected by the customer'],
      ['DAP', 'Delivered at place'],
      ['DDP', 'Delivered, duty paid'],
      ['EXW', 'Ex works'],
      ['FCA', 'Free carrier'],
    ]),
    units: addAll(sower, 'unitsOfMeasure', [
      ['BOX', 'Box', { internationalStandardCode: 'BX' }],
      ['HOUR', 'Hour', { internationalStandardCode: 'HUR' }],
      ['KG', 'Kilogram', { internationalStandardCode: 'KGM', symbol: 'kg' }],
      ['M', 'Metre', { internationalStandardCode: 'MTR', symbol: 'm' }],
      ['PALLET', 'Pallet', { internationalStandardCode: 'PF' }],
      ['PCS', 'Piece', { internationalStandardCode: 'EA' }],
      ['SET', 'Set', { internationalStandardCode: 'SET' }],
    ]),
    categories: addAll(sower, 'itemCategories', [
      ['LIGHTING', 'Lighting'],
      ['SEATING', 'Seating'],
      ['SERVICE', 'Services'],
      ['STORAGE', 'Storage'],
      ['TABLES', 'Tables'],
      ['TEXTILES', 'Textiles'],
    ]),
    taxAreas: addAll(sower, 'taxAreas', [
      ['DOMESTIC', 'Customers and vendors in this country', { taxType: 'VAT' }],
      ['EU', 'Customers and vendors in the EU', { taxType: 'VAT' }],
      ['EXPORT', 'Other customers and vendors', { taxType: 'VAT' }],
    ]),
    taxGroups: addAll(sower, 'taxGroups', [
      ['REDUCED', 'Reduced rate', { taxType: 'VAT' }],
      ['STANDARD', 'Standard rate', { taxType: 'VAT' }],
      ['ZERO', 'No VAT', { taxType: 'VAT' }],
    ]),
    productGroups: addAll(
      sower,
      'generalProductPostingGroups',
      [
        ['MISC', 'Miscellaneous', { defaultVATProductPostingGroup: 'STANDARD' }],
        ['RETAIL', 'Goods for resale', { defaultVATProductPostingGroup: 'STANDARD' }],
        ['SERVICES', 'Services', { defaultVATProductPostingGroup: 'REDUCED' }],
      ],
      'description',
    ),
    inventoryGroups: addAll(
      sower,
      'inventoryPostingGroups',
      [
        ['RAW', 'Raw material'],
        ['RESALE', 'Goods for resale'],
      ],
      'description',
    ),
    locations: addAll(sower, 'locations', [
      ['MAIN', 'Main warehouse', { country }],
      ['NORTH', 'Northern depot', { country }],
      ['SHOP', 'Shop', { country }],
    ]),
    salespeople: people.map(([code]) => code),
    ...addDimensions(sower),
  }
}
