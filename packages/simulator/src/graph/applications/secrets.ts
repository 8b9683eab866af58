import { addSecret, deleteSecret } from '../../control/applications.ts'
import { json } from '../../http.ts'
import type { PlainObject } from '../../world.ts'
import { context, noContent, type Operation, readBody } from '../asked.ts'
import { instantOf, object, objectOf, readFields, text, textOf } from '../fields.ts'
import { badRequest } from '../refusal.ts'
import { needToChange } from '../rights.ts'
import { secretFields } from './fields.ts'
import { getApplication } from './lookup.ts'
import { needRoom } from './spacing.ts'
import { viewSecret } from './view.ts'

/** What Graph decides by itself. */
const ownOfGraph = ['hint', 'keyId', 'secretText']

/** Two years later, on the same day. */
const usualEnd = (startsAt: number): number => {
  const end = new Date(startsAt)
  return end.setUTCFullYear(end.getUTCFullYear() + 2)
}

const readSecret = (body: PlainObject): PlainObject => {
  const { passwordCredential } = readFields(body, { passwordCredential: object(secretFields) })
  const asked = objectOf({ passwordCredential: passwordCredential ?? {} }, 'passwordCredential') ?? {}
  const wrong = ownOfGraph.find((name) => (asked[name] ?? null) !== null)
  if (wrong !== undefined) throw badRequest(`Property '${wrong}' of resource 'PasswordCredential' cannot be set.`)
  return asked
}

/** Adds a secret. Its text is in this answer, and never again. */
export const addPassword: Operation = (asked) => {
  const application = getApplication(asked)
  needToChange(asked.caller, application)
  needRoom(asked, application, 'secret')
  const draft = readSecret(readBody(asked, 'optional'))
  const startsAt = instantOf(draft, 'startDateTime') ?? asked.sim.clock.now()
  const endsAt = instantOf(draft, 'endDateTime') ?? usualEnd(startsAt)
  const displayName = textOf(draft, 'displayName') ?? ''
  const mark = textOf(draft, 'customKeyIdentifier')
  const secret = addSecret(asked.sim, application, {
    displayName,
    startsAt,
    endsAt,
    ...(mark !== undefined && { customKeyIdentifier: mark }),
  })
  return json(200, {
    ...context(asked, 'microsoft.graph.passwordCredential'),
    ...viewSecret(secret),
    secretText: secret.text,
  })
}

export const removePassword: Operation = (asked) => {
  const application = getApplication(asked)
  needToChange(asked.caller, application)
  needRoom(asked, application, 'secret')
  const keyId = textOf(readFields(readBody(asked, 'needed'), { keyId: text() }), 'keyId')?.toLowerCase()
  if (keyId === undefined || !application.secrets.some((each) => each.keyId === keyId))
    throw badRequest('No password credential found with keyId.')
  deleteSecret(application, keyId)
  return noContent
}
