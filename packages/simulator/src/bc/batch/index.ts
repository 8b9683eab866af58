import type { Request, Response } from '../../http.ts'
import { answer, jsonType } from '../reply.ts'
import type { Scope } from '../scope.ts'
import { isMultipart, writeMultipart } from './multipart.ts'
import type { Part, PartAnswer } from './part.ts'
import { readParts } from './parts.ts'
import type { Places } from './references.ts'
import { isGood, type Run, runPart, runTogether } from './run.ts'

const headerOf = (request: Request, name: string): string => String(request.headers[name] ?? '').toLowerCase()

/** All or nothing: asked for by either spelling of the header. */
const isSnapshot = (request: Request): boolean =>
  [headerOf(request, 'isolation'), headerOf(request, 'odata-isolation')].includes('snapshot')

const preferenceOf = (request: Request): string | undefined =>
  /odata\.continue-on-error(=(true|false))?/.exec(headerOf(request, 'prefer'))?.[0]

/** A part that was not run, because one on which it depends went wrong. */
const notRun = ({ id, group }: Part, because: string): PartAnswer => ({
  id,
  group,
  status: 424,
  headers: { 'content-type': jsonType('minimal'), 'odata-version': '4.0' },
  body: Buffer.from(JSON.stringify({ error: { code: 'BadRequest', message: because } })),
})

/** Parts that belong together: one alone, or a group. */
const unitsOf = (parts: readonly Part[]): Part[][] => {
  const units: Part[][] = []
  for (const part of parts) {
    const last = units.at(-1)
    if (part.group !== undefined && last?.[0]?.group === part.group) last.push(part)
    else units.push([part])
  }
  return units
}

const runUnit = async (scope: Scope, unit: readonly Part[], places: Places, run: Run): Promise<PartAnswer[]> => {
  const [first] = unit
  if (first?.group === undefined) return [await runPart(scope, first!, places, run)]
  const answers = runTogether(scope, unit, places, run)
  const wrong = answers.at(-1)
  if (wrong === undefined || isGood(wrong)) return answers
  const at = answers.length - 1
  return unit.map((part, of) => (of === at ? wrong : notRun(part, 'Another request of the group went wrong.')))
}

/** Runs the parts in order, each unit by itself; goes on after a failure unless the caller said otherwise. */
const runInOrder = async (scope: Scope, parts: readonly Part[], run: Run): Promise<PartAnswer[]> => {
  const goesOn = preferenceOf(scope.request)?.endsWith('=false') !== true
  const answers: PartAnswer[] = []
  const places: Places = new Map()
  const failed = new Set<string>()
  for (const unit of unitsOf(parts)) {
    const isBlocked = unit.some(({ dependsOn }) => dependsOn.some((name) => failed.has(name)))
    const done = isBlocked
      ? unit.map((part) => notRun(part, 'A request on which this one depends went wrong.'))
      : await runUnit(scope, unit, places, run)
    answers.push(...done)
    const wrong = done.filter((each) => !isGood(each))
    for (const { id, group } of wrong) for (const name of [id, group]) if (name != null) failed.add(name)
    if (wrong.length > 0 && !goesOn) break
  }
  return answers
}

/** The body of a part as a value of JSON: itself where it is JSON, a text, or base64 where it is binary. */
const bodyText = ({ headers, body }: PartAnswer): string => {
  const type = headers['content-type'] ?? ''
  if (/json/i.test(type)) return body.toString('utf8')
  return JSON.stringify(/^text\//i.test(type) ? body.toString('utf8') : body.toString('base64'))
}

const answerText = (answer: PartAnswer): string => {
  const { id, group, status, headers, body } = answer
  const head = JSON.stringify({ id, ...(group !== undefined && { atomicityGroup: group }), status, headers })
  return body.length === 0 ? head : `${head.slice(0, -1)},"body":${bodyText(answer)}}`
}

/**
 * Answers `POST {route}/$batch`: 200 whatever became of the parts.
 *
 * @param run What answers a part; the same that answers a request of its own.
 * @see OData JSON Format 4.01, section 19; Microsoft, API v2.0, "Use OData to run multiple operations in a batch"
 */
export const answerBatch = async (scope: Scope, run: Run): Promise<Response> => {
  const { request } = scope
  const parts = readParts(request)
  const answers = isSnapshot(request) ? runTogether(scope, parts, new Map(), run) : await runInOrder(scope, parts, run)
  const preference = preferenceOf(request)
  const applied = preference === undefined ? {} : { 'preference-applied': preference }
  if (isMultipart(request) && !headerOf(request, 'accept').includes('application/json')) {
    const { body, headers } = writeMultipart(request.id, answers)
    return answer(request, 200, body!, { ...(headers as Record<string, string>), ...applied })
  }
  const body = `{"responses":[${answers.map(answerText).join(',')}]}`
  return answer(request, 200, body, { 'content-type': jsonType('minimal'), ...applied })
}
