/**
 * The kinds of property an entity may have, one small function each.
 *
 * Values travel as JSON: GUID, text, date and instant as text; amounts, decimals and integers as numbers; flags as
 * booleans. Nothing is null on the wire: a blank GUID is all zeros, a blank text `""`, a blank date `0001-01-01`, a
 * blank instant `0001-01-01T00:00:00Z`, a blank enum member `_x0020_`.
 */

/** Why a property cannot be written: the whole entity, the page, the platform, a calculation or the table field. */
export type ReadOnlyBy = 'entity' | 'page' | 'system' | 'flowField' | 'table'

/** Another property that this one's value must be found in. */
export interface Reference {
  /** `set.property`, for example `customers.number`; its source names table and field. */
  readonly to?: string
  /** Table and field as Microsoft names them, given only where no entity set of the route shows them. */
  readonly table?: string
  readonly field?: string
  /** Only rows that meet a further condition are valid. */
  readonly filtered?: true
}

/** What may be said of any property. Absent means "no" or "not known to be limited". */
export interface PropertyOptions {
  readonly readOnly?: true | ReadOnlyBy
  /** Must be given on create. `oneOf` says that any one of the named properties will do. */
  readonly required?: true | { readonly oneOf: readonly string[] }
  /** Who refuses when it is missing: the page's own code, or the table because the column is a key. */
  readonly requiredBy?: 'pageTrigger' | 'tableNotBlank'
  /** First major version of Business Central that has it, where that is later than the entity. */
  readonly since?: number
  /** Column of the source table. */
  readonly field?: string
  /** Worked out by the page: there is no column behind it, so it can be neither filtered nor sorted. */
  readonly calculated?: true
  /** A column that the database calculates; it can be filtered. */
  readonly flowField?: true
  /** Only a filter; never in an answer. */
  readonly filterOnly?: true
  /** `$metadata` says `Nullable="false"`. */
  readonly notNull?: true
  /** The value must exist there; blank always may. With several, which one counts depends on other columns. */
  readonly refersTo?: Reference | readonly Reference[]
  /** Where a reference is known but the server does not insist on it. */
  readonly unenforced?: true
  readonly min?: number
  readonly max?: number
  /** Decimal places, least and most, as `0:5`. */
  readonly decimals?: string
  /** Text is stored trimmed and in upper case. */
  readonly upperCase?: true
  /** What a text holds when it is not plain text. */
  readonly format?: 'time' | 'duration' | 'dateFormula' | 'recordId'
  /** The server insists on the length although `$metadata` does not show it. */
  readonly hiddenLength?: true
  /** How an API query sums the rows of a group, and whether it turns the sign afterwards. */
  readonly aggregate?: 'Sum'
  readonly reverseSign?: true
  /** The value of a new record; for an enum its wire name. */
  readonly initial?: string | number | boolean
  readonly note?: string
}

type None = Record<never, never>

/** An AL enum: members are spelled as on the wire, where every character outside `A-Za-z0-9_` is `_xHHHH_`. */
export interface OptionFacts {
  /** Name of the enum type in `$metadata`, without namespace. */
  readonly name: string
  readonly alName: string
  readonly alId?: number
  /** Extensions may add members. */
  readonly extensible: boolean
  /** Wire name to AL name, in AL order. */
  readonly members: Readonly<Record<string, string>>
  /** Ordinals by wire name, given only where they are not 0, 1, 2 ... */
  readonly ordinals?: Readonly<Record<string, number>>
  /** What the client shows, by wire name, where it differs from the AL name. */
  readonly captions?: Readonly<Record<string, string>>
  /** Members that version 26 does not have; which of 27 to 29 brought each is not recorded. */
  readonly newerThan26?: readonly string[]
}

export const optionType = <const T extends OptionFacts>(facts: T): T => facts

const property =
  <K extends string>(kind: K) =>
  <const O extends PropertyOptions = None>(options?: O) =>
    ({ kind, ...options }) as unknown as { readonly kind: K } & O

/** The key: a GUID that never changes. It is the system id unless `field` names another column. */
export const key = <const O extends PropertyOptions = None>(options?: O) =>
  ({ kind: 'guid', readOnly: 'page', notNull: true, field: 'SystemId', ...options }) as unknown as {
    readonly kind: 'guid'
    readonly readOnly: 'page'
    readonly notNull: true
  } & O

/** A GUID, most often the key of another record. */
export const guid = property('guid')
/** Text of at most `length` characters; 0 where no limit is known. */
export const text = <const N extends number, const O extends PropertyOptions = None>(length: N, options?: O) =>
  ({ kind: 'text', length, ...options }) as unknown as { readonly kind: 'text'; readonly length: N } & O
/** AL Code: text stored trimmed and in upper case. */
export const code = <const N extends number, const O extends PropertyOptions = None>(length: N, options?: O) =>
  ({ kind: 'text', length, upperCase: true, ...options }) as unknown as {
    readonly kind: 'text'
    readonly length: N
    readonly upperCase: true
  } & O
/** Money, rounded to the amount precision of the currency (0.01 unless set otherwise). */
export const amount = property('amount')
/** A price or cost of one unit, up to five places. */
export const unitAmount = property('unitAmount')
/** Any other decimal number. */
export const decimal = property('decimal')
/** A whole number of 32 bits. */
export const integer = property('integer')
/** A whole number of 64 bits; JSON carries it as a number. */
export const bigInteger = property('bigInteger')
/** True or false. */
export const flag = property('flag')
/** A day, `YYYY-MM-DD`, without a zone. */
export const date = property('date')
/** A moment in UTC, `YYYY-MM-DDTHH:mm:ss.fffZ` with trailing zeros of the fraction cut. */
export const instant = property('instant')
/** Bytes at an address of their own; the JSON has only links to them. */
export const stream = property('stream')
/** A list of values of a complex type; only the platform sets have them. */
export const collection = <const O extends PropertyOptions & { readonly of: string }>(options: O) =>
  ({ kind: 'collection', ...options }) as unknown as { readonly kind: 'collection' } & O
/** One member of an enum. */
export const option = <const T extends OptionFacts, const O extends PropertyOptions = None>(of: T, options?: O) =>
  ({ kind: 'option', of, ...options }) as unknown as { readonly kind: 'option'; readonly of: T } & O
/** A classic AL option: on the wire a text in the caller's language; the members are the untranslated names. */
export const choice = <const M extends readonly string[], const O extends PropertyOptions = None>(
  members: M,
  options?: O,
) => ({ kind: 'choice', members, ...options }) as unknown as { readonly kind: 'choice'; readonly members: M } & O

interface KindFacts {
  readonly guid: None
  readonly text: { readonly length: number }
  readonly amount: None
  readonly unitAmount: None
  readonly decimal: None
  readonly integer: None
  readonly bigInteger: None
  readonly flag: None
  readonly date: None
  readonly instant: None
  readonly stream: None
  readonly collection: { readonly of: string }
  readonly option: { readonly of: OptionFacts }
  readonly choice: { readonly members: readonly string[] }
}

export type Kind = keyof KindFacts

/** Any property; `kind` tells which further facts it has. */
export type Property = { [K in Kind]: { readonly kind: K } & KindFacts[K] & PropertyOptions }[Kind]

/** What JSON carries for a property. */
export type ValueOf<P> = P extends { readonly kind: 'option'; readonly of: { readonly members: infer M } }
  ? keyof M & string
  : P extends { readonly kind: 'amount' | 'unitAmount' | 'decimal' | 'integer' | 'bigInteger' }
    ? number
    : P extends { readonly kind: 'flag' }
      ? boolean
      : P extends { readonly kind: 'collection' }
        ? readonly unknown[]
        : string

/** What a caller may send: for an enum the wire name or the plain name. */
export type WritableOf<P> = P extends { readonly kind: 'option'; readonly of: { readonly members: infer M } }
  ? (keyof M & string) | (M[keyof M] & string)
  : ValueOf<P>
