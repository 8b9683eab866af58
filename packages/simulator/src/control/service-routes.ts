import { settleDeployments } from '../bc/extensions/deploy.ts'
import { type Deployment, extensionState } from '../bc/extensions/state.ts'
import { flushNotifications } from '../bc/webhooks/notifier.ts'
import type { Route } from '../router.ts'
import { getApplication, needGuid } from './applications.ts'
import { type Change, change, given, tenantOf } from './change.ts'
import { dropExtension, putExtension, viewExtension } from './extensions.ts'
import { offerApp } from './marketplace.ts'
import { moveSecret } from './secret-times.ts'
import { createSecurityGroup } from './security-groups.ts'
import { getEnvironment } from './tenants.ts'
import { viewSecret } from './views.ts'

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

const extension = '/tenants/{tenant}/environments/{environment}/extensions/{appId}'

/** What can be asked of the services beside the world. */
export const serviceRoutes: readonly Route<Change>[] = [
  change(
    'PATCH',
    '/tenants/{tenant}/applications/{clientId}/secrets/{keyId}',
    'Moves the start and the end of a client secret, which Microsoft allows nobody.',
    ['startDateTime', 'endDateTime'],
    (sim, values, input) => {
      const application = getApplication(tenantOf(sim, values), values.clientId!)
      const times = given({ startsAt: input.instant('startDateTime'), endsAt: input.instant('endDateTime') })
      return viewSecret(moveSecret(application, values.keyId!, times))
    },
  ),
  change(
    'PUT',
    extension,
    'Makes an extension of the tenant be published in an environment, without a file of it.',
    ['name', 'publisher', 'version', 'isInstalled'],
    (sim, values, input) =>
      viewExtension(
        putExtension(sim, getEnvironment(tenantOf(sim, values), values.environment!), {
          id: needGuid('appId', values.appId!),
          ...given({
            name: input.text('name'),
            publisher: input.text('publisher'),
            version: input.text('version'),
            isInstalled: input.flag('isInstalled'),
          }),
        }),
      ),
  ),
  change('DELETE', extension, 'Takes an extension out; its version stays used up.', [], (sim, values) =>
    dropExtension(getEnvironment(tenantOf(sim, values), values.environment!), values.appId!.toLowerCase()),
  ),
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
  change(
    'POST',
    '/marketplace',
    'Offers a version of an app in the marketplace, once AppSource, to all tenants.',
    ['id', 'name', 'publisher', 'version', 'dependencies', 'countries', 'application', 'isPreview'],
    (sim, _, input) =>
      offerApp(sim, {
        id: input.text('id') ?? '',
        name: input.text('name') ?? '',
        publisher: input.text('publisher') ?? '',
        version: input.text('version') ?? '',
        dependencies: (input.items('dependencies', ['id', 'name', 'version']) ?? []).map((each) => ({
          id: each.text('id') ?? '',
          ...given({ name: each.text('name'), version: each.text('version') }),
        })),
        ...given({
          countries: input.texts('countries'),
          application: input.text('application'),
          isPreview: input.flag('isPreview'),
        }),
      }),
    201,
  ),
  change(
    'POST',
    '/tenants/{tenant}/securityGroups',
    'Makes a group of people, by their sign-in names or object ids.',
    ['displayName', 'members'],
    (sim, values, input) => {
      const { id, displayName, members } = createSecurityGroup(sim, tenantOf(sim, values), {
        displayName: input.text('displayName') ?? '',
        members: input.texts('members') ?? [],
      })
      return { id, displayName, members: [...members] }
    },
    201,
  ),
]
