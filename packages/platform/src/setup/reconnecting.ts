import { randomUUID } from 'node:crypto'
import type { Flow, StepId } from '@landbridge/contract'
import { Fault } from '@landbridge/model'
import type { Connections } from '../connections/open.ts'
import { mustBeOn } from '../connections/ready.ts'
import type { Parts } from '../parts.ts'
import { beginAgain, findLastSetup } from '../store/candidates.ts'
import type { ConnectionView } from '../store/connections.ts'
import type { Scope } from '../store/integrations.ts'
import type { SetupRow } from '../store/setups.ts'
import type { Again, SetupAnswers, SetupFound, StoredSecret } from '../store/tables/setups.ts'
import { candidateApart, candidateOf } from './changes.ts'
import type { Engine } from './engine.ts'
import { actingApp } from './session.ts'
import { dayOf } from './step.ts'
import { findStep, idsFrom, stepsOf } from './steps/index.ts'

/** Opens a set-up for a connection that exists already. @returns Its id */
export type Reconnect = (context: Scope, connectionId: string, step: StepId | undefined) => Promise<string>

/** What a look can tell without anybody having answered anew. */
const seenByItself: readonly StepId[] = ['consent', 'environment', 'card', 'extension', 'company', 'check']

export const createReconnect =
  (
    { db, now }: Pick<Parts, 'db' | 'now'>,
    connections: Pick<Connections, 'get'>,
    engine: Pick<Engine, 'advance'>,
  ): Reconnect =>
  async (scope, connectionId, step) => {
    const row = await connections.get(scope, connectionId)
    const from = step ?? fitting(row)
    const tenantId = mustBeReady(row, from)
    const last = await findLastSetup(db, connectionId)
    const { workspace_id, integration_id, linked_account_id, linked_account_name, person } = row
    const at = new Date(now())
    const answers = answersOf(row, last, from)
    const found = foundOf(row, last)
    const again: Again = { from, tenantId, person }
    const id = randomUUID()
    const open = await beginAgain(db, {
      id,
      workspace_id,
      integration_id,
      connection_id: connectionId,
      linked_account_id,
      linked_account_name,
      state: 'open',
      generation: 1,
      answers: JSON.stringify(answers),
      found: JSON.stringify(found),
      looks: JSON.stringify(looksOf(row, last, from, at)),
      again: JSON.stringify(again),
      candidate: JSON.stringify(candidateApart(candidateOf(answers, found, actingApp(row)), answers, again)),
      created_at: at,
      updated_at: at,
    })
    if (open.id === id && seenByItself.includes(from))
      await engine.advance({ workspaceId: workspace_id, setupId: id }, { from })
    return open.id
  }

/**
 * @returns The directory of the connection.
 * @throws Fault `integration.off`, `integration.app_missing`, `connection.not_ready`, `connection.paused`,
 *         `setup.step_locked`
 */
const mustBeReady = (row: ConnectionView, from: StepId): string => {
  mustBeOn(row)
  if (row.flow !== 'service-to-service' && row.app === null) throw new Fault('integration.app_missing')
  if (row.health === 'in-setup' || row.tenant_id === null)
    throw new Fault('connection.not_ready', { message: 'The set-up of this connection is still open.' })
  if (findStep(row.flow, from) === undefined)
    throw new Fault('setup.step_locked', { message: 'This way in has no such step.' })
  return row.tenant_id
}

/** The step whose answer is the credential, by the way in. */
const credentialSteps: Readonly<Record<Flow, StepId>> = {
  'service-to-service': 'secret',
  'shared-app': 'consent',
  delegated: 'sign-in',
}

/** Where it is mended what may be amiss; the first one that the way in has. */
const stepsByCode: Partial<Record<string, readonly StepId[]>> = {
  'auth.app_unknown': ['registration', 'consent', 'sign-in'],
  'auth.tenant_unknown': ['registration', 'consent', 'sign-in'],
  'auth.consent_missing': ['consent', 'sign-in'],
  'auth.roles_missing': ['consent', 'sign-in'],
  'bc.credentials_rejected': ['consent', 'sign-in'],
  'bc.environment_unknown': ['environment'],
  'bc.permission_missing': ['card', 'sign-in'],
  'extension.missing': ['extension'],
}

const fitting = ({ flow, concerns }: ConnectionView): StepId =>
  concerns.flatMap(({ code }) => stepsByCode[code ?? ''] ?? []).find((step) => findStep(flow, step) !== undefined) ??
  credentialSteps[flow]

const isBefore = (step: StepId, other: StepId): boolean => !idsFrom(other).includes(step)

/** What the connection is made of, as the answers of its set-up; what is asked for again is left out. */
const answersOf = (row: ConnectionView, last: SetupRow | undefined, from: StepId): SetupAnswers => {
  const { flow, tenant_id, client_id, endpoints, endpoint_kind, person, environment, companies } = row
  const tenant = tenant_id ?? ''
  const known = last?.answers ?? {}
  const endpoint = known.endpoint ?? (endpoints && { kind: endpoint_kind ?? 'other', addresses: endpoints })
  return {
    ...(endpoint && { endpoint }),
    ...(flow === 'service-to-service' && client_id !== null && { registration: { tenant, clientId: client_id } }),
    ...(flow === 'service-to-service' && secretOf(row)),
    ...(flow === 'shared-app' && { consent: known.consent ?? { tenant } }),
    ...(person !== null && isBefore('sign-in', from) && { signIn: { person, tenantId: tenant } }),
    ...(environment && { environment: { name: environment.name } }),
    ...(companies.length > 0 && { company: { ids: companies.map(({ id }) => id) } }),
  }
}

const secretOf = (row: ConnectionView): Pick<SetupAnswers, 'secret'> => {
  const { credential_id: credentialId, credential_kind: kind, credential_hint, credential_ends_at: endsAt } = row
  if (credentialId === null) return {}
  const endsOn = endsAt === null ? '' : dayOf(endsAt.getTime())
  const secret: StoredSecret = { credentialId, kind, hint: credential_hint ?? '', endsOn, kept: 'as-it-is' }
  return { secret: { ...secret, ...(endsAt && { endsAt: endsAt.toISOString() }) } }
}

const foundOf = ({ tenant_id, environment, companies }: ConnectionView, last: SetupRow | undefined): SetupFound => ({
  ...(last?.found.environments && { environments: last.found.environments }),
  ...(last?.found.extension && { extension: last.found.extension }),
  ...(tenant_id !== null && { tenantId: tenant_id }),
  ...(environment && { environment }),
  companies,
})

/** What was seen then counts for the steps before, until somebody looks again. */
const looksOf = ({ flow }: ConnectionView, last: SetupRow | undefined, from: StepId, at: Date): SetupRow['looks'] =>
  Object.fromEntries(
    stepsOf(flow)
      .filter(({ id }) => isBefore(id, from))
      .map(({ id }) => [id, { ...(last?.looks[id] ?? { at: at.toISOString(), findings: [] }), done: true }]),
  )
