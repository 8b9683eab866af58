import type { Evidence } from './evidence.ts'

/** One address of the Admin Center API below `/admin/v2.{minor}`. */
export interface AdminCenterCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  /** The N of the first `v2.N` that has it; 0 where it is as old as the API, or the first is not known. */
  readonly since: number
  readonly evidence: Evidence
}

const one = '/applications/{family}/environments/{name}'
const apps = `${one}/apps`

const calls = (evidence: Evidence, since: number, ...lines: readonly string[]): AdminCenterCall[] =>
  lines.map((line) => {
    const [method, path = ''] = line.split(' ')
    return { method: method as AdminCenterCall['method'], path, since, evidence }
  })

/**
 * All that the Admin Center API is known to have.
 *
 * @see Microsoft, "The Business Central Administration Center API", version 2.29, read 2026-08
 */
export const adminCenterCalls: readonly AdminCenterCall[] = [
  ...calls('D', 0, 'GET /applications/environments', 'GET /applications/{family}/environments', `GET ${one}`),
  ...calls('D', 0, `PUT ${one}`, `DELETE ${one}`),
  ...calls('D', 3, `POST ${one}/rename`),
  ...calls('D', 4, `POST ${one}/restore`, `GET ${one}/availableRestorePeriods`),
  ...calls('D', 9, `POST ${one}/copy`),
  ...calls('D', 18, `POST ${one}/recover`),
  ...calls('D', 0, `GET ${one}/usedstorage`, 'GET /environments/usedstorage', 'GET /environments/quotas'),
  ...calls('D', 6, `GET ${one}/operations`, `GET ${one}/operations/{operation}`, 'GET /environments/{name}/operations'),
  ...calls('D', 7, 'GET /applications/{family}/environments/operations'),
  ...calls('D', 28, 'GET /environments/operations/{operation}'),
  ...calls('D', 0, `POST ${one}/operations/{operation}/cancel`),
  ...calls('D', 0, `GET ${one}/settings/upgrade`, `PUT ${one}/settings/upgrade`),
  ...calls('D', 13, 'GET /applications/settings/timezones'),
  ...calls('D', 0, `POST ${one}/settings/appinsightskey`),
  ...calls('D', 8, `GET ${one}/settings/securitygroupaccess`, `POST ${one}/settings/securitygroupaccess`),
  ...calls('D', 8, `DELETE ${one}/settings/securitygroupaccess`),
  ...calls('D', 22, `GET ${one}/settings/partneraccess`, `PUT ${one}/settings/partneraccess`),
  ...calls('D', 12, `GET ${one}/settings/accesswithm365licenses`, `POST ${one}/settings/accesswithm365licenses`),
  ...calls('D', 19, `PUT ${one}/settings/appSourceAppsUpdateCadence`),
  ...calls('D', 0, `GET ${one}/updates`, `PATCH ${one}/updates/{version}`, `GET ${one}/upgrade`, `PUT ${one}/upgrade`),
  ...calls('D', 0, `GET ${one}/sessions`, `GET ${one}/sessions/{session}`, `DELETE ${one}/sessions/{session}`),
  ...calls('D', 0, `GET ${one}/telemetry`),
  ...calls('D', 0, 'GET /support/applications/{family}/environments/{name}/supportcontact'),
  ...calls('D', 0, 'PUT /support/applications/{family}/environments/{name}/supportcontact'),
  ...calls('D', 0, 'GET /support/outageTypes', 'GET /support/outageTypes/{type}/outageQuestions'),
  ...calls('D', 0, 'GET /support/reportedoutages'),
  ...calls('D', 0, 'POST /support/applications/{family}/environments/{name}/reportoutage'),
  ...calls('D', 0, 'GET /settings/notification', 'GET /settings/notification/recipients'),
  ...calls('D', 0, 'PUT /settings/notification/recipients', 'DELETE /settings/notification/recipients/{recipient}'),
  ...calls('D', 0, 'GET /applications/', 'GET /applications/{family}/Countries/{country}/Rings/{ring}'),
  ...calls('D', 0, 'GET /exports/applications/{family}/environments/{name}/metrics'),
  ...calls('D', 0, 'POST /exports/applications/{family}/environments/{name}', 'POST /exports/history'),
  ...calls('D', 20, 'POST /transfers/outgoing/applications/{family}/environments/{name}', 'GET /transfers/outgoing'),
  ...calls('D', 20, 'DELETE /transfers/outgoing/applications/{family}/environments/{name}'),
  ...calls('D', 20, 'POST /transfers/incoming', 'GET /transfers/incoming/{source}'),
  ...calls('D', 21, 'POST /bap/applications/{family}/environments/{name}/linkEnvironment'),
  ...calls('D', 21, 'POST /bap/applications/{family}/environments/{name}/unlinkEnvironment'),
  ...calls('D', 0, 'GET /authorizedAadApps', 'PUT /authorizedAadApps/{clientId}'),
  ...calls('D', 0, 'DELETE /authorizedAadApps/{clientId}'),
  ...calls('D', 24, 'GET /authorizedAadApps/manageableTenants'),
  ...calls('D', 6, `GET ${apps}`, `GET ${apps}/availableUpdates`, `POST ${apps}/{app}/install`),
  ...calls('D', 6, `POST ${apps}/{app}/update`, `POST ${apps}/{app}/update/cancel`, `POST ${apps}/{app}/uninstall`),
  ...calls('D', 25, `GET ${apps}/{app}/uninstallRequirements`),
  ...calls('D', 6, `GET ${apps}/{app}/operations`, `GET ${apps}/{app}/operations/{operation}`),
  ...calls('D', 29, `POST ${apps}/pteInstall`, `GET ${apps}/scheduledPteOperations`),
  ...calls('D', 29, `POST ${apps}/{app}/removeScheduledPteVersion`),
]
