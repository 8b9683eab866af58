import type { AppFile } from './app-file.ts'
import type { Dependency } from './manifest.ts'
import type { TableFact } from './symbols.ts'

/** An extension that is published in an environment. */
export interface Extension {
  readonly packageId: string
  readonly id: string
  readonly name: string
  readonly publisher: string
  /** Four numbers. */
  readonly version: string
  /** `Dev` is what a developer published; it is there in sandboxes only, and goes with the next update. */
  readonly publishedAs: 'Global' | 'PTE' | 'Dev'
  readonly dependencies: readonly Dependency[]
  /** The tables that it brings, where its file told. */
  readonly tables?: readonly TableFact[]
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
  readonly type: 'Upload' | 'Install' | 'Update' | 'Uninstall'
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
  /** How it was scheduled. @default 'Immediate' */
  readonly scheduleKind?: ScheduleKind
}

/** When a version of an extension comes. */
export type ScheduleKind = 'Immediate' | 'UpdateWindow' | 'NextMinorUpdate' | 'NextMajorUpdate'

/** A version that waits for its update window or for a later version of Business Central. */
export interface ScheduledVersion {
  readonly id: string
  readonly app: AppFile
  readonly scheduleKind: Exclude<ScheduleKind, 'Immediate'>
  /** What it will be: a file of the tenant's own, an app of the marketplace, or the end of one. */
  readonly type: Deployment['type']
  readonly createdAt: number
  /** When it begins, where that is known: the start of the update window. */
  readonly dueAt?: number
  /** How long it takes then, in milliseconds. */
  readonly takesMs: number
  /** Where it was asked for; what waits on one surface is not shown on the other. */
  readonly surface: 'adminCenter' | 'automation'
  readonly by: string
  readonly byApplication: boolean
  readonly options: Readonly<Record<string, string | boolean>>
}

/** A scheduled version that somebody took back. */
export interface CanceledVersion extends ScheduledVersion {
  readonly canceledBy: string
  readonly canceledAt: number
}

/** One version of an app in the marketplace, once AppSource. */
export interface MarketplaceApp {
  readonly id: string
  readonly packageId: string
  readonly name: string
  readonly publisher: string
  /** Four numbers. */
  readonly version: string
  readonly dependencies: readonly Dependency[]
  /** Countries in which it is offered; empty means all. */
  readonly countries: readonly string[]
  /** Version of the base application that it needs at least; empty means any. */
  readonly application: string
  /** Whether it is installed only on demand of an embed partner, and never as the latest one. */
  readonly isPreview: boolean
}

/** All that an environment knows of extensions beside Microsoft's own. */
export interface ExtensionState {
  published: Extension[]
  /** Oldest first. */
  readonly deployments: Deployment[]
  scheduled: ScheduledVersion[]
  /** Scheduled versions that were taken back, as the operations tell of them; absent while there are none. */
  canceled?: CanceledVersion[]
  /** Versions that were uploaded once, well or not: `{app id} {version}` and `{publisher}/{name} {version}`. */
  readonly burned: Set<string>
}

/** The extensions of an environment; made when somebody asks. */
export const extensionState = (environment: { extensions?: ExtensionState }): ExtensionState => {
  environment.extensions ??= { published: [], deployments: [], scheduled: [], burned: new Set() }
  return environment.extensions
}
