import { describe, expect, test } from 'vitest'
import { startFace } from '../face.ts'

// The operators, functions, literals and rules of OData 4.0, part 2, section 5.1.1, each put into an expression over a set
// of Business Central. Each ends in one of three ways: the right rows; what Business Central is known to make of it,
// although the standard says otherwise; or a refusal - 501 for what it cannot put into an AL filter, 400 for what has no
// meaning at all.

interface Row {
  readonly id: string
  readonly number: string
  readonly displayName: string
  readonly city: string
  readonly country: string
  readonly creditLimit: number
  readonly taxLiable: boolean
  readonly blocked: string
  readonly lastModifiedDateTime: string
  readonly postingDate: string
}

const face = startFace()
const whole: Readonly<Record<string, readonly Row[]>> = {
  customers: (await face.get('customers')).json.value,
  salesInvoices: (await face.get('salesInvoices')).json.value,
}
const one = whole.customers![3]!
const found = async (set: string, filter: string, more = ''): Promise<string[]> => {
  const { status, json, text } = await face.get(`${set}?$select=id&$filter=${encodeURIComponent(filter)}${more}`)
  if (status !== 200) throw new Error(text)
  return json.value.map(({ id }: Row) => id)
}
const idsOf = (set: string, keep: (row: Row) => boolean): string[] => whole[set]!.filter(keep).map(({ id }) => id)
const instant = (text: string): number => Date.parse(text)

describe('the rows that the standard wants', () => {
  test.each<[string, (row: Row) => boolean]>([
    // 5.1.1.1 Logical operators
    [`number eq '${one.number}'`, ({ number }) => number === one.number],
    [`displayName ne '${one.displayName.replaceAll("'", "''")}'`, ({ displayName }) => displayName !== one.displayName],
    ['creditLimit gt 20', ({ creditLimit }) => creditLimit > 20],
    ['creditLimit ge 10000', ({ creditLimit }) => creditLimit >= 10_000],
    ['creditLimit lt 20', ({ creditLimit }) => creditLimit < 20],
    ['creditLimit le 10000', ({ creditLimit }) => creditLimit <= 10_000],
    ['creditLimit le 200000 and creditLimit gt 3.5', ({ creditLimit }) => creditLimit <= 200_000 && creditLimit > 3.5],
    ['creditLimit le 3.5 or creditLimit gt 200', ({ creditLimit }) => creditLimit <= 3.5 || creditLimit > 200],
    ["not endswith(displayName,'Ltd.')", ({ displayName }) => !displayName.endsWith('Ltd.')],
    ['not (creditLimit gt 20)', ({ creditLimit }) => creditLimit <= 20],
    // 5.1.1.3 Brackets and 5.1.1.14 precedence: and binds tighter than or, not tighter than and
    [
      "(number eq '10010' or number eq '10020') and creditLimit ge 0",
      ({ number, creditLimit }) => ['10010', '10020'].includes(number) && creditLimit >= 0,
    ],
    [
      "number gt '10010' and number lt '10040' or number eq '10100'",
      ({ number }) => (number > '10010' && number < '10040') || number === '10100',
    ],
    [
      "number eq '10100' or number gt '10010' and number lt '10040'",
      ({ number }) => number === '10100' || (number > '10010' && number < '10040'),
    ],
    [
      "not startswith(number,'100') and number lt '10200'",
      ({ number }) => !number.startsWith('100') && number < '10200',
    ],
    ["  ( ( number  eq   '10010' ) )  ", ({ number }) => number === '10010'],
    // 5.1.1.4 Functions that become an AL filter
    ["contains(displayName,'Hotels')", ({ displayName }) => displayName.includes('Hotels')],
    ["endswith(displayName,'Ltd.')", ({ displayName }) => displayName.endsWith('Ltd.')],
    ["startswith(displayName,'Ash')", ({ displayName }) => displayName.startsWith('Ash')],
    ["substring(number,1) eq '0010'", ({ number }) => number.slice(1) === '0010'],
    ["substring(number,1,2) eq '00'", ({ number }) => number.slice(1, 3) === '00'],
    [
      `tolower(displayName) eq '${one.displayName.toLowerCase()}'`,
      ({ displayName }) => displayName === one.displayName,
    ],
    [
      `toupper(displayName) eq '${one.displayName.toUpperCase()}'`,
      ({ displayName }) => displayName === one.displayName,
    ],
    ["contains(displayName,'Hotels') eq true", ({ displayName }) => displayName.includes('Hotels')],
    ["contains(displayName,'Hotels') eq false", ({ displayName }) => !displayName.includes('Hotels')],
    // 5.1.1.6 Literals
    ['taxLiable eq true', ({ taxLiable }) => taxLiable],
    ['taxLiable eq false', ({ taxLiable }) => !taxLiable],
    ['creditLimit ge -3', ({ creditLimit }) => creditLimit >= -3],
    ['creditLimit ge 3.14', ({ creditLimit }) => creditLimit >= 3.14],
    ['creditLimit ge 3.14e2', ({ creditLimit }) => creditLimit >= 314],
    ['creditLimit ge 1E+4', ({ creditLimit }) => creditLimit >= 10_000],
    ["displayName eq 'O''Neil'", ({ displayName }) => displayName === "O'Neil"],
    ["city eq ''", ({ city }) => city === ''],
    [`id eq ${one.id}`, ({ id }) => id === one.id],
    [`id eq ${one.id.toUpperCase()}`, ({ id }) => id === one.id],
    ["blocked eq 'All'", ({ blocked }) => blocked === 'All'],
    ["blocked eq Microsoft.NAV.customerBlocked'All'", ({ blocked }) => blocked === 'All'],
    [
      'lastModifiedDateTime gt 2026-06-01T00:00:00Z',
      (row) => instant(row.lastModifiedDateTime) > instant('2026-06-01T00:00:00Z'),
    ],
    [
      'lastModifiedDateTime gt 2026-06-01T02:00:00.000+02:00',
      (row) => instant(row.lastModifiedDateTime) > instant('2026-06-01T00:00:00Z'),
    ],
    [
      'lastModifiedDateTime gt 2026-06-01T00:00Z',
      (row) => instant(row.lastModifiedDateTime) > instant('2026-06-01T00:00:00Z'),
    ],
    // A literal on the left
    ["'10100' lt number", ({ number }) => number > '10100'],
    ['10000 le creditLimit', ({ creditLimit }) => creditLimit >= 10_000],
  ])('%s', async (filter, keep) => expect(await found('customers', filter)).toEqual(idsOf('customers', keep)))

  test.each<[string, (row: Row) => boolean]>([
    ['postingDate eq 2026-01-15', ({ postingDate }) => postingDate === '2026-01-15'],
    ['postingDate ge 2026-01-01 and postingDate lt 2026-02-01', ({ postingDate }) => postingDate.startsWith('2026-01')],
    ['postingDate eq 0001-01-01', ({ postingDate }) => postingDate === '0001-01-01'],
    ['postingDate gt 9999-12-31', () => false],
  ])('%s', async (filter, keep) => expect(await found('salesInvoices', filter)).toEqual(idsOf('salesInvoices', keep)))

  test.each<[string, (row: Row) => boolean]>([
    ["number in ('10010','10020')", ({ number }) => ['10010', '10020'].includes(number)],
    ['creditLimit in (0, 10000)', ({ creditLimit }) => [0, 10_000].includes(creditLimit)],
    ["not (number in ('10010'))", ({ number }) => number !== '10010'],
    ["blocked in ('All')", ({ blocked }) => blocked === 'All'],
    ["contains(tolower(displayName),'hotels')", ({ displayName }) => displayName.toLowerCase().includes('hotels')],
    ["startswith(toupper(displayName),'ASH')", ({ displayName }) => displayName.toUpperCase().startsWith('ASH')],
    [
      "tolower(substring(displayName,1)) eq 'shworth'",
      ({ displayName }) => displayName.slice(1).toLowerCase() === 'shworth',
    ],
  ])('with $schemaversion=2.1: %s', async (filter, keep) =>
    expect(await found('customers', filter, '&$schemaversion=2.1')).toEqual(idsOf('customers', keep)),
  )
})

describe('what Business Central drops in silence, so that more rows come', () => {
  test.each([
    'number eq null',
    'number ne null',
    'null eq displayName',
    "number in ('10010')",
    'defaultDimensions/any()',
    "defaultDimensions/any(d:d/dimensionCode eq 'AREA')",
    "defaultDimensions/all(d:d/dimensionCode eq 'AREA' and d/dimensionValueCode ne 'X')",
    "not defaultDimensions/any(d:d/dimensionCode eq 'AREA')",
  ])('%s', async (filter) => expect(await found('customers', filter)).toEqual(idsOf('customers', () => true)))
})

describe('the difference of upper and lower case', () => {
  test.each<[string, (row: Row) => boolean, string]>([
    ["country eq 'gb'", ({ country }) => country === 'GB', 'does not count in codes'],
    ["startswith(country,'g')", ({ country }) => country.startsWith('G'), 'does not count in functions over codes'],
    [`displayName eq '${one.displayName.toUpperCase()}'`, () => false, 'counts in texts'],
    ["contains(displayName,'HOTELS')", () => false, 'counts in functions over texts'],
  ])('%s', async (filter, keep) => expect(await found('customers', filter)).toEqual(idsOf('customers', keep)))
})

const statusOf = async (path: string): Promise<string> => {
  const { status, json } = await face.get(path)
  return `${status} ${json.error?.code}`
}

describe('what cannot be put into an AL filter is not implemented', () => {
  test.each([
    // Across different properties
    "number eq '1' or displayName eq 'x'",
    "(creditLimit gt 1 and country eq 'GB') or taxLiable",
    // 5.1.1.1.9 has
    "blocked has Microsoft.NAV.customerBlocked'All'",
    "blocked has 'All'",
    // 5.1.1.2 Arithmetic
    'creditLimit add 2.45 eq 5.00',
    'creditLimit sub 0.55 eq 2.00',
    'creditLimit mul 2.0 eq 5.10',
    'creditLimit div 2.55 eq 1',
    'creditLimit mod 5 eq 0',
    'creditLimit add 2 mul 3 gt (1 sub 4) div 2',
    '-creditLimit eq -3',
    'creditLimit gt -(3)',
    "lastModifiedDateTime add duration'P1D' gt 2026-01-01T00:00:00Z",
    "lastModifiedDateTime sub 2026-01-01T00:00:00Z gt duration'P1D'",
    // 5.1.1.4 Functions
    'length(displayName) eq 19',
    "indexof(displayName,'lfreds') eq 1",
    "trim(displayName) eq 'x'",
    "concat(concat(city,', '),country) eq 'Berlin, Germany'",
    'year(lastModifiedDateTime) eq 2026',
    'month(lastModifiedDateTime) eq 12',
    'day(lastModifiedDateTime) eq 8',
    'hour(lastModifiedDateTime) eq 1',
    'minute(lastModifiedDateTime) eq 0',
    'second(lastModifiedDateTime) eq 0',
    'fractionalseconds(lastModifiedDateTime) lt 0.1',
    'date(lastModifiedDateTime) eq 2026-01-01',
    'time(lastModifiedDateTime) le 12:30:00',
    'totaloffsetminutes(lastModifiedDateTime) eq 60',
    "totalseconds(duration'PT1M') eq 60",
    'lastModifiedDateTime ge now()',
    'lastModifiedDateTime gt mindatetime()',
    'lastModifiedDateTime lt maxdatetime()',
    'round(creditLimit) eq 32',
    'floor(creditLimit) eq 32',
    'ceiling(creditLimit) eq 33',
    "cast(creditLimit,Edm.String) eq '5'",
    "cast(blocked,Edm.String) eq 'All'",
    'isof(Microsoft.NAV.customer)',
    'isof(creditLimit,Edm.Decimal)',
    // Nested calls of the older dialect
    "contains(tolower(displayName),'hotels')",
    // One property with another, and constants with each other
    'number eq displayName',
    '1 eq 1',
    '(creditLimit gt 1) eq true',
    // 5.1.1.6 Literals that no column can hold
    'creditLimit lt INF',
    'creditLimit gt -INF',
    'creditLimit ne NaN',
    // Ways to other records
    "currency/code eq 'EUR'",
    "currency/displayName eq 'Euro' and number eq '1'",
    'defaultDimensions/$count gt 1',
    // 5.1.1.5, 5.1.1.13, 5.3: aliases and the places of an expression
    'number eq @p',
    "$it/number eq '10010'",
    "$root/company/name eq 'x'",
  ])('%s', async (filter) =>
    expect(await statusOf(`customers?$filter=${encodeURIComponent(filter)}&@p='10010'`)).toBe(
      '501 BadRequest_MethodNotImplemented',
    ),
  )
})

describe('what has no meaning is a bad request', () => {
  test.each([
    // Syntax
    'No eq',
    'number',
    'number eq',
    'eq 1',
    "number eq '1",
    "number eq '1' and",
    "(number eq '1'",
    "number eq '1')",
    "number = '1'",
    "number == '1'",
    "number EQ '1'",
    "number eq '1' AND city eq 'x'",
    "number eq '1' city eq 'x'",
    'number in ()',
    "number in '1'",
    'number in',
    'not',
    'contains(displayName',
    "contains(displayName,'x'",
    'defaultDimensions/all()',
    'defaultDimensions/any(d)',
    'defaultDimensions/any(:d)',
    "defaultDimensions/any(d:d/dimensionCode eq 'x'",
    '@',
    '%',
    '"x" eq number',
    // Names
    'nonsense eq 1',
    'Number eq 1',
    'length(nonsense) gt 3',
    'nonsense add 1 eq 2',
    'nonsense eq null',
    "nonsense in ('x')",
    'nonsense/any()',
    "currency/nonsense eq 'x'",
    "number/length eq 'x'",
    "defaultDimensions/dimensionCode eq 'x'",
    "defaultDimensions/any(d:d/nonsense eq 'x')",
    'displayName/any(x:x eq 1)',
    'currency/any()',
    'nope(displayName)',
    'Contains(displayName,number)',
    'substringof(number,displayName)',
    // Types
    'number eq 5',
    "creditLimit eq '5'",
    'taxLiable eq 1',
    "taxLiable eq 'true'",
    `id eq '${one.id}'`,
    "id eq guid'00000000-0000-0000-0000-000000000000'",
    'lastModifiedDateTime eq 5',
    'lastModifiedDateTime eq 12:30:00',
    "lastModifiedDateTime eq datetime'2026-01-01T00:00:00'",
    "creditLimit eq duration'P1D'",
    "number eq binary'AQ'",
    "number eq geography'SRID=0;Point(1 2)'",
    "blocked eq 'Nonsense'",
    'blocked eq 1',
    'creditLimit add number eq 1',
    "'a' add 'b' eq 'c'",
    'not number',
    'number and city',
    'creditLimit and taxLiable',
    'contains(displayName)',
    'contains(displayName,1)',
    "contains(creditLimit,'1')",
    "startswith(blocked,'A')",
    'tolower(creditLimit) eq 1',
    'substring(displayName) eq 1',
    "substring(displayName,'1') eq 'x'",
    'year(number) eq 1',
    'round(displayName) eq 1',
    'tolower(displayName)',
    'length(displayName)',
    "cast(creditLimit,Nonsense) eq '5'",
    'isof(1,2)',
    "number has 'x'",
    'displayName eq picture',
    // Page variables have no column behind them
    "taxRegistrationNumber eq 'x'",
    "currencyCode eq 'EUR'",
    'true eq 5',
  ])('%s', async (filter) =>
    expect(await statusOf(`customers?$filter=${encodeURIComponent(filter)}`)).toBe('400 BadRequest'),
  )
})

test('two hundred terms of one property work, together with another', async () => {
  const terms = Array.from({ length: 200 }, (_, at) => `number eq '${10_000 + at * 10}'`).join(' or ')
  const filter = `(${terms}) and creditLimit ge 0`
  expect(await found('customers', filter)).toEqual(
    idsOf('customers', ({ number }) => Number(number) < 12_000 && Number(number) % 10 === 0),
  )
})
