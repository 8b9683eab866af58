import { json, type Response } from '../http.ts'
import { findTenant } from '../lookups.ts'
import type { Route } from '../router.ts'
import type { Tenant } from '../world.ts'
import {
  type AdminAnswer,
  type Asked,
  environmentOf,
  instantOf,
  needFields,
  needText,
  orderedBy,
  requirePerson,
  route,
} from './asked.ts'
import { requireFreeName } from './new-environment.ts'
import { cancelOperation, startOperation } from './operations.ts'
import { AdminRefusal, doesNotExist, environmentNotFound, invalidInput } from './refusal.ts'
import type { EnvironmentOperation } from './state.ts'
import { viewOperation, viewOrdered } from './views.ts'

const request = 'requestTransferToAnotherEntraTenant'

/** How long a request waits to be accepted; the simulator's own figure. */
const validMs = 8 * 3_600_000

const pendingOf = ({ environmentOperations = [] }: Tenant): EnvironmentOperation[] =>
  environmentOperations.filter(({ type, isDone }) => type === request && !isDone)

const far = Number.MAX_SAFE_INTEGER

const ask = (asked: Asked): Response => {
  requirePerson(asked)
  const { sim, administrator } = asked
  const environment = environmentOf(asked)
  const fields = needFields(asked)
  const destination = findTenant(sim.world, needText(fields, 'destinationEntraTenantId'))
  if (destination === undefined || destination === administrator.tenant)
    throw invalidInput('DestinationEntraTenantId', 'The destination must be another tenant.')
  const runAt = instantOf('RunAt', needText(fields, 'runAt'))
  if (environment.status !== 'Active')
    throw new AdminRefusal('BadArgument', `The environment is ${environment.status}; it must be Active.`)
  const operation = startOperation(sim, administrator.tenant, environment, request, {
    ...orderedBy(asked),
    parameters: {
      sourceEntraTenantId: administrator.tenant.id,
      destinationEntraTenantId: destination.id,
      sourceEnvironmentName: environment.name,
      environmentType: environment.type,
      productFamily: environment.applicationFamily,
      runAt: new Date(runAt).toISOString(),
      isAcceptedByDestinationEntraTenant: false,
      expiresOn: new Date(Math.max(runAt, sim.clock.now()) + validMs).toISOString(),
    },
    // It waits for the other side.
    takesMs: far - sim.clock.now(),
  })
  return json(202, viewOrdered(asked, operation))
}

const isValid = ({ sim }: Asked, { parameters }: EnvironmentOperation): boolean =>
  Date.parse(String(parameters.expiresOn)) > sim.clock.now()

const view = (asked: Asked, operation: EnvironmentOperation): object => ({
  ...viewOperation(asked, operation),
  status: operation.canceledBy === undefined ? 'queued' : 'canceled',
})

const withdraw = (asked: Asked): Response => {
  requirePerson(asked)
  const { administrator, values } = asked
  const found = pendingOf(administrator.tenant).find(
    ({ environmentName }) => environmentName.toLowerCase() === values.name!.toLowerCase(),
  )
  if (found === undefined) throw doesNotExist(values.name!, 'There is no request to transfer this environment.')
  cancelOperation(administrator.tenant, found, administrator.name, asked.sim.clock.now())
  return json(200, view(asked, found))
}

const outgoing = (asked: Asked): Response => {
  requirePerson(asked)
  return json(200, { value: pendingOf(asked.administrator.tenant).map((each) => view(asked, each)) })
}

const isMeant = ({ administrator }: Asked, { parameters }: EnvironmentOperation): boolean =>
  parameters.destinationEntraTenantId === administrator.tenant.id

const incoming = (asked: Asked): Response => {
  requirePerson(asked)
  const source = findTenant(asked.sim.world, asked.values.source!)
  const found = source ? pendingOf(source).filter((each) => isMeant(asked, each) && isValid(asked, each)) : []
  return json(200, { value: found.map((each) => view(asked, each)) })
}

/** Accepts an environment; it moves when the time comes that the other side has set. */
const accept = (asked: Asked): Response => {
  requirePerson(asked)
  const { sim, administrator } = asked
  const fields = needFields(asked)
  const source = findTenant(sim.world, needText(fields, 'sourceEntraTenantId'))
  const name = needText(fields, 'sourceEnvironmentName')
  const destinationEnvironmentName = needText(fields, 'destinationEnvironmentName')
  const pending = source && pendingOf(source).find((each) => isMeant(asked, each) && each.environmentName === name)
  const environment = source?.environments.get(name.toLowerCase())
  if (source === undefined || pending === undefined || environment === undefined || !isValid(asked, pending))
    throw environmentNotFound(name)
  requireFreeName(asked, destinationEnvironmentName, environment.type)
  pending.isDone = true
  pending.endsAt = sim.clock.now()
  const operation = startOperation(sim, source, environment, 'moveToAnotherAadTenant', {
    by: pending.createdBy,
    byApplication: false,
    startsAt: Math.max(sim.clock.now(), Date.parse(String(pending.parameters.runAt))),
    parameters: {
      sourceAadTenantId: source.id,
      sourceEnvironmentName: environment.name,
      destinationAadTenantId: administrator.tenant.id,
      destinationEnvironmentName,
      runAt: String(pending.parameters.runAt),
    },
  })
  return json(202, viewOrdered(asked, operation))
}

const one = '/transfers/outgoing/applications/{family}/environments/{name}'

/** Moving environments to another tenant: people of the two sides alone may do it. */
export const transferRoutes: readonly Route<AdminAnswer>[] = [
  route('POST', one, 20, ask),
  route('DELETE', one, 20, withdraw),
  route('GET', '/transfers/outgoing', 20, outgoing),
  route('GET', '/transfers/incoming/{source}', 20, incoming),
  route('POST', '/transfers/incoming', 20, accept),
]
