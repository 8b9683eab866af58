import { type Entity, Fault, routes } from '@landbridge/model'
import { readActionResult } from './actions.ts'
import type { LooseKey, LooseSingleRecord, RecordSet, WriteOptions } from './entity-set.ts'
import { keySegment } from './literal.ts'
import { followable, readEach, readPage, readPages } from './pages.ts'
import { type LooseQuery, queryText } from './query.ts'
import type { Repeat } from './retry.ts'
import type { AnyRecord } from './rows.ts'
import { type Call, type CallOptions, type Connection, readJson, readNothing, send } from './send.ts'
import { streamAt } from './streams.ts'

/** Finds the facts of a set by its name. */
export type FindEntity = (set: string) => Entity | undefined

/** Where a set is and what is known of it. */
export interface SetAddress {
  readonly url: string
  readonly entity: Entity | undefined
  /** Facts of the sets that its navigations lead to. */
  readonly find: FindEntity
  /** Whether the address leads through a record, which may not be there. */
  readonly belowRecord?: boolean
}

/** Makes the methods of one entity set. The types give each set those that it allows. */
export const makeRecordSet = (connection: Connection, at: SetAddress): RecordSet => {
  const { url, entity, find, belowRecord: ofRecord = false } = at
  const { namespace } = routes.standard
  const known = entity !== undefined
  const targetOf = (of: Entity, navigation: string) => {
    const to = of.navigation?.[navigation]?.to
    return to === undefined ? undefined : find(to)
  }
  const queried = (query: LooseQuery, address = url) => address + queryText(query, entity, targetOf)
  const addressOf = (record: LooseKey | AnyRecord) => url + keySegment(record, entity)

  const set: RecordSet = {
    url,
    entity,
    list: (query = {}, options) =>
      later(() => readPage(connection, queried(query), query.pageSize, { ...options, ofRecord })),
    pages: (query = {}, options) => readPages(connection, queried(query), query.pageSize, { ...options, ofRecord }),
    each: (query = {}, options) => readEach(set.pages(query, options)),
    find: async (query, options) => (await set.list({ ...query, top: 1 }, options)).records[0],
    count: async ({ filter } = {}, options = {}) => {
      const address = queried(filter === undefined ? {} : { filter }, `${url}/$count`)
      const { value } = await send(
        connection,
        { ...options, method: 'GET', url: address, repeat: 'read', ofRecord },
        readJson,
      )
      return Number(value)
    },
    continueFrom: (nextLink, { pageSize } = {}, options) =>
      later(() => readPage(connection, followable(nextLink, url), pageSize, { ...options, ofRecord })),
    get: (key, query = {}, options = {}) =>
      later(() => readRecord(connection, queried(query, addressOf(key)), { ...options, ofRecord: known })),
    create: async (draft, options = {}) => {
      const body = bodyOf(draft, 'draft')
      const { value } = await send(
        connection,
        { ...options, method: 'POST', url, body, repeat: 'once', ofRecord },
        readJson,
      )
      return recordOf(value)
    },
    update: (record, changes, options = {}) =>
      later(() => updateRecord(connection, addressOf(record), changes, guard(options, record))),
    delete: (record, options = {}) =>
      later(() => deleteRecord(connection, addressOf(record), guardOrAny(options, record), repeatOfDelete(entity))),
    action: async (name, record, parameters = {}, options = {}) => {
      if (!/^[A-Za-z_]\w*$/.test(name)) throw new TypeError(`action '${name}' is no name of an action`)
      const address = `${addressOf(record)}/${namespace}.${name}`
      const { etag, call } = split(guardOrAny(options, record))
      const { status, headers, value } = await send(
        connection,
        {
          ...call,
          method: 'POST',
          url: address,
          headers: { ...(etag !== '*' && { 'if-match': etag }) },
          body: bodyOf(parameters, 'parameters'),
          repeat: entity?.actions?.[name]?.repeatable ? 'read' : 'once',
          ofRecord: known,
        },
        readJson,
      )
      return readActionResult(status, headers.get('location'), value)
    },
    part: (record, name) => makeRecordSet(connection, { ...at, ...below(addressOf(record), name, entity, targetOf) }),
    single: (record, name) => makeSingle(connection, { ...at, ...below(addressOf(record), name, entity, targetOf) }),
    stream: (record, name) => {
      if (!/^[A-Za-z_]\w*(\/[A-Za-z_]\w*)?$/.test(name)) throw new TypeError(`stream '${name}' is no name of a stream`)
      return streamAt(connection, `${addressOf(record)}/${name}`)
    },
  }
  return set
}

/** Turns what is thrown before the request into a rejection, so that a caller has one place to catch. */
const later = async <T>(work: () => Promise<T>): Promise<T> => work()

const below = (
  url: string,
  name: string,
  entity: Entity | undefined,
  targetOf: (entity: Entity, navigation: string) => Entity | undefined,
): Pick<SetAddress, 'url' | 'entity' | 'belowRecord'> => {
  if (!/^[A-Za-z_]\w*$/.test(name)) throw new TypeError(`part '${name}' is no name of a part`)
  return { url: `${url}/${name}`, entity: entity && targetOf(entity, name), belowRecord: entity !== undefined }
}

const makeSingle = (connection: Connection, { url, entity, find }: SetAddress): LooseSingleRecord => {
  const targetOf = (of: Entity, navigation: string) => find(of.navigation?.[navigation]?.to ?? '')
  return {
    url,
    get: (query = {}, options = {}) =>
      later(() =>
        readRecord(connection, url + queryText(query, entity, targetOf), {
          ...options,
          ofRecord: entity !== undefined,
        }),
      ),
    update: (changes, options) => later(() => updateRecord(connection, url, changes, guard(options, undefined))),
    delete: (options = {}) => later(() => deleteRecord(connection, url, guardOrAny(options, undefined), 'once')),
  }
}

const readRecord = async (
  connection: Connection,
  url: string,
  options: CallOptions & { readonly ofRecord?: boolean },
): Promise<AnyRecord> => {
  const call: Call = { ...options, method: 'GET', url, repeat: 'read' }
  return recordOf((await send(connection, call, readJson)).value)
}

type Guarded = WriteOptions & { readonly etag: string }

const updateRecord = async (
  connection: Connection,
  url: string,
  changes: Readonly<Record<string, unknown>>,
  options: Guarded,
): Promise<AnyRecord> => {
  const { etag, call } = split(options)
  const repeat: Repeat = etag === '*' ? 'once' : 'guarded'
  const headers = { 'if-match': etag }
  const body = bodyOf(changes, 'changes')
  const { value } = await send(
    connection,
    { ...call, method: 'PATCH', url, headers, body, repeat, ofRecord: true },
    readJson,
  )
  // A proxy may have asked for a minimal answer; the promise is the record as stored.
  return value === undefined ? readRecord(connection, url, { ...call, ofRecord: true }) : recordOf(value)
}

/** A GUID is never given again, so a second delete can hit nothing else; a code could have been. */
const repeatOfDelete = (entity: Entity | undefined): Repeat =>
  entity?.key.every((name) => entity.properties[name]?.kind === 'guid') ? 'guarded' : 'once'

const deleteRecord = async (
  connection: Connection,
  url: string,
  options: Guarded,
  repeatWithoutEtag: Repeat,
): Promise<void> => {
  const { etag, call } = split(options)
  const repeat = etag === '*' ? repeatWithoutEtag : 'guarded'
  const headers = { 'if-match': etag }
  await send(connection, { ...call, method: 'DELETE', url, headers, repeat, ofRecord: true }, readNothing)
}

const split = ({ etag, overwrite: _, ...call }: Guarded): { etag: string; call: CallOptions } => ({ etag, call })

const etagOf = (record: LooseKey | AnyRecord | undefined): string | undefined => {
  const etag = typeof record === 'object' ? record['@odata.etag'] : undefined
  return typeof etag === 'string' && etag !== '' ? etag : undefined
}

/** The version that a write may replace. `overwrite` is said by the caller and goes before what a record carries. */
const guard = (options: WriteOptions, record: LooseKey | AnyRecord | undefined): Guarded => {
  const etag = options.overwrite ? '*' : (options.etag ?? etagOf(record))
  if (etag === undefined)
    throw new TypeError('etag is missing: give the record as it was read, its etag, or overwrite: true')
  return { ...options, etag }
}

/** The same where whatever is there may be meant. */
const guardOrAny = (options: WriteOptions, record: LooseKey | AnyRecord | undefined): Guarded => ({
  ...options,
  etag: options.overwrite ? '*' : (options.etag ?? etagOf(record) ?? '*'),
})

/** Keeps the order of the properties, which is the order in which they are set. */
const bodyOf = (values: Readonly<Record<string, unknown>>, option: string): string =>
  JSON.stringify(values, (name, value: unknown) => {
    // JSON would make null of it, and Business Central something else again.
    if (typeof value === 'number' && !Number.isFinite(value))
      throw new TypeError(`${option}.${name} is not a finite number`)
    return value
  })

const recordOf = (value: unknown): AnyRecord => {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as AnyRecord
  throw new Fault('bc.unexpected', { message: 'The answer is not a record.' })
}
