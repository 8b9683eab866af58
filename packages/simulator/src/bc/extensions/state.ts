import type { AppFile } from './app-file.ts'
import type { Dependency } from './manifest.ts'

/** An extension that is published in an environment. */
export interface Extension {
  readonly packageId: string
  readonly id: string
  readonly name: string
  readonly publisher: string
  /** Four numbers. */
  readonly version: string
  readonly publishedAs: 'Global' | 'PTE'
  readonly dependencies: readonly Dependency[]
  isInstalled: boolean
}

/** Why a deployment came to nothing, as the page Extension Installation Status would tell. */
export interface DeploymentFailure {
  /** Code inside of the Admin Center API's message. */
  readonly code: string
  readonly text: string
}

/** One way of an extension into an environment, or out of it. */
export interface Deployment {
  readonly id: string
  readonly type: 'Upload' | 'Uninstall'
  readonly app: AppFile
  readonly sourceVersion: string
  readonly startedAt: number
  readonly endsAt: number
  /** Whether the outcome has been worked out. */
  isDone: boolean
  failure?: DeploymentFailure
  /** Sign-in name of the person, or client id of the application. */
  readonly by: string
  readonly byApplication: boolean
  /** What the Admin Center API was told. */
  readonly options: Readonly<Record<string, string | boolean>>
}

/** A version that waits for its update window or for a later version of Business Central. */
export interface ScheduledVersion {
  readonly id: string
  readonly app: AppFile
  readonly scheduleKind: 'UpdateWindow' | 'NextMinorUpdate' | 'NextMajorUpdate'
  readonly createdAt: number
  readonly by: string
  readonly byApplication: boolean
  readonly options: Readonly<Record<string, string | boolean>>
}

/** All that an environment knows of extensions beside Microsoft's own. */
export interface ExtensionState {
  published: Extension[]
  /** Oldest first. */
  readonly deployments: Deployment[]
  scheduled: ScheduledVersion[]
  /** Versions that were uploaded once, well or not: `{app id} {version}` and `{publisher}/{name} {version}`. */
  readonly burned: Set<string>
}

/** The extensions of an environment; made when somebody asks. */
export const extensionState = (environment: { extensions?: ExtensionState }): ExtensionState => {
  environment.extensions ??= { published: [], deployments: [], scheduled: [], burned: new Set() }
  return environment.extensions
}
