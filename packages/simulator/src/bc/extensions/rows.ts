import type { MakeRows } from '../computed/asked.ts'
import { makeRow } from '../data/rows.ts'
import { allExtensions } from './all.ts'
import { settleDeployments } from './deploy.ts'
import { type ExtensionState, extensionState } from './state.ts'

const extensions: MakeRows = ({ plan, scope }) => {
  settleDeployments(scope.environment, scope.now)
  // Online, an app of the marketplace that is not installed is not listed.
  const listed = allExtensions(scope.environment).filter(
    ({ publishedAs, isInstalled }) => publishedAs !== 'Global' || isInstalled,
  )
  return listed.map(({ packageId, id, name, publisher, version, isInstalled, publishedAs }) => {
    const [versionMajor = 0, versionMinor = 0, versionBuild = 0, versionRevision = 0] = version.split('.').map(Number)
    return makeRow(plan, {
      packageId,
      id,
      displayName: name,
      publisher,
      versionMajor,
      versionMinor,
      versionBuild,
      versionRevision,
      isInstalled,
      publishedAs,
    })
  })
}

/** What an upload was scheduled for, as the history words it. */
const words = {
  Immediate: 'Immediate',
  UpdateWindow: 'Update window',
  NextMinorUpdate: 'Next minor version',
  NextMajorUpdate: 'Next major version',
} as const

interface Told {
  readonly operationID: string
  readonly app: { readonly name: string; readonly publisher: string; readonly version: string }
  readonly operationType: string
  readonly status: string
  readonly schedule: string
  readonly startedOn: number
}

/** An upload for a later version is over once the file is kept; that it waits is not told by its status. */
const waiting = ({ scheduled }: ExtensionState): Told[] =>
  scheduled
    .filter(({ surface }) => surface === 'automation')
    .map(({ id, app, createdAt, scheduleKind }) => ({
      operationID: id,
      app,
      operationType: 'Upload',
      status: 'Completed',
      schedule: words[scheduleKind],
      startedOn: createdAt,
    }))

const deployed = ({ deployments }: ExtensionState): Told[] =>
  deployments
    .filter(({ type }) => type !== 'Uninstall')
    .map(({ id, app, type, isDone, failure, startedAt, scheduleKind }) => ({
      operationID: id,
      app,
      operationType: type === 'Upload' ? 'Upload' : 'Install',
      status: !isDone ? 'InProgress' : failure ? 'Failed' : 'Completed',
      schedule: words[scheduleKind ?? 'Immediate'],
      startedOn: startedAt,
    }))

/** The history of deployments, newest first. Why one failed is not told here; that is how it is. */
const extensionDeploymentStatus: MakeRows = ({ plan, scope }) => {
  settleDeployments(scope.environment, scope.now)
  const state = extensionState(scope.environment)
  const all = [...deployed(state), ...waiting(state)].map((told, at) => ({ told, at }))
  return all
    .sort((a, b) => b.told.startedOn - a.told.startedOn || b.at - a.at)
    .map(({ told: { app, ...values } }) =>
      makeRow(plan, { ...values, name: app.name, publisher: app.publisher, appVersion: app.version }),
    )
}

/** The sets of extensions, as they are read. */
export const extensionSets: Readonly<Record<string, MakeRows>> = { extensions, extensionDeploymentStatus }
