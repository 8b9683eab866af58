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

const failsIdentity = (environment: Environment, app: AppFile): DeploymentFailure | undefined => {
  const same = allExtensions(environment).find(({ id }) => id === app.id)
  if (same === undefined) return undefined
  if (same.publishedAs === 'Global')
    return fails(
      'ExtensionAlreadyDeployed',
      `The extension ${app.name} is already deployed as a global application or a per tenant application.`,
    )
  if (compareVersions(app.version, same.version) > 0) return undefined
  return fails(
    'ExtensionVersionTooLow',
    `The extension ${app.name} is there in version ${same.version}; version ${app.version} is not higher.`,
  )
}

/** Why an extension cannot be deployed; undefined where it can. */
export const findFailure = (environment: Environment, app: AppFile): DeploymentFailure | undefined =>
  failsTarget(environment, app) ?? failsIdentity(environment, app) ?? findLack(environment, app)

/** Installed extensions that need this one, directly. */
export const dependentsOf = (environment: Environment, { id }: Pick<Extension, 'id'>): Extension[] =>
  extensionState(environment).published.filter(
    ({ isInstalled, dependencies }) => isInstalled && dependencies.some((dependency) => dependency.id === id),
  )
