import type { Property, ValueOf, WritableOf } from './kinds.ts'

/** What one may do with an entity set as a whole. */
export type Verb = 'list' | 'get' | 'create' | 'update' | 'delete'

/** Subject that groups pages of documentation, portal and permission sets. */
export type Area =
  | 'sales'
  | 'purchases'
  | 'finance'
  | 'inventory'
  | 'relationships'
  | 'projects'
  | 'people'
  | 'setup'
  | 'reports'
  | 'documents'
  | 'workflow'
  | 'platform'
  | 'automation'

/** The API route an entity set is served at; see `routes` in endpoints.ts for what each opens. */
export type RouteName = 'standard' | 'automation'

/** Where the facts come from, and what lies behind the page. */
export interface Source {
  /** Number and name of the AL page or query; platform sets have none. */
  readonly page?: number
  readonly query?: number
  readonly name?: string
  readonly table?: string
  readonly tableId?: number
  /** Filled in memory when it is read. */
  readonly temporary?: true
  /** Provided by the platform itself, on every route. */
  readonly platform?: true
  /** Has a page in Microsoft's reference, or is only named in its overview. */
  readonly documented?: true | 'overview'
  /** Fixed conditions on the source table, as [field, const|filter, value]. */
  readonly fixed?: readonly (readonly [string, string, string])[]
  /** The tables that an API query joins, outermost first. */
  readonly joins?: readonly QueryTable[]
}

/** One table of an API query; `on` and `filter` are spelled as in AL. */
export interface QueryTable {
  readonly table: string
  readonly on?: string
  readonly join?: 'LeftOuterJoin'
  readonly filter?: string
}

/** A way from one record to others. */
export interface Navigation {
  /** `part`: contained sub-page. `lookup`: by a table relation. `parent`: back from a sub-page. `reverse`: other side of a key. */
  readonly kind: 'part' | 'lookup' | 'parent' | 'reverse'
  readonly to: string
  readonly many: boolean
  /** Own property to the target's property that must be equal. Absent where hidden columns link them. */
  readonly link?: Readonly<Record<string, string>>
  /** Own column to the target's column, as Microsoft names them, where they are not properties. */
  readonly hiddenLink?: Readonly<Record<string, string>>
  /** Constants on the target that belong to the link. */
  readonly fixed?: Readonly<Record<string, string>>
  /** POST through the parent works. */
  readonly insert?: true
  readonly since?: number
  readonly note?: string
}

/** A verb on one record, `POST .../Microsoft.NAV.{name}`. */
export interface BoundAction {
  /** One sentence: what happens in Business Central. */
  readonly does: string
  /** Status that Business Central answers with when it worked. */
  readonly status: 200 | 201 | 204
  /** Entity set of the record that `Location` names, and the one named in the other outcome. */
  readonly result?: string
  readonly resultOtherwise?: string
  /** The action that takes it back, or `none`. */
  readonly undo: string
  /** True only where doing it twice does no more than doing it once. */
  readonly repeatable: boolean
  readonly parameters?: Readonly<Record<string, Property>>
  readonly since?: number
  readonly note?: string
}

/** A rule of Business Central beyond the shape of the data; refused with `Application_DialogException` unless noted. */
export interface Rule {
  /** `read`, `create`, `update`, `delete`, `set:{property}` or `action:{name}`. */
  readonly on: string
  readonly kind: string
  readonly rule: string
}

/** All that is known of one entity set. */
export interface Entity {
  readonly set: string
  readonly name: string
  readonly area: Area
  readonly route: RouteName
  readonly about: string
  readonly source: Source
  /** First major version that has it; 17 means 17 or older. */
  readonly since: number
  readonly key: readonly string[]
  /** Other properties that single out a record. */
  readonly alternateKeys?: readonly string[]
  /** Order without `$orderby`; names in brackets are columns that are not shown. */
  readonly order?: readonly string[]
  /** `$orderby` is refused. */
  readonly unsortable?: true
  /** Further routes that serve it too. */
  readonly alsoOn?: readonly RouteName[]
  /** Not below a company. */
  readonly everyCompany?: true
  /** Rows carry no etag. */
  readonly noEtag?: true
  readonly allows: readonly Verb[]
  /** Role id of a permission set that whoever changes something needs beside the one for the area. */
  readonly changesNeed?: string
  /** Reading needs the parent, the key or a filter on the parent. */
  readonly needsParent?: true
  /** Reached only below this entity set; it has no address of its own. */
  readonly onlyBelow?: string
  /** A new record is stored after its last property was set, in the order of the request. */
  readonly delayedInsert?: true
  /** Reads go to a replica unless told otherwise. */
  readonly readsReplica?: true
  readonly properties: Readonly<Record<string, Property>>
  readonly navigation?: Readonly<Record<string, Navigation>>
  readonly actions?: Readonly<Record<string, BoundAction>>
  readonly rules?: readonly Rule[]
  readonly notes?: readonly string[]
}

/**
 * States the facts of one entity set. The result is the table itself; its type keeps every name and length, so that
 * {@link RecordOf} and {@link DraftOf} follow from it. Where a set allows neither create nor update, each property
 * becomes `readOnly: 'entity'`, so that a table need not say it of every line.
 */
export const entity = <const E extends Entity>(facts: E): E =>
  isWritable(facts) ? facts : { ...facts, properties: allReadOnly(facts.properties) }

const isWritable = ({ allows }: Entity): boolean => allows.includes('create') || allows.includes('update')

const allReadOnly = (properties: Entity['properties']): Entity['properties'] =>
  Object.fromEntries(Object.entries(properties).map(([name, of]) => [name, { ...of, readOnly: 'entity' }]))

type Properties<E> = E extends { readonly properties: infer P } ? P : never

/** Names of the properties that JSON carries: all but the streams. */
type InBody<P> = {
  [K in keyof P]: P[K] extends { readonly kind: 'stream' } | { readonly filterOnly: true } ? never : K
}[keyof P]

type MayWrite<E> = Extract<VerbsOf<E>, 'create' | 'update'>

/** Names of the properties that a caller may send: none where the entity set as a whole is read only. */
type Writable<E, P = Properties<E>> = [MayWrite<E>] extends [never]
  ? never
  : { [K in InBody<P>]: P[K] extends { readonly readOnly: unknown } ? never : K }[InBody<P>]

type Required<E, P = Properties<E>> = {
  [K in Writable<E> & keyof P]: P[K] extends { readonly required: true } ? K : never
}[Writable<E> & keyof P]

/** One record as Business Central returns it. `@odata.etag` is absent on sets without etags. */
export type RecordOf<E> = { [K in InBody<Properties<E>>]: ValueOf<Properties<E>[K]> } & { '@odata.etag'?: string }

/** What a caller may send to create a record; read-only properties do not compile. */
export type DraftOf<E> = { [K in Required<E>]: WritableOf<Properties<E>[K]> } & {
  [K in Exclude<Writable<E>, Required<E>>]?: WritableOf<Properties<E>[K]>
}

/** What a caller may send to change a record. */
export type ChangesOf<E> = { [K in Writable<E>]?: WritableOf<Properties<E>[K]> }

/** Names of the properties of a record. */
export type PropertyName<E> = InBody<Properties<E>> & string

/** The verbs an entity allows. */
export type VerbsOf<E> = E extends { readonly allows: readonly (infer V)[] } ? V : never

/** The bound actions of an entity. */
export type ActionName<E> = E extends { readonly actions: infer A } ? keyof A & string : never
