import { settleDeployments } from '../bc/extensions/deploy.ts'
import { type Deployment, extensionState } from '../bc/extensions/state.ts'
import { flushNotifications } from '../bc/webhooks/notifier.ts'
import type { Route } from '../router.ts'
import { needGuid } from './applications.ts'
import { type Change, change, tenantOf } from './change.ts'
import { getEnvironment } from './tenants.ts'

/** What the page Extension Installation Status would show. */
const viewDeployment = ({ id, type, app, startedAt, isDone, failure }: Deployment) => ({
  id,
  type,
  appId: app.id,
  name: app.name,
  version: app.version,
  startedOn: new Date(startedAt).toISOString(),
  status: !isDone ? 'InProgress' : failure ? 'Failed' : 'Completed',
  reason: failure?.text ?? null,
})

const authorizedApp = '/tenants/{tenant}/authorizedApps/{clientId}'

/** What can be asked of the services beside the world. */
export const serviceRoutes: readonly Route<Change>[] = [
  change('POST', '/notifications/flush', 'Tells webhook subscribers now what waits for them.', [], (sim) =>
    flushNotifications(sim),
  ),
  change(
    'GET',
    '/tenants/{tenant}/environments/{environment}/deployments',
    'Shows the deployments of extensions, with the reason where one failed.',
    [],
    (sim, values) => {
      const environment = getEnvironment(tenantOf(sim, values), values.environment!)
      settleDeployments(environment, sim.clock.now())
      return { deployments: extensionState(environment).deployments.map(viewDeployment) }
    },
  ),
  change('PUT', authorizedApp, 'Lets an application use the Admin Center API, besides its role.', [], (sim, values) => {
    const tenant = tenantOf(sim, values)
    tenant.authorizedApps ??= new Set()
    tenant.authorizedApps.add(needGuid('clientId', values.clientId!))
  }),
  change('DELETE', authorizedApp, 'Takes an application off that list.', [], (sim, values) => {
    tenantOf(sim, values).authorizedApps?.delete(values.clientId!.toLowerCase())
  }),
]
