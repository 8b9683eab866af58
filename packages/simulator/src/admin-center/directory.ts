import { businessCentralAppId } from '@landbridge/model'
import { json, type Response } from '../http.ts'
import type { Route } from '../router.ts'
import { isGuid } from '../texts.ts'
import { type AdminAnswer, type Asked, requirePerson, route } from './asked.ts'
import { AdminRefusal, invalidInput } from './refusal.ts'

const viewApp = ({ administrator }: Asked, appId: string): object => {
  const principal = administrator.tenant.servicePrincipals.get(appId)
  const granted = principal?.grantedRoles.get(businessCentralAppId)?.has('AdminCenter.ReadWrite.All')
  return { appId, isAdminConsentGranted: granted === true }
}

const clientIdOf = ({ values }: Asked): string => {
  const id = values.clientId!.toLowerCase()
  if (!isGuid(id)) throw invalidInput('appId', `'${values.clientId}' is no client id.`)
  return id
}

const list = (asked: Asked): Response => {
  requirePerson(asked)
  // A bare array, unlike everywhere else.
  return json(
    200,
    [...(asked.administrator.tenant.authorizedApps ?? [])].map((appId) => viewApp(asked, appId)),
  )
}

/** Neither consents nor assigns permission sets. */
const authorize = (asked: Asked): Response => {
  requirePerson(asked)
  const appId = clientIdOf(asked)
  const { tenant } = asked.administrator
  tenant.authorizedApps ??= new Set()
  tenant.authorizedApps.add(appId)
  return json(200, viewApp(asked, appId))
}

const withdraw = (asked: Asked): Response => {
  requirePerson(asked)
  const appId = clientIdOf(asked)
  if (asked.administrator.tenant.authorizedApps?.delete(appId) !== true)
    throw new AdminRefusal('resourceDoesNotExist', `The app ${appId} is not authorized.`, {
      status: 404,
      target: appId,
    })
  return { status: 204 }
}

/** The tenants in which the calling application is on the list, whether they consented or not. */
const manageableTenants = ({ sim, administrator }: Asked): Response => {
  if (!administrator.isApplication)
    throw new AdminRefusal('Forbidden', 'Only an application may ask for this.', { status: 403 })
  const value = [...sim.world.tenants.values()]
    .filter(({ authorizedApps }) => authorizedApps?.has(administrator.clientId))
    .map(({ id }) => ({ entraTenantId: id }))
  return json(200, { value })
}

export const directoryRoutes: readonly Route<AdminAnswer>[] = [
  route('GET', '/authorizedAadApps', 0, list),
  route('GET', '/authorizedAadApps/manageableTenants', 24, manageableTenants),
  route('PUT', '/authorizedAadApps/{clientId}', 0, authorize),
  route('DELETE', '/authorizedAadApps/{clientId}', 0, withdraw),
]
