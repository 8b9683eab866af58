import type { Environment } from '../../world.ts'
import { allExtensions } from './all.ts'
import type { AppFile } from './app-file.ts'
import { compareVersions } from './manifest.ts'
import { type DeploymentFailure, type Extension, extensionState } from './state.ts'

// The texts are ours around the fragments by which people know them.

const burnedNames = ({ id, name, publisher, version }: AppFile): string[] => [
  `${id} ${version}`,
  `${publisher.toLowerCase()}/${name.toLowerCase()} ${version}`,
]

/** Whether this version was uploaded before; a failed upload counts. */
export const wasUploaded = (environment: Environment, app: AppFile): boolean => {
  const { burned } = extensionState(environment)
  return burnedNames(app).some((name) => burned.has(name))
}

/** From now on nobody can upload this version again. */
export const burn = (environment: Environment, app: AppFile): void => {
  const { burned } = extensionState(environment)
  for (const name of burnedNames(app)) burned.add(name)
}

export const uploadedBefore = ({ name, publisher, version }: AppFile): string =>
  `${name} by ${publisher} ${version}: an extension with same App ID and version has already been uploaded. Raise the version and try again.`

/** Versions of the runtime run ahead of those of Business Central: 13.0 came with 24, 14.0 with 25. */
const runtimeLead = 11

const majorOf = (version: string): number => Number(version.split('.')[0])

const allowedTargets = new Set(['cloud', 'extension'])

const fails = (code: string, text: string): DeploymentFailure => ({ code, text })

const failsTarget = ({ version }: Environment, app: AppFile): DeploymentFailure | undefined => {
  const isAhead = app.runtime !== '' && majorOf(app.runtime) + runtimeLead > majorOf(version)
  if (allowedTargets.has(app.target.toLowerCase()) && !isAhead) return undefined
  const what = isAhead ? `runtime ${app.runtime}` : `target ${app.target}`
  return fails(
    'ExtensionCompilationFailed',
    `The extension ${app.name} with ${what} specifies a higher compilation target than allowed in version ${version}.`,
  )
}

const notCompatible = (app: Pick<AppFile, 'name'>, needed: string): DeploymentFailure =>
  fails(
    'ExtensionDependencyConflict',
    `The extension ${app.name} does not have a version that is compatible with other installed apps on the tenant: it needs ${needed}.`,
  )

/** What the application and the other extensions lack for this one. */
export const findLack = (
  environment: Environment,
  app: Pick<AppFile, 'name' | 'dependencies'> & { readonly application?: string; readonly platform?: string },
): DeploymentFailure | undefined => {
  for (const [name, version] of [
    ['the application', app.application ?? ''],
    ['the platform', app.platform ?? ''],
  ] as const)
    if (version !== '' && compareVersions(version, environment.version) > 0)
      return notCompatible(app, `${name} in version ${version}`)
  const all = allExtensions(environment)
  for (const { id, name, publisher, minVersion } of app.dependencies) {
    const found = all.find((each) => each.id === id && each.isInstalled)
    if (found === undefined)
      return fails(
        'ExtensionDependencyMissing',
        `For ${app.name}, no synchronized extension could be found to satisfy the dependency definition ${name} by ${publisher} ${minVersion}.`,
      )
    if (compareVersions(found.version, minVersion) < 0) return notCompatible(app, `${name} ${minVersion}`)
  }
  return undefined
}

const failsIdentity = (environment: Environment, app: AppFile, byUpload: boolean): DeploymentFailure | undefined => {
  const same = allExtensions(environment).find(({ id }) => id === app.id)
  if (same === undefined) return undefined
  if (same.publishedAs === 'Global')
    return fails(
      'ExtensionAlreadyDeployed',
      `The extension ${app.name} is already deployed as a global application or a per tenant application.`,
    )
  if (same.publishedAs === 'Dev' && byUpload)
    return fails(
      'ExtensionAlreadyDeployed',
      `The extension ${app.name} is published by a developer already; unpublish that one first.`,
    )
  if (compareVersions(app.version, same.version) > 0 || same.publishedAs === 'Dev') return undefined
  return fails(
    'ExtensionVersionTooLow',
    `The extension ${app.name} is there in version ${same.version}; version ${app.version} is not higher.`,
  )
}

/** What a newer version takes away of the tables of the older one; its data would be lost with it. */
const failsSchema = (environment: Environment, app: AppFile): DeploymentFailure | undefined => {
  const before = extensionState(environment).published.find(({ id }) => id === app.id)
  if (before?.tables === undefined || app.tables === undefined) return undefined
  for (const table of before.tables) {
    const after = app.tables.find(({ id }) => id === table.id)
    const gone = table.fields.find((field) => !after?.fields.includes(field))
    if (after !== undefined && gone === undefined) continue
    const what = after === undefined ? `table ${table.name}` : `field ${gone} of table ${table.name}`
    return fails('TenantSyncFailure', `The ${what} would be deleted. This is a destructive change; use Force Sync.`)
  }
  return undefined
}

/** A table of the same number or name that another extension brings. */
const failsClash = (environment: Environment, app: AppFile): DeploymentFailure | undefined => {
  const others = extensionState(environment).published.filter((each) => each.id !== app.id && each.isInstalled)
  for (const { name, tables = [] } of others) {
    const same = app.tables?.find((own) =>
      tables.some((table) => table.id === own.id || table.name.toLowerCase() === own.name.toLowerCase()),
    )
    if (same)
      return fails(
        'ExtensionChangeFailed',
        `The extension ${app.name} cannot be installed because table ${same.id} ${same.name} already exists in ${name}.`,
      )
  }
  return undefined
}

/**
 * Why an extension cannot be deployed; undefined where it can.
 *
 * @param isForced Whether tables may lose what they hold.
 * @param byUpload  Whether it comes as a per-tenant extension, which one of a developer stands in the way of.
 */
export const findFailure = (
  environment: Environment,
  app: AppFile,
  isForced: boolean,
  byUpload = true,
): DeploymentFailure | undefined =>
  failsTarget(environment, app) ??
  failsIdentity(environment, app, byUpload) ??
  findLack(environment, app) ??
  failsClash(environment, app) ??
  (isForced ? undefined : failsSchema(environment, app))

/** Installed extensions that need this one, directly. */
export const dependentsOf = (environment: Environment, { id }: Pick<Extension, 'id'>): Extension[] =>
  extensionState(environment).published.filter(
    ({ isInstalled, dependencies }) => isInstalled && dependencies.some((dependency) => dependency.id === id),
  )
