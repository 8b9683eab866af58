import type { Response } from '../http.ts'
import { runAction } from './actions/index.ts'
import { automationAction } from './automation/actions.ts'
import { answerBatch } from './batch/index.ts'
import { badExpression, NotSimulated, notAllowed } from './errors.ts'
import { extensionAction } from './extensions/actions.ts'
import { metadataDocument } from './metadata/csdl.ts'
import { serviceDocument } from './metadata/service-document.ts'
import { getRecord } from './read/get.ts'
import { countSet, listSet } from './read/list.ts'
import { readProperty } from './read/property.ts'
import { resolveTarget, type Target } from './read/resolve.ts'
import type { Scope } from './scope.ts'
import { readStream, writeStream } from './streams.ts'
import { changeSubscriptions } from './webhooks/subscriptions.ts'
import { createRecord } from './write/create.ts'
import { deleteRecord } from './write/remove.ts'
import { updateRecord } from './write/update.ts'

type Of<Kind extends Target['kind']> = Target & { kind: Kind }

const setName = (target: Target): string => ('plan' in target ? target.plan.set : target.kind)

const readTarget = (target: Target): Response => {
  switch (target.kind) {
    case 'service':
      return serviceDocument(target.scope)
    case 'metadata':
      return metadataDocument(target.scope)
    case 'set':
      return listSet(target as Of<'set'>)
    case 'count':
      return countSet(target as Of<'count'>)
    case 'record':
      return getRecord(target as Of<'record'>)
    case 'property':
      return readProperty(target as Of<'property'>)
    case 'stream':
      return readStream(target as Of<'stream'>)
    case 'action':
      throw notAllowed('GET', target.name, 'Entity')
    case 'batch':
      throw notAllowed('GET', '$batch', 'Entity')
  }
}

const postTarget = (target: Target): Response | Promise<Response> => {
  switch (target.kind) {
    case 'set':
      return createRecord(target as Of<'set'>)
    case 'action':
      return runAction(target as Of<'action'>)
    case 'batch':
      return answerBatch(target.scope, dispatch)
    default:
      throw notAllowed('POST', setName(target), 'Entity')
  }
}

const changeTarget = (target: Target, method: string): Response => {
  if (target.kind === 'stream') return writeStream(target as Of<'stream'>)
  if (target.kind === 'record')
    return method === 'DELETE' ? deleteRecord(target as Of<'record'>) : updateRecord(target as Of<'record'>)
  if (target.kind === 'property') throw new NotSimulated('changing a property by an address of its own')
  throw notAllowed(method, setName(target), target.kind === 'set' ? 'Collection' : 'Entity')
}

/** A read replica cannot be written to; asking for one with a change is an error. */
const checkIntent = ({ request }: Scope): void => {
  if (String(request.headers['data-access-intent'] ?? '').toLowerCase() === 'readonly')
    throw badExpression('A change cannot be made with Data-Access-Intent: ReadOnly.')
}

const overrides = ['x-http-method', 'x-http-method-override', 'x-method-override']

/** Whether Business Central lets a header change the method is not known, and doing the wrong thing would be worse. */
const checkOverride = ({ request }: Scope): void => {
  const header = overrides.find((name) => request.headers[name] !== undefined)
  if (header !== undefined) throw new NotSimulated(`the header ${header}`)
}

/** Answers a request behind the route. */
export const dispatch = (scope: Scope, segments: readonly string[]): Response | Promise<Response> => {
  const { method } = scope.request
  checkOverride(scope)
  if (method !== 'GET' && method !== 'HEAD') checkIntent(scope)
  const target = resolveTarget(scope, segments)
  return changeOwn(target, method) ?? answerTarget(target, method)
}

/** Sets whose changes reach beyond their own records. */
const changeOwn = (target: Target, method: string): Response | Promise<Response> | undefined =>
  method === 'GET' || method === 'HEAD'
    ? undefined
    : (changeSubscriptions(target, method) ?? extensionAction(target, method) ?? automationAction(target, method))

const answerTarget = (target: Target, method: string): Response | Promise<Response> => {
  switch (method) {
    case 'GET':
    case 'HEAD':
      return readTarget(target)
    case 'POST':
      return postTarget(target)
    case 'PATCH':
    case 'PUT':
    case 'DELETE':
      return changeTarget(target, method)
    default:
      throw notAllowed(method, setName(target), 'Entity')
  }
}
