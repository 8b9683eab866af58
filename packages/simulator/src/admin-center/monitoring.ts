import { json, type Response } from '../http.ts'
import type { Route } from '../router.ts'
import { type AdminAnswer, type Asked, environmentOf, instantOf, oneEnvironment, route } from './asked.ts'
import { doesNotExist, invalidInput } from './refusal.ts'

/** Categories by name and by number; there is no other. */
const categories: ReadonlySet<string> = new Set(['', 'all', '0'])

/** The columns that a caller can rely on; the simulated environment logs nothing, so that there are no rows. */
const columns = [
  ['Timestamp', 'datetime'],
  ['Level', 'string'],
  ['Message', 'string'],
  ['ObjectType', 'string'],
  ['ObjectId', 'numeric'],
  ['CorrelationId', 'string'],
] as const

const telemetry = (asked: Asked): Response => {
  environmentOf(asked)
  const { query } = asked.request
  const category = query.get('logCategory') ?? ''
  if (!categories.has(category.toLowerCase()))
    throw invalidInput('logCategory', `'${category}' is no category of telemetry.`)
  for (const name of ['startDateUtc', 'endDateUtc']) {
    const text = query.get(name)
    if (text) instantOf(name, text)
  }
  return json(200, {
    queryColumns: columns.map(([name, dataType], ordinal) => ({ name, ordinal, dataType, expectations: 'none' })),
    queryResults: [],
  })
}

const noSession = (asked: Asked): never => {
  environmentOf(asked)
  throw doesNotExist(asked.values.session!, 'There is no such session.')
}

/** Sessions and telemetry. Nobody is signed in to the simulated web client, and nothing runs on its own. */
export const monitoringRoutes: readonly Route<AdminAnswer>[] = [
  route('GET', `${oneEnvironment}/telemetry`, 0, telemetry),
  route('GET', `${oneEnvironment}/sessions`, 0, (asked) => json(200, { value: environmentOf(asked) && [] })),
  route('GET', `${oneEnvironment}/sessions/{session}`, 0, noSession),
  route('DELETE', `${oneEnvironment}/sessions/{session}`, 0, noSession),
]
