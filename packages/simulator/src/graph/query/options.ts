import { type Asked, headerOf } from '../asked.ts'
import { badRequest, malformed, NotSimulated, unsupportedQuery } from '../refusal.ts'

/** The system query options of a request, as texts. */
export interface QueryOptions {
  readonly filter: string | undefined
  readonly select: readonly string[] | undefined
  readonly expand: readonly string[]
  readonly orderBy: string | undefined
  readonly search: string | undefined
  readonly top: number | undefined
  readonly skipToken: string | undefined
  /** `$count=true`; without the header it is passed over in silence. */
  readonly count: boolean
  readonly isEventual: boolean
}

const known = [
  'filter',
  'select',
  'expand',
  'orderby',
  'search',
  'top',
  'skiptoken',
  'count',
  'format',
  'skip',
] as const
type OptionName = (typeof known)[number]

const namesIn = (text: string): string[] =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')

const readTop = (text: string | undefined): number | undefined => {
  if (text === undefined) return undefined
  if (!/^\d{1,9}$/.test(text)) throw malformed(`Invalid value '${text}' for $top query option found.`)
  const top = Number(text)
  if (top < 1 || top > 999)
    throw badRequest(`Invalid page size specified: '${top}'. Must be between 1 and 999 inclusive.`)
  return top
}

/** The options by name; a dollar before them may be left out. */
const readTexts = ({ request: { query } }: Asked): Partial<Record<OptionName, string>> => {
  const texts: Partial<Record<OptionName, string>> = {}
  for (const [sent, value] of query) {
    const name = known.find((each) => each === sent.replace(/^\$/, '').toLowerCase())
    if (name === undefined) {
      if (sent.startsWith('$')) throw malformed(`The query parameter '${sent}' is not supported.`)
      continue
    }
    if (texts[name] !== undefined) throw malformed(`Query option '$${name}' was specified more than once.`)
    texts[name] = value
  }
  return texts
}

/** The level of consistency may stand in the query too, where a client cannot send headers. */
const levelInQuery = ({ request: { query } }: Asked): string | undefined =>
  [...query].find(([name]) => name.toLowerCase() === 'consistencylevel')?.[1].toLowerCase()

/** @throws GraphRefusal 400 for an option that is unknown, doubled or has no sense. */
export const readOptions = (asked: Asked): QueryOptions => {
  const texts = readTexts(asked)
  if (texts.skip !== undefined) throw unsupportedQuery("'$skip' is not supported by the service.")
  if (texts.format !== undefined && !/json/i.test(texts.format)) throw new NotSimulated('formats other than JSON')
  const isEventual = [headerOf(asked, 'consistencylevel'), levelInQuery(asked)].includes('eventual')
  const select = texts.select === undefined ? undefined : namesIn(texts.select)
  return {
    filter: texts.filter?.trim() || undefined,
    select: select?.includes('*') || select?.length === 0 ? undefined : select,
    expand: namesIn(texts.expand ?? ''),
    orderBy: texts.orderby?.trim() || undefined,
    search: texts.search?.trim() || undefined,
    top: readTop(texts.top),
    skipToken: texts.skiptoken,
    count: texts.count?.toLowerCase() === 'true' && isEventual,
    isEventual,
  }
}
