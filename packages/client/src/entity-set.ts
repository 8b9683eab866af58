import type { ActionName, ChangesOf, Entity, PropertyName, RecordOf, VerbsOf } from '@landbridge/model'
import type { ActionResult } from './actions.ts'
import type { Filter } from './filter.ts'
import type { LiteralValue } from './literal.ts'
import type { ListQuery, LooseQuery, RecordQuery } from './query.ts'
import type {
  AnyRecord,
  DeepDraftOf,
  Expand,
  KeyOf,
  ManyPartName,
  OnePartName,
  ParametersOf,
  RecordRef,
  RowOf,
  StreamName,
  TargetOf,
} from './rows.ts'
import type { CallOptions } from './send.ts'
import type { RecordStream } from './streams.ts'

/** One page of a list. */
export interface Page<R> {
  readonly records: readonly R[]
  /** How many match in all, where it was asked for. */
  readonly count?: number
  /** Address of the next page, opaque; absent on the last one. */
  readonly nextLink?: string
}

/** Which version of a record a write may replace. */
export interface WriteOptions extends CallOptions {
  /** The etag that was read. @default the one of the record that is given */
  readonly etag?: string
  /** Write whatever is there now. Such a write is never repeated by itself. @default false */
  readonly overwrite?: boolean
}

/** A write that says which version it may replace, because it is given a bare key. */
export type GuardedOptions = CallOptions & ({ readonly etag: string } | { readonly overwrite: true })

type SelectOf<E> = readonly PropertyName<E>[] | undefined
type ExpandOf<E> = Expand<E> | undefined

interface Lists<E> {
  /**
   * Lists one page. The server ends a page at 20,000 records; `nextLink` leads on.
   *
   * @throws Fault `bc.permission_missing`, `bc.credentials_rejected`, `bc.not_supported` and others; `net.*`
   * @throws TypeError A query that cannot be right.
   */
  list<const S extends SelectOf<E> = undefined, const X extends ExpandOf<E> = undefined>(
    query?: ListQuery<E, S, X>,
    options?: CallOptions,
  ): Promise<Page<RowOf<E, S, X>>>
  /** Lists page after page, as they are asked for. */
  pages<const S extends SelectOf<E> = undefined, const X extends ExpandOf<E> = undefined>(
    query?: ListQuery<E, S, X>,
    options?: CallOptions,
  ): AsyncGenerator<Page<RowOf<E, S, X>>, void, undefined>
  /** Lists record after record, fetching pages as they are needed. */
  each<const S extends SelectOf<E> = undefined, const X extends ExpandOf<E> = undefined>(
    query?: ListQuery<E, S, X>,
    options?: CallOptions,
  ): AsyncGenerator<RowOf<E, S, X>, void, undefined>
  /** The first record that matches, or undefined. */
  find<const S extends SelectOf<E> = undefined, const X extends ExpandOf<E> = undefined>(
    query: ListQuery<E, S, X>,
    options?: CallOptions,
  ): Promise<RowOf<E, S, X> | undefined>
  /** How many records match. */
  count(query?: { readonly filter?: Filter<E> }, options?: CallOptions): Promise<number>
  /**
   * The page that a `nextLink` leads to, with records as the first query shaped them.
   *
   * @param query.pageSize The same as for the first page; the link does not carry it.
   * @throws Fault `bc.page_expired`; `net.forbidden` where the link leads to another host
   */
  continueFrom<R = RecordOf<E>>(
    nextLink: string,
    query?: { readonly pageSize?: number },
    options?: CallOptions,
  ): Promise<Page<R>>
}

interface Gets<E> {
  /**
   * Reads one record by its key.
   *
   * @throws Fault `bc.record_unknown`
   */
  get<const S extends SelectOf<E> = undefined, const X extends ExpandOf<E> = undefined>(
    key: KeyOf<E>,
    query?: RecordQuery<E, S, X>,
    options?: CallOptions,
  ): Promise<RowOf<E, S, X>>
}

interface Creates<E> {
  /**
   * Creates a record, with lines where it has parts. Properties are set in the order of the draft, each with its own
   * validation, so that what depends on others comes last. Never sent twice: where the answer is lost the fault is
   * `net.lost`, and the record may exist.
   *
   * @returns The record as stored: numbers, defaults and totals filled in.
   * @throws Fault `bc.record_exists`, `bc.input_refused`, `bc.rule_broken`; `net.lost`
   */
  create(draft: DeepDraftOf<E>, options?: CallOptions): Promise<RecordOf<E>>
}

interface Updates<E> {
  /**
   * Changes the properties that are given, if the record is still the one that was read.
   *
   * @param record As it was read; its etag says which version may be replaced.
   * @returns The record as stored.
   * @throws Fault `bc.record_changed`, `bc.input_refused`, `bc.rule_broken`
   * @throws TypeError The record has no etag, and neither `etag` nor `overwrite` is given.
   */
  update(record: RecordRef<E>, changes: ChangesOf<E>, options?: WriteOptions): Promise<RecordOf<E>>
  update(key: KeyOf<E>, changes: ChangesOf<E>, options: GuardedOptions): Promise<RecordOf<E>>
}

interface Deletes<E> {
  /**
   * Deletes a record: the version that was read where a record is given, whatever is there where a key is given. When
   * the answer is lost it is tried again, and a record that is not there then counts as deleted.
   *
   * @throws Fault `bc.record_changed`, `bc.record_unknown`, `bc.rule_broken`
   */
  delete(record: RecordRef<E> | KeyOf<E>, options?: WriteOptions): Promise<void>
}

interface Acts<E> {
  /**
   * Carries out a bound action. Sent twice only where the model calls it repeatable.
   *
   * @param record A record as it was read, whose etag is then required; or a key, for whatever is there.
   * @throws Fault `bc.rule_broken`, `bc.record_changed`; `net.lost`, after which it may have been done
   */
  action<A extends ActionName<E>>(
    name: A,
    record: RecordRef<E> | KeyOf<E>,
    parameters?: ParametersOf<E, A>,
    options?: WriteOptions,
  ): Promise<ActionResult>
}

interface HasParts<E> {
  /** The records below one record, such as the lines of a document: an entity set of its own. */
  part<N extends ManyPartName<E>>(record: RecordRef<E> | KeyOf<E>, name: N): EntitySet<TargetOf<E, N>>
}

interface HasSingles<E> {
  /** The one record below a record, such as its picture. */
  single<N extends OnePartName<E>>(record: RecordRef<E> | KeyOf<E>, name: N): SingleRecord<TargetOf<E, N>>
}

interface HasStreams<E> {
  /** The bytes of a record, or of a single part of it. */
  stream(record: RecordRef<E> | KeyOf<E>, name: StreamName<E>): RecordStream
}

type If<Condition extends boolean, Then> = Condition extends true ? Then : unknown
type Allows<E, V> = V extends VerbsOf<E> ? true : false
type Some<Names> = [Names] extends [never] ? false : true

/** One entity set, with exactly what it allows: a verb that is forbidden is no method of it. */
export type EntitySet<E> = If<Allows<E, 'list'>, Lists<E>> &
  If<Allows<E, 'get'>, Gets<E>> &
  If<Allows<E, 'create'>, Creates<E>> &
  If<Allows<E, 'update'>, Updates<E>> &
  If<Allows<E, 'delete'>, Deletes<E>> &
  If<Some<ActionName<E>>, Acts<E>> &
  If<Some<ManyPartName<E>>, HasParts<E>> &
  If<Some<OnePartName<E>>, HasSingles<E>> &
  If<Some<StreamName<E>>, HasStreams<E>> & {
    /** Address of the set. */
    readonly url: string
  }

/** A record that has no key of its own, because there is one below each parent. */
export type SingleRecord<E> = {
  readonly url: string
  /** Reads it. */
  get<const S extends SelectOf<E> = undefined, const X extends ExpandOf<E> = undefined>(
    query?: RecordQuery<E, S, X>,
    options?: CallOptions,
  ): Promise<RowOf<E, S, X>>
} & If<
  Allows<E, 'update'>,
  {
    /** Changes it. */
    update(changes: ChangesOf<E>, options: GuardedOptions): Promise<RecordOf<E>>
  }
> &
  If<
    Allows<E, 'delete'>,
    {
      /** Deletes or clears it. */
      delete(options?: WriteOptions): Promise<void>
    }
  >

/**
 * An entity set of which the types know nothing: a custom API, or a name that comes from outside. Where the model has
 * the set, values and keys are still written as it says.
 */
export interface RecordSet {
  readonly url: string
  /** Facts of the set, where the model has it. */
  readonly entity: Entity | undefined
  list(query?: LooseQuery, options?: CallOptions): Promise<Page<AnyRecord>>
  pages(query?: LooseQuery, options?: CallOptions): AsyncGenerator<Page<AnyRecord>, void, undefined>
  each(query?: LooseQuery, options?: CallOptions): AsyncGenerator<AnyRecord, void, undefined>
  find(query: LooseQuery, options?: CallOptions): Promise<AnyRecord | undefined>
  count(query?: Pick<LooseQuery, 'filter'>, options?: CallOptions): Promise<number>
  continueFrom(nextLink: string, query?: Pick<LooseQuery, 'pageSize'>, options?: CallOptions): Promise<Page<AnyRecord>>
  get(
    key: LooseKey,
    query?: Pick<LooseQuery, 'select' | 'expand' | 'schemaVersion'>,
    options?: CallOptions,
  ): Promise<AnyRecord>
  create(draft: Readonly<Record<string, unknown>>, options?: CallOptions): Promise<AnyRecord>
  update(
    record: LooseKey | AnyRecord,
    changes: Readonly<Record<string, unknown>>,
    options?: WriteOptions,
  ): Promise<AnyRecord>
  delete(record: LooseKey | AnyRecord, options?: WriteOptions): Promise<void>
  /** An action that the model does not know is never repeated. */
  action(
    name: string,
    record: LooseKey | AnyRecord,
    parameters?: Readonly<Record<string, unknown>>,
    options?: WriteOptions,
  ): Promise<ActionResult>
  part(record: LooseKey | AnyRecord, name: string): RecordSet
  single(record: LooseKey | AnyRecord, name: string): LooseSingleRecord
  stream(record: LooseKey | AnyRecord, name: string): RecordStream
}

/** A single record below a parent, of which the types know nothing. */
export interface LooseSingleRecord {
  readonly url: string
  get(query?: Pick<LooseQuery, 'select' | 'expand' | 'schemaVersion'>, options?: CallOptions): Promise<AnyRecord>
  update(changes: Readonly<Record<string, unknown>>, options: WriteOptions): Promise<AnyRecord>
  delete(options?: WriteOptions): Promise<void>
}

/** A key as it comes from outside: the one value, or an object with every key property. */
export type LooseKey = string | Readonly<Record<string, LiteralValue>>
