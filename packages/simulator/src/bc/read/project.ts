import type { Property } from '@landbridge/model'
import type { Books } from '../data/books.ts'
import { edmTypeOf, type Row, type Value, wireInstant } from '../data/values.ts'
import { unknownProperty } from '../errors.ts'
import type { Column, Plan } from '../plan.ts'
import { etagOf } from '../query/etag.ts'
import { booksFor, type Scope } from '../scope.ts'
import { keyText } from './resolve.ts'

/**
 * Writes the members of a record's JSON object, without its braces and its context. Text is put together here rather
 * than by way of objects, because lists are what a simulator does most.
 */
export type Project = (row: Row, setPath: string) => string

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what JSON must escape
const needsEscape = /["\\\u0000-\u001f\u2028\u2029\ud800-\udfff]/

/** A text as JSON. */
export const jsonText = (text: string): string => (needsEscape.test(text) ? JSON.stringify(text) : `"${text}"`)

type Encode = (value: Value) => string

const quoted: Encode = (value) => `"${value as string}"`
const plain: Encode = (value) => `${value as number}`

const encoders: Readonly<Record<Property['kind'], Encode>> = {
  // What these hold was checked when it was stored, and has nothing to escape.
  guid: quoted,
  date: quoted,
  option: quoted,
  instant: (value) => `"${wireInstant(value as number)}"`,
  text: (value) => jsonText(value as string),
  choice: (value) => jsonText(value as string),
  stream: (value) => jsonText(value as string),
  collection: (value) => JSON.stringify(value),
  flag: plain,
  amount: plain,
  unitAmount: plain,
  decimal: plain,
  integer: plain,
  bigInteger: plain,
}

// Shown only with odata.metadata=full, where JSON itself does not tell the type.
const untoldTypes = new Set(['guid', 'date', 'instant', 'amount', 'unitAmount', 'decimal', 'bigInteger', 'option'])

/** The annotation with the type of a property's value, where JSON does not tell it. */
export const typeHintOf = ({ property }: Column, name: string): string => {
  if (!untoldTypes.has(property.kind)) return ''
  const edm = edmTypeOf(property)
  return `"${name}@odata.type":"#${edm.startsWith('Edm.') ? edm.slice(4) : edm}",`
}

/** The value of one property of a row as JSON. */
export const jsonValue = ({ at, property, calculate }: Column, row: Row, books: Books): string =>
  encoders[property.kind](calculate ? calculate(row, books) : row[at]!)

type Write = (row: Row) => string

const writerOf = (column: Column, plan: Plan, scope: Scope): Write => {
  const { name, at, property, calculate } = column
  const lead = `${scope.metadata === 'full' ? typeHintOf(column, name) : ''}"${name}":`
  const encode = encoders[property.kind]
  if (calculate === undefined) return (row) => lead + encode(row[at]!)
  const books = booksFor(scope, plan)
  return (row) => lead + encode(calculate(row, books))
}

/** The columns that a `$select` leaves; the key always stays. */
const selected = (plan: Plan, select: readonly string[] | undefined): readonly Column[] => {
  if (select === undefined) return plan.columns
  for (const name of select)
    if (!plan.byName.has(name) && !plan.ways.has(name) && !plan.streams.includes(name))
      throw unknownProperty(name, plan.entity.name)
  const wanted = new Set(select)
  return plan.columns.filter((column) => wanted.has(column.name) || plan.key.includes(column))
}

/** A contained single record, such as a picture, has no key in its address. */
export const recordPath = (plan: Plan, row: Row, setPath: string): string =>
  setPath.endsWith(`/${plan.entity.name}`) && (!setPath.endsWith(`/${plan.set}`) || setPath.split('/').length > 2)
    ? setPath
    : `${setPath}(${keyText(plan, row)})`

const isWritable = (plan: Plan, name: string): boolean => plan.entity.properties[name]?.readOnly === undefined

const streamLinks =
  (plan: Plan, scope: Scope, names: readonly string[]): Project =>
  (row, setPath) => {
    const address = `${scope.base}/${recordPath(plan, row, setPath)}`
    return names
      .flatMap((name) => [
        ...(isWritable(plan, name) ? [`"${name}@odata.mediaEditLink":${jsonText(`${address}/${name}`)}`] : []),
        `"${name}@odata.mediaReadLink":${jsonText(`${address}/${name}`)}`,
      ])
      .join(',')
  }

/** What `odata.metadata=full` adds in front. */
const fullLead =
  (plan: Plan, { base }: Scope): Project =>
  (row, setPath) => {
    const path = recordPath(plan, row, setPath)
    const links = `"@odata.id":${jsonText(`${base}/${path}`)},"@odata.editLink":${jsonText(path)}`
    return `"@odata.type":"#Microsoft.NAV.${plan.entity.name}",${links}`
  }

const wayLinks =
  (plan: Plan, { base }: Scope): Project =>
  (row, setPath) => {
    const address = `${base}/${recordPath(plan, row, setPath)}`
    return [...plan.ways.keys()]
      .map((name) => `"${name}@odata.navigationLink":${jsonText(`${address}/${name}`)}`)
      .join(',')
  }

/** @throws Refusal `BadRequest` where `$select` names what is not there. */
export const projectOf = (plan: Plan, scope: Scope, select: readonly string[] | undefined): Project => {
  const { metadata } = scope
  const isFull = metadata === 'full'
  const writers = selected(plan, select).map((column) => writerOf(column, plan, scope))
  const streams = plan.streams.filter((name) => select === undefined || select.includes(name))
  const pieces: Project[] = []
  if (isFull) pieces.push(fullLead(plan, scope))
  if (plan.hasEtag && metadata !== 'none') pieces.push((row) => `"@odata.etag":${JSON.stringify(etagOf(row))}`)
  for (const write of writers) pieces.push(write)
  if (streams.length > 0 && metadata !== 'none') pieces.push(streamLinks(plan, scope, streams))
  if (isFull && select === undefined && plan.ways.size > 0) pieces.push(wayLinks(plan, scope))
  return (row, setPath) => {
    let text = ''
    for (const piece of pieces) text = text === '' ? piece(row, setPath) : `${text},${piece(row, setPath)}`
    return text
  }
}
