import { type Connection, eventKindNames, flows, stepIds } from '@landbridge/contract'

/** What each address may carry after `?`. Unknown and malformed parts are dropped, never refused. */

type Raw = Record<string, unknown>
type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined
const oneOf = <T extends string>(value: unknown, all: readonly T[]): T | undefined => all.find((each) => each === value)
const whole = (value: unknown): number | undefined => {
  const number = Number(value)
  return Number.isInteger(number) && number > 0 ? number : undefined
}

/** Leaves out what is undefined, so that the address stays short. */
const given = <T extends object>(values: T): Given<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Given<T>

/** The public guide: what is chosen stands in its address, so that a vendor can link to it. */
export const guideSearch = (search: Raw) =>
  given({
    actions: text(search.actions),
    flow: oneOf(search.flow, flows),
    version: whole(search.version),
    name: text(search.name),
  })

export const wayEndedSearch = (search: Raw) => given({ code: text(search.code) })

/** The gravest first. */
export const healths = [
  'broken',
  'needs-attention',
  'degraded',
  'connected',
  'paused',
  'in-setup',
] as const satisfies readonly Connection['health'][]

export const signInSearch = (raw: Raw) => {
  const to = text(raw.to)
  // Only ways within the portal: anything else would let a link lead a signed-in person elsewhere.
  const isOurs = to !== undefined && /^\/(?![/\\]|sign-in)/.test(to)
  return given({ to: isOurs ? to : undefined })
}

export const setupSearch = (raw: Raw) => given({ step: oneOf(raw.step, stepIds) })

/** `embed` is for the server: it says who may show the page in a frame, also when it is loaded again. */
export const linkSearch = (raw: Raw) => given({ step: oneOf(raw.step, stepIds), embed: text(raw.embed) })

export const newSetupSearch = (raw: Raw) => given({ integration: text(raw.integration) })

export const connectionsSearch = (raw: Raw) => given({ q: text(raw.q), health: oneOf(raw.health, healths) })

export const diagnoseSearch = (raw: Raw) => given({ connection: text(raw.connection) })

/** `of`: the stored diagnosis that is shown. */
export const diagnosisSearch = (raw: Raw) => given({ of: text(raw.of) })

export const eventAges = ['day', 'week', 'month'] as const

const guid = (value: unknown): string | undefined =>
  typeof value === 'string' && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value) ? value : undefined

export const eventsSearch = (raw: Raw) =>
  given({
    kind: oneOf(raw.kind, eventKindNames),
    connection: guid(raw.connection),
    integration: guid(raw.integration),
    age: oneOf(raw.age, eventAges),
  })

export type EventsSearch = ReturnType<typeof eventsSearch>

export const noticesSearch = (raw: Raw) => given({ webhook: guid(raw.webhook) })

export const checkSearch = (raw: Raw) => given({ check: text(raw.check) })

export const setsSearch = (raw: Raw) => given({ q: text(raw.q) })

export const pageSizes = [25, 50, 100, 250, 500] as const

export const recordsSearch = (raw: Raw) =>
  given({
    route: oneOf(raw.route, ['automation']),
    company: text(raw.company),
    filter: text(raw.filter),
    orderBy: text(raw.orderBy),
    columns: text(raw.columns),
    top: pageSizes.find((each) => each === whole(raw.top)),
    page: whole(raw.page),
    cursor: text(raw.cursor),
    parent: text(raw.parent),
    record: text(raw.record),
    panel: oneOf(raw.panel, ['edit', 'new']),
  })

export type RecordsSearch = ReturnType<typeof recordsSearch>
