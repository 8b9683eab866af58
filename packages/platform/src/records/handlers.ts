import type { AnyRecord, CompanyClient, LooseQuery, Page, RecordSet } from '@landbridge/client'
import { Fault, type WriteVerb } from '@landbridge/model'
import type { Connections, OpenConnection } from '../connections/open.ts'
import type { CallContext, Handlers } from '../handler.ts'
import type { Parts } from '../parts.ts'
import type { SeenWrites } from '../proving/seen-writes.ts'
import type { Owner } from '../vault/vault.ts'
import { isWithin, readCursor, writeCursor } from './cursor.ts'
import { askedLater, type Found, findRecords, mustAllow, type RecordPlace, readKey } from './place.ts'

type Operation = 'records.list' | 'records.read' | 'records.create' | 'records.update' | 'records.delete'

interface Asked extends RecordPlace {
  readonly connectionId: string
  readonly companyId?: string | undefined
}

/** Records of a connection, exactly as Business Central gives them. */
export const recordHandlers = (
  { vault }: Pick<Parts, 'vault'>,
  connections: Connections,
  seenWrites: Pick<SeenWrites, 'watch'>,
): Pick<Handlers, Operation> => {
  const open = async (input: Asked, context: CallContext) => {
    const opened = await connections.open(context, input.connectionId)
    const client: CompanyClient = opened.company(input.companyId)
    const found = findRecords(client, input)
    // The set at the start of the way is the one that the integration names.
    const set = input.parent?.split('/')[0] ?? input.set
    const connection: OpenConnection = { ...opened, use: (work) => opened.use(work, { set }) }
    return { connection, found, signal: context.signal }
  }

  /** What becomes of a real write proves the permission to write, where no check can. */
  const write = <T>(
    { use, row }: OpenConnection,
    { entity }: Found,
    verb: WriteVerb,
    work: () => Promise<T>,
  ): Promise<T> => use(() => seenWrites.watch(row, { set: entity.set, route: entity.route, verb }, work))

  const pageOf = async (
    { connection: { row }, records }: { connection: OpenConnection; records: RecordSet },
    { records: rows, nextLink, count }: Page<AnyRecord>,
    pageSize: number,
  ) => {
    if (nextLink !== undefined && !isWithin(nextLink, records.url))
      throw new Fault('bc.unexpected', { message: 'The link to the next page leads elsewhere.' })
    return {
      records: [...rows],
      next: nextLink === undefined ? null : await writeCursor(vault, ownerOf(row), records.url, { nextLink, pageSize }),
      ...(count !== undefined && { count }),
    }
  }

  return {
    'records.list': async (input, context) => {
      const { connection, found, signal } = await open(input, context)
      if (!found.many) return listOfOne(connection, found, input, signal)
      const { entity, records } = found
      mustAllow(entity, 'list')
      const { cursor, top } = input
      if (cursor === undefined) {
        const page = await askedLater(() =>
          connection.use(() => records.list({ ...queryOf(input), pageSize: top }, { signal })),
        )
        return pageOf({ connection, records }, page, top)
      }
      refuseQuery(input)
      const { nextLink, pageSize } = await readCursor(vault, ownerOf(connection.row), records.url, cursor)
      const page = await connection.use(() => records.continueFrom(nextLink, { pageSize }, { signal }))
      return pageOf({ connection, records }, page, pageSize)
    },

    'records.read': async (input, context) => {
      const { connection, found, signal } = await open(input, context)
      mustAllow(found.entity, 'get')
      return askedLater(() =>
        connection.use(() => recordsOf(found).get(readKey(input.key, found.entity), shapeOf(input), { signal })),
      )
    },

    'records.create': async (input, context) => {
      const { connection, found, signal } = await open(input, context)
      mustAllow(found.entity, 'create')
      return askedLater(() =>
        write(connection, found, 'create', () => recordsOf(found).create(input.record, { signal })),
      )
    },

    'records.update': async (input, context) => {
      const { connection, found, signal } = await open(input, context)
      mustAllow(found.entity, 'update')
      const key = readKey(input.key, found.entity)
      return askedLater(() =>
        write(connection, found, 'update', () =>
          recordsOf(found).update(key, input.changes, { ...guardOf(input.ifMatch), signal }),
        ),
      )
    },

    'records.delete': async (input, context) => {
      const { connection, found, signal } = await open(input, context)
      mustAllow(found.entity, 'delete')
      const key = readKey(input.key, found.entity)
      await askedLater(() =>
        write(connection, found, 'delete', () => recordsOf(found).delete(key, { ...guardOf(input.ifMatch), signal })),
      )
      return null
    },
  }
}

const ownerOf = (row: OpenConnection['row']): Owner => ({ workspaceId: row.workspace_id, subjectId: row.id })

const recordsOf = (found: Found): RecordSet => {
  if (found.many) return found.records
  throw new Fault('request.invalid', { field: 'parent', message: `${found.entity.set} is one record below another.` })
}

/** A single part, such as a picture, as a list of the one record that it is. */
const listOfOne = async (
  { use }: OpenConnection,
  { entity, record }: Extract<Found, { many: false }>,
  query: Query,
  signal: AbortSignal,
) => {
  mustAllow(entity, 'get')
  return { records: [await askedLater(() => use(() => record.get(shapeOf(query), { signal })))], next: null }
}

interface Query {
  readonly filter?: string | undefined
  readonly select?: string | undefined
  readonly orderBy?: string | undefined
  readonly expand?: string | undefined
  readonly count?: boolean | undefined
}

const namesOf = (text: string): string[] => text.split(',').map((name) => name.trim())

const shapeOf = ({ select, expand }: Query): Pick<LooseQuery, 'select' | 'expand'> => ({
  ...(select !== undefined && { select: namesOf(select) }),
  ...(expand !== undefined && { expand: namesOf(expand) }),
})

const queryOf = ({ filter, orderBy, count, ...shape }: Query): LooseQuery => ({
  ...shapeOf(shape),
  ...(filter !== undefined && { filter }),
  ...(orderBy !== undefined && { orderBy: namesOf(orderBy) }),
  ...(count === true && { count }),
})

/** A cursor stands for all of the first query. */
const refuseQuery = ({ filter, select, orderBy, expand, count }: Query): void => {
  const field = Object.entries({ filter, select, orderBy, expand, count }).find(
    ([, value]) => value !== undefined && value !== false,
  )?.[0]
  if (field !== undefined)
    throw new Fault('request.invalid', { field, message: 'Leave this out: the cursor carries it.' })
}

const guardOf = (ifMatch: string) => (ifMatch === '*' ? { overwrite: true } : { etag: ifMatch })
