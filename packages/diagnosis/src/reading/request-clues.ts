import {
  businessCentralAppId,
  businessCentralResource,
  checkTypedValue,
  entitiesOf,
  findEntity,
  type MissingPermission,
} from '@landbridge/model'
import { type Clue, type ClueName, clue } from '../clues.ts'
import type { DiagnosisSubject } from '../subject.ts'
import { roleClues } from '../token-clues.ts'
import type { Reading } from './reading.ts'
import type { Sent } from './sent.ts'

/** All that can be told without asking anybody: from the request that failed, from what was typed, and from records. */
export const cluesAtHand = (
  subject: DiagnosisSubject,
  reading: Reading | undefined,
  sent: Sent | undefined,
  now: number,
): Clue[] => [
  ...typedClues(subject),
  ...recordClues(subject, now),
  ...(sent ? sentClues(sent) : []),
  ...scopeClues(sent?.form?.scope ?? subject.scope, sent?.form?.grantType),
  ...(sent?.claims ? roleClues(sent.claims, sent, now) : []),
  ...(sent?.claims ? [] : actorClues(subject)),
  ...(reading?.service === 'bc' && reading.code === 'Unauthorized' ? [clue('answer.unauthorized')] : []),
  ...(reading?.permission ? [permissionClue(reading.permission)] : []),
]

const typedClues = ({ credential }: DiagnosisSubject): Clue[] => {
  if (credential === undefined || !('secret' in credential)) return []
  const { value, problem } = checkTypedValue('secret', credential.secret)
  return [
    ...(problem?.code === 'secret_id' ? [clue('secret.is_id')] : []),
    ...(value !== credential.secret ? [clue('secret.blanks')] : []),
  ]
}

const actorClues = ({ actsAs, signIn }: DiagnosisSubject): Clue[] => {
  const actor = actsAs ?? (signIn ? 'person' : undefined)
  return actor === undefined ? [] : [clue(actor === 'person' ? 'token.person' : 'token.app')]
}

const minutes = (count: number): number => count * 60_000

const recordClues = (subject: DiagnosisSubject, now: number): Clue[] => {
  const { application, tenant, credentialMadeAt, objectMadeAt, consentedAt } = subject
  const isElsewhere = application?.home !== undefined && application.home !== tenant
  const within = (at: number | undefined, ms: number): boolean => at !== undefined && now - at >= 0 && now - at < ms
  const told = (name: ClueName, at: number): Clue => clue(name, [{ label: 'On', value: new Date(at).toISOString() }])
  return [
    ...(application?.kind === 'shared' ? [clue('application.shared')] : []),
    ...(application?.kind === 'own' && isElsewhere ? [clue('application.elsewhere')] : []),
    ...(application?.kind === 'own' && !isElsewhere ? [clue('application.own')] : []),
    ...(within(credentialMadeAt, minutes(5)) ? [told('credential.young', credentialMadeAt!)] : []),
    ...(within(objectMadeAt, minutes(5)) ? [told('object.young', objectMadeAt!)] : []),
    ...(within(consentedAt, minutes(90)) ? [told('consent.young', consentedAt!)] : []),
  ]
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const microsoftHost = /(^|\.)(dynamics\.com|microsoftonline\.com|microsoft\.com|windows\.net)$/i

const sentClues = ({ scheme, host, path, form, address }: Sent): Clue[] => {
  const at = [{ label: 'Path', value: path }]
  const names: ClueName[] = []
  if (scheme === 'basic') names.push('sent.basic')
  if (host !== '' && !microsoftHost.test(host)) names.push('host.not_microsoft')
  if (/[{}<>]/.test(path)) names.push('address.placeholder')
  if (/\/authorizedaadapps/i.test(path)) names.push('address.authorized_apps')
  if (/\/extensiondeploymentstatus$/i.test(path)) names.push('address.deployments')
  if (form) names.push(...formClues(form))
  if (address) names.push(...addressClues(address))
  return names.map((name) => clue(name, name.startsWith('address') ? at : []))
}

const formClues = ({ isForm, fields, grantType }: NonNullable<Sent['form']>): ClueName[] => {
  const has = (name: string): boolean => fields.includes(name)
  if (!isForm) return ['form.not_a_form']
  if (fields.some((name) => name.startsWith('amp;'))) return ['form.escaped']
  return [
    ...(has('resource') ? (['form.resource'] as const) : []),
    ...(grantType === 'refresh_token' ? (['form.refresh'] as const) : []),
    ...(grantType === 'password' ? (['form.password'] as const) : []),
    ...(grantType === 'client_credentials' && !has('client_secret') && !has('client_assertion')
      ? (['form.no_credential'] as const)
      : []),
  ]
}

const addressClues = ({ route, company, set }: NonNullable<Sent['address']>): ClueName[] => {
  if (company !== undefined && !guid.test(company)) return ['address.company_name']
  const ours = /^v2\.0$/i.test(route) ? 'standard' : /^microsoft\/automation\//i.test(route) ? 'automation' : undefined
  if (ours === undefined) return /^v\d|^beta$/i.test(route) ? [] : ['address.custom_route']
  if (set === undefined) return []
  const known = findEntity(set, ours) ?? entitiesOf(ours).find((each) => each.set.toLowerCase() === set.toLowerCase())
  return [known === undefined ? 'address.unknown_set' : 'address.known_set']
}

const nearlyOurs = /businesscentral|dynamics?\.com/i

const scopeClues = (scope: string | undefined, grantType = 'client_credentials'): Clue[] => {
  if (scope === undefined || scope.trim() === '') return []
  const isApp = grantType === 'client_credentials'
  const evidence = [{ label: 'Scope', value: scope.slice(0, 300) }]
  const parts = scope.split(/\s+/).filter((part) => part.includes('/') || part.includes('%'))
  const resources = new Set(parts.map((part) => part.replace(/\/[^/]*$/, '')))
  const names: ClueName[] = []
  if (/%[0-9a-f]{2}/i.test(scope)) names.push('scope.encoded')
  else {
    if (resources.size > 1) names.push('scope.two_resources')
    const [resource = ''] = resources
    const isOurs = resource === businessCentralResource || resource === businessCentralAppId
    if (isOurs && resources.size === 1) names.push('scope.exact')
    if (!isOurs && resources.size === 1 && nearlyOurs.test(resource)) names.push('scope.misspelled')
    if (isApp && resources.size === 1 && !/\/\.default$/.test(scope.trim()))
      names.push(isOurs ? 'scope.delegated' : 'scope.no_default')
  }
  return names.map((name) => clue(name, evidence))
}

const microsoftApps = /^(base application|system application|business foundation|application|_exclude_.*)$/i

const permissionClue = ({ objectType, objectId, objectName, right, app }: MissingPermission): Clue => {
  const own = app !== undefined && !microsoftApps.test(app.trim())
  const value = `${objectType}${objectId === undefined ? '' : ` ${objectId}`} ${objectName}: ${right}${app === undefined ? '' : ` (${app})`}`
  return clue(own ? 'permission.extension' : 'permission.microsoft', [{ label: 'Missing permission', value }])
}
