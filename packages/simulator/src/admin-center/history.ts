import { settleDeployments } from '../bc/extensions/deploy.ts'
import { json, type Response } from '../http.ts'
import type { Route } from '../router.ts'
import { viewEnvironmentAppOperation } from './app-operations.ts'
import {
  type AdminAnswer,
  type Asked,
  environmentOf,
  oneEnvironment,
  requireFamily,
  route,
  visibleEnvironments,
} from './asked.ts'
import { cancelOperation } from './operations.ts'
import { AdminRefusal, doesNotExist } from './refusal.ts'
import type { EnvironmentOperation, OperationType } from './state.ts'
import { viewOperation } from './views.ts'

/** The first version that tells of operations of a kind; those of apps came with the list itself. */
const toldSince: Partial<Readonly<Record<OperationType, number>>> = {
  delete: 8,
  create: 9,
  copy: 9,
  restart: 10,
  modify: 11,
  update: 11,
  softDelete: 17,
  recover: 17,
}

interface Told {
  readonly id: string
  readonly at: number
  readonly view: () => object
}

const isNamed = (name: string, wanted: string | undefined): boolean =>
  wanted === undefined || name.toLowerCase() === wanted.toLowerCase()

/** Whether an operation is about an environment of this name: as what it changes, or as what it copies. */
const concerns = ({ environmentName, parameters }: EnvironmentOperation, name: string | undefined): boolean =>
  [environmentName, parameters.sourceEnvironmentName, parameters.newEnvironmentName].some((each) =>
    isNamed(String(each), name),
  )

/** All that was asked of an environment and of its apps, newest first. */
const operationsOf = (asked: Asked, wanted: { readonly name?: string; readonly family?: string }): Told[] => {
  const { tenant } = asked.administrator
  const own = (tenant.environmentOperations ?? [])
    .filter(
      (operation) =>
        concerns(operation, wanted.name) &&
        isNamed(operation.productFamily, wanted.family) &&
        (toldSince[operation.type] ?? 0) <= asked.minor,
    )
    .map((operation) => ({ id: operation.id, at: operation.createdAt, view: () => viewOperation(asked, operation) }))
  const environments = visibleEnvironments(asked).filter(
    ({ name, applicationFamily }) => isNamed(name, wanted.name) && isNamed(applicationFamily, wanted.family),
  )
  const apps = environments.flatMap((environment) => {
    settleDeployments(environment, asked.sim.clock.now())
    return (environment.extensions?.deployments ?? []).map((deployment) => ({
      id: deployment.id,
      at: deployment.startedAt,
      view: () => viewEnvironmentAppOperation(asked, environment, deployment),
    }))
  })
  return [...own, ...apps].sort((a, b) => b.at - a.at)
}

const listOfEnvironment = (asked: Asked): Response => {
  const found = operationsOf(asked, { name: asked.values.name! })
  // The history outlives the name; without any the environment must be there.
  if (found.length === 0) environmentOf({ ...asked, values: { family: 'BusinessCentral', ...asked.values } })
  return json(200, { value: found.map(({ view }) => view()) })
}

const one = (asked: Asked): Response => {
  const { operation = '', name } = asked.values
  const found = operationsOf(asked, name === undefined ? {} : { name }).find(({ id }) => id === operation.toLowerCase())
  if (found === undefined) throw doesNotExist(operation, 'There is no such operation.')
  return json(200, found.view())
}

const listOfFamily = (asked: Asked): Response => {
  const family = requireFamily(asked, asked.values.family!)
  return json(200, { value: operationsOf(asked, { family }).map(({ view }) => view()) })
}

const findOwn = ({ administrator, values }: Asked): EnvironmentOperation => {
  const { environmentOperations = [] } = administrator.tenant
  const found = environmentOperations.find(({ id }) => id === values.operation!.toLowerCase())
  if (found === undefined) throw doesNotExist(values.operation!, 'There is no such operation.')
  return found
}

/** Takes an update back, whether it runs or is still to come. */
const cancel = (asked: Asked): Response => {
  environmentOf(asked)
  const operation = findOwn(asked)
  if (operation.type !== 'update') throw new AdminRefusal('BadArgument', 'Only an update can be canceled.')
  if (operation.isDone) throw new AdminRefusal('BadArgument', 'The operation is over already.')
  cancelOperation(asked.administrator.tenant, operation, asked.administrator.name, asked.sim.clock.now())
  return json(202, viewOperation(asked, operation))
}

const everyList = `${oneEnvironment}/operations`

/** What was done to environments and their apps. */
export const historyRoutes: readonly Route<AdminAnswer>[] = [
  route('GET', '/applications/{family}/environments/operations', 7, listOfFamily),
  route('GET', everyList, 6, listOfEnvironment),
  route('GET', `${everyList}/`, 6, listOfEnvironment),
  route('GET', `${everyList}/{operation}`, 6, one),
  route('POST', `${everyList}/{operation}/cancel`, 0, cancel),
  route('GET', '/environments/operations/{operation}', 28, one),
  route('GET', '/environments/{name}/operations', 6, listOfEnvironment),
]
