import type { MakeRows } from '../computed/asked.ts'
import { makeRow } from '../data/rows.ts'
import { allExtensions } from './all.ts'
import { settleDeployments } from './deploy.ts'
import { extensionState } from './state.ts'

const extensions: MakeRows = ({ plan, scope }) => {
  settleDeployments(scope.environment, scope.now)
  return allExtensions(scope.environment).map(
    ({ packageId, id, name, publisher, version, isInstalled, publishedAs }) => {
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
    },
  )
}

/** The history of deployments, newest first. Why one failed is not told here; that is how it is. */
const extensionDeploymentStatus: MakeRows = ({ plan, scope }) => {
  settleDeployments(scope.environment, scope.now)
  return extensionState(scope.environment)
    .deployments.filter(({ type }) => type === 'Upload')
    .map(({ id, app, isDone, failure, startedAt }) =>
      makeRow(plan, {
        operationID: id,
        name: app.name,
        publisher: app.publisher,
        operationType: 'Upload',
        status: !isDone ? 'InProgress' : failure ? 'Failed' : 'Completed',
        schedule: 'Immediate',
        appVersion: app.version,
        startedOn: startedAt,
      }),
    )
    .reverse()
}

/** The sets of extensions, as they are read. */
export const extensionSets: Readonly<Record<string, MakeRows>> = { extensions, extensionDeploymentStatus }
