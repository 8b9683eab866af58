import type { AppFactsView, ExtensionState, Installation, PinnedExtension } from '@landbridge/contract'
import type { AppFacts } from '@landbridge/diagnosis'
import { Fault } from '@landbridge/model'
import { viewFault } from '../fault-view.ts'
import type { ConnectionView } from '../store/connections.ts'
import type { InstallationRow } from '../store/extensions.ts'
import type { StoredExtension } from '../store/tables/integrations.ts'
import { usualMs } from './installing.ts'
import { isEnough } from './survey.ts'

export const viewApp = (app: AppFacts): AppFactsView => ({
  ...app,
  dependencies: app.dependencies.map((each) => ({ ...each })),
  idRanges: app.idRanges.map((each) => ({ ...each })),
  warnings: app.warnings.map((each) => ({ ...each })),
})

export const viewPinned = ({ app, fileName, sha256, addedAt }: StoredExtension): PinnedExtension => ({
  app: viewApp(app),
  fileName,
  sha256,
  addedAt,
})

/** What made an installation fail, as the fault that it was. */
export const faultOf = ({ failure }: Pick<InstallationRow, 'failure'>): Fault | undefined => {
  if (failure === null) return undefined
  const { code, ...details } = failure
  return new Fault(code, details)
}

export const viewInstallation = (row: InstallationRow): Installation => {
  const fault = faultOf(row)
  return {
    id: row.id,
    connectionId: row.connection_id,
    name: row.app.name,
    version: row.app.version,
    when: row.schedule,
    state: row.state,
    way: row.way,
    startedAt: row.started_at.toISOString(),
    lookedAt: row.looked_at?.toISOString() ?? null,
    endedAt: row.ended_at?.toISOString() ?? null,
    usualMs,
    mayCancel: row.state === 'waiting' || row.state === 'scheduled',
    fault: fault === undefined ? null : viewFault(fault),
  }
}

export const viewState = (
  { wanted_extension: wanted, extension: seen }: ConnectionView,
  newest: InstallationRow | undefined,
): ExtensionState => ({
  wanted: wanted && viewPinned(wanted),
  installed:
    seen === null || seen.version === null
      ? null
      : {
          version: seen.version,
          enough: wanted === null || isEnough(wanted.app, seen.version),
          seenAt: seen.seenAt,
        },
  seenAt: seen?.seenAt ?? null,
  installation: newest === undefined ? null : viewInstallation(newest),
})
