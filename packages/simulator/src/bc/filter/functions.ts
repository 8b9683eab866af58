/** What kinds of values an expression may have, as far as it matters which of them go together. */
export type ValueKind =
  | 'string'
  | 'number'
  | 'guid'
  | 'date'
  | 'instant'
  | 'time'
  | 'duration'
  | 'boolean'
  | 'enum'
  /** Streams, collections, binaries, places: nothing goes together with them. */
  | 'other'
  /** Null, and what cannot be known. */
  | 'any'

/** A function of OData: the kinds that each of its signatures takes, and what it gives. */
interface FunctionFact {
  readonly takes: readonly (readonly (readonly ValueKind[])[])[]
  readonly gives: ValueKind
  /** Business Central makes a filter of it; the others it refuses with 501. */
  readonly translated?: true
}

const text = ['string'] as const
const number = ['number'] as const
const day = ['date', 'instant'] as const
const clock = ['instant', 'time'] as const

const ofText = (gives: ValueKind, translated?: true): FunctionFact => ({
  takes: [[text]],
  gives,
  ...(translated && { translated }),
})

const ofTexts = (gives: ValueKind, translated?: true): FunctionFact => ({
  takes: [[text, text]],
  gives,
  ...(translated && { translated }),
})

const of = (gives: ValueKind, ...takes: readonly (readonly ValueKind[])[]): FunctionFact => ({ takes: [takes], gives })

/**
 * The functions that a `$filter` may call.
 *
 * @see OData 4.0, part 2, section 5.1.1.4; Microsoft, "Using filter expressions in OData URIs", for those translated
 */
export const functions: Readonly<Record<string, FunctionFact>> = {
  contains: ofTexts('boolean', true),
  endswith: ofTexts('boolean', true),
  startswith: ofTexts('boolean', true),
  tolower: ofText('string', true),
  toupper: ofText('string', true),
  substring: {
    takes: [
      [text, number],
      [text, number, number],
    ],
    gives: 'string',
    translated: true,
  },
  length: ofText('number'),
  trim: ofText('string'),
  indexof: ofTexts('number'),
  concat: ofTexts('string'),
  year: of('number', day),
  month: of('number', day),
  day: of('number', day),
  hour: of('number', clock),
  minute: of('number', clock),
  second: of('number', clock),
  fractionalseconds: of('number', clock),
  date: of('date', ['instant']),
  time: of('time', ['instant']),
  totaloffsetminutes: of('number', ['instant']),
  now: of('instant'),
  mindatetime: of('instant'),
  maxdatetime: of('instant'),
  totalseconds: of('number', ['duration']),
  round: of('number', number),
  floor: of('number', number),
  ceiling: of('number', number),
  'geo.distance': of('number', ['other', 'any'], ['other', 'any']),
  'geo.length': of('number', ['other', 'any']),
  'geo.intersects': of('boolean', ['other', 'any'], ['other', 'any']),
}

export const isTranslated = (name: string): boolean =>
  Object.hasOwn(functions, name) && functions[name]?.translated === true

const primitives: Readonly<Record<string, ValueKind>> = {
  String: 'string',
  Guid: 'guid',
  Boolean: 'boolean',
  Date: 'date',
  DateTimeOffset: 'instant',
  TimeOfDay: 'time',
  Duration: 'duration',
  Decimal: 'number',
  Double: 'number',
  Single: 'number',
  Byte: 'number',
  SByte: 'number',
  Int16: 'number',
  Int32: 'number',
  Int64: 'number',
  Binary: 'other',
  Stream: 'other',
}

/** Whether a word can name a type in `cast` and `isof`. */
export const isNamedType = (name: string): boolean =>
  /^Microsoft\.NAV\.\w+$/.test(name) || (name.startsWith('Edm.') && Object.hasOwn(primitives, name.slice(4)))

export const kindOfType = (name: string): ValueKind => primitives[name.replace(/^Edm\./, '')] ?? 'any'
