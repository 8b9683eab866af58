import type {
  ActionName,
  automationEntities,
  DraftOf,
  Entity,
  entities,
  PropertyName,
  RecordOf,
  WritableOf,
} from '@landbridge/model'
import type { Filter } from './filter.ts'

type AllTables = typeof entities & typeof automationEntities

type Properties<E> = E extends { readonly properties: infer P } ? P : never
type NavigationOf<E> = E extends { readonly navigation: infer N } ? N : never

/** Ways from a record to others. */
export type NavigationName<E> = keyof NavigationOf<E> & string

/** The entity that a navigation leads to. */
export type TargetOf<E, N extends NavigationName<E>> = NavigationOf<E>[N] extends { readonly to: infer T }
  ? T extends keyof AllTables
    ? AllTables[T]
    : Entity
  : never

/** Parts with many records, such as the lines of a document. */
export type ManyPartName<E> = PartWith<E, true>
/** Parts with one record, such as the picture of an item. */
export type OnePartName<E> = PartWith<E, false>
type PartWith<E, Many extends boolean> = {
  [N in NavigationName<E>]: NavigationOf<E>[N] extends { readonly kind: 'part'; readonly many: Many } ? N : never
}[NavigationName<E>]

type OwnStream<E, P = Properties<E>> = {
  [K in keyof P]: P[K] extends { readonly kind: 'stream' } ? K : never
}[keyof P] &
  string

/** Streams of a record: its own, and those of its single parts, such as `picture/pictureContent`. */
export type StreamName<E> =
  | OwnStream<E>
  | { [N in OnePartName<E>]: `${N}/${OwnStream<TargetOf<E, N>>}` }[OnePartName<E>]

/** Names of the key properties. */
export type KeyName<E> = E extends { readonly key: readonly (infer K)[] } ? K & PropertyName<E> : never

/** The key of a record: its one value, or an object where several properties make the key. */
export type KeyOf<E> = E extends { readonly key: readonly [string] }
  ? string
  : Pick<RecordOf<E>, KeyName<E> & keyof RecordOf<E>>

/** A record as it was read, of which at least key and etag are there. */
export type RecordRef<E> = Pick<RecordOf<E>, KeyName<E> & keyof RecordOf<E>> & { readonly '@odata.etag'?: string }

type SortName<E, P = Properties<E>> = E extends { readonly unsortable: true }
  ? never
  : {
      [K in keyof P]: P[K] extends
        | { readonly kind: 'stream' | 'collection' }
        | { readonly calculated: true }
        | { readonly filterOnly: true }
        ? never
        : K
    }[keyof P] &
      string

/** A property, ascending unless `desc` follows. */
export type Order<E> = SortName<E> | `${SortName<E>} desc` | `${SortName<E>} asc`

/** What to fetch of another entity set together with a record. */
export interface ExpandQuery<E> {
  readonly select?: readonly PropertyName<E>[]
  readonly expand?: Expand<E>
  readonly filter?: Filter<E>
  readonly orderBy?: Order<E> | readonly Order<E>[]
  readonly top?: number
}

/** Names of navigations, or an object that says what to fetch of each. */
export type Expand<E> =
  | readonly NavigationName<E>[]
  | { readonly [N in NavigationName<E>]?: true | ExpandQuery<TargetOf<E, N>> }

/** The properties asked for; all of them where none are named. Keys and etag always come. */
type Selected<E, S> = S extends readonly (infer K)[]
  ? Pick<RecordOf<E>, (K | KeyName<E>) & keyof RecordOf<E>> & { '@odata.etag'?: string }
  : RecordOf<E>

type Expanded<E, X> = X extends readonly (infer N)[]
  ? { [K in N & NavigationName<E>]: Linked<E, K, true> }
  : X extends object
    ? { -readonly [K in keyof X & NavigationName<E>]: Linked<E, K, X[K]> }
    : unknown

type Linked<E, N extends NavigationName<E>, Q> = NavigationOf<E>[N] extends { readonly many: true }
  ? LinkedRow<TargetOf<E, N>, Q>[]
  : LinkedRow<TargetOf<E, N>, Q>

type LinkedRow<T, Q> = RowOf<
  T,
  Q extends { readonly select: infer S } ? S : undefined,
  Q extends { readonly expand: infer X } ? X : undefined
>

/** One record of an answer, with what was selected and expanded. */
export type RowOf<E, S = undefined, X = undefined> = Selected<E, S> & Expanded<E, X>

/** A new record, with the lines of its parts where it has any (a deep insert). */
export type DeepDraftOf<E> = DraftOf<E> & {
  readonly [N in ManyPartName<E>]?: readonly Partial<DraftOf<TargetOf<E, N>>>[]
}

type ActionsOf<E> = E extends { readonly actions: infer A } ? A : never

/** The parameters of a bound action; none for most. */
export type ParametersOf<E, A extends ActionName<E>> = ActionsOf<E>[A & keyof ActionsOf<E>] extends {
  readonly parameters: infer P
}
  ? { readonly [K in keyof P]: WritableOf<P[K]> }
  : Readonly<Record<string, never>>

/** A record of which nothing is known beforehand. */
export type AnyRecord = Record<string, unknown> & { '@odata.etag'?: string }
