import type { CompanyClient, LooseKey, LooseSingleRecord, RecordSet } from '@landbridge/client'
import { type Entity, Fault, findEntity, type RouteName, type Verb } from '@landbridge/model'

/** Where a caller wants to go: an entity set, perhaps below another record. */
export interface RecordPlace {
  readonly set: string
  readonly route: RouteName
  /** The way to a part: `salesInvoices/{key}/salesInvoiceLines`. */
  readonly parent?: string | undefined
}

/** An entity set that was found, or the one record that lies below another. */
export type Found =
  | { readonly entity: Entity; readonly many: true; readonly records: RecordSet }
  | { readonly entity: Entity; readonly many: false; readonly record: LooseSingleRecord }

/**
 * Finds the way to records, checked against the model before anything is sent.
 *
 * @throws Fault `catalogue.unknown_set`; `request.invalid` for a way that the model does not have
 */
export const findRecords = (client: CompanyClient, { set, route, parent }: RecordPlace): Found => {
  const entity = entityOf(set, route)
  if (parent === undefined) return { entity, many: true, records: client.records(set, { route }) }
  const way = readWay(parent)
  let at = entityOf(way.start, route)
  let records = client.records(way.start, { route })
  for (const [index, { key, navigation }] of way.steps.entries()) {
    const leads = at.navigation?.[navigation]
    if (leads?.kind !== 'part') throw badWay(`${at.set} has no part ${navigation}.`)
    const isLast = index === way.steps.length - 1
    const recordKey = readKey(key, at)
    at = entityOf(leads.to, route)
    if (isLast && at.set !== set) throw badWay(`The way leads to ${at.set}, not to ${set}.`)
    if (!leads.many) {
      if (!isLast) throw badWay(`${navigation} is one record; the way cannot go on below it.`)
      return { entity: at, many: false, record: asked(() => records.single(recordKey, navigation)) }
    }
    const from = records
    records = asked(() => from.part(recordKey, navigation))
  }
  return { entity: at, many: true, records }
}

/** @throws Fault `bc.not_allowed` before anything is sent */
export const mustAllow = ({ set, allows }: Entity, verb: Verb): void => {
  if (!allows.includes(verb)) throw new Fault('bc.not_allowed', { message: `${set} does not allow ${verb}.` })
}

const entityOf = (set: string, route: RouteName): Entity => {
  const entity = findEntity(set, route)
  if (entity === undefined)
    throw new Fault('catalogue.unknown_set', { message: `There is no entity set ${set} on this route.` })
  return entity
}

const badWay = (message: string): Fault => new Fault('request.invalid', { field: 'parent', message })

const readWay = (text: string) => {
  const [start = '', ...rest] = text.split('/')
  const steps = Array.from({ length: rest.length / 2 }, (_, index) => ({
    key: decode(rest[index * 2] ?? ''),
    navigation: rest[index * 2 + 1] ?? '',
  }))
  if (start === '' || steps.length === 0 || rest.length % 2 !== 0)
    throw badWay('Write the way as set/key/part, for example salesInvoices/{key}/salesInvoiceLines.')
  return { start, steps }
}

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    throw badWay('The way is not properly percent-encoded.')
  }
}

/**
 * A key as callers write it: the value itself, or `name=value,...` where several properties make the key. Texts may be
 * quoted as Business Central quotes them.
 *
 * @throws Fault `request.invalid`
 */
export const readKey = (text: string, entity: Entity): LooseKey => {
  const [only, ...more] = entity.key
  if (more.length === 0) return only === undefined ? text : unquote(text)
  const given = new Map(
    [...text.matchAll(/([A-Za-z_]\w*)=('(?:[^']|'')*'|[^,]*)(?:,|$)/g)].map(([, name, value]) => [name, value]),
  )
  const missing = entity.key.find((name) => given.get(name) === undefined)
  if (missing !== undefined || given.size !== entity.key.length)
    throw new Fault('request.invalid', { field: 'key', message: `The key has the parts ${entity.key.join(', ')}.` })
  return Object.fromEntries(entity.key.map((name) => [name, partOf(given.get(name) ?? '', entity, name)]))
}

const unquote = (text: string): string =>
  text.length > 1 && text.startsWith("'") && text.endsWith("'") ? text.slice(1, -1).replaceAll("''", "'") : text

const numeric = ['amount', 'unitAmount', 'decimal', 'integer', 'bigInteger']

const partOf = (text: string, entity: Entity, name: string): string | number | boolean => {
  const kind = entity.properties[name]?.kind ?? 'text'
  if (numeric.includes(kind)) return Number(text)
  return kind === 'flag' ? text === 'true' : unquote(text)
}

/** Turns what the client finds wrong with a request, before it is sent, into a fault of the request. */
export const asked = <T>(work: () => T): T => {
  try {
    return work()
  } catch (error) {
    throw asFault(error)
  }
}

/** The same for what is found wrong later. */
export const askedLater = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    throw asFault(error)
  }
}

/** What the language itself throws; the client's own TypeErrors begin with the name of an option or a property. */
const ownOfLanguage =
  /^(Cannot |Invalid |Converting |Assignment |Class |Reduce |fetch failed|.* is not (a function|a constructor|iterable|defined))/

/** The client throws TypeErrors with the name of the option in front, and only for what cannot be right. */
const asFault = (error: unknown): unknown => {
  if (!(error instanceof TypeError) || ownOfLanguage.test(error.message)) return error
  const [field = ''] = error.message.split(/[\s.]/, 1)
  const known = ['select', 'filter', 'orderBy', 'expand', 'top', 'key', 'etag'].includes(field) ? { field } : {}
  return new Fault('request.invalid', { message: `${error.message}.`, ...known })
}
