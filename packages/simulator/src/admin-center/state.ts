/** What can be asked of an environment as a whole. */
export type OperationType =
  | 'create'
  | 'copy'
  | 'rename'
  | 'delete'
  | 'softDelete'
  | 'recover'
  | 'restore'
  | 'modify'
  | 'restart'
  | 'update'
  | 'requestTransferToAnotherEntraTenant'
  | 'moveToAnotherAadTenant'

/** What was asked of an environment as a whole. */
export interface EnvironmentOperation {
  readonly id: string
  readonly type: OperationType
  /** Name and kind of the environment when it was asked. */
  readonly environmentName: string
  readonly environmentType: string
  readonly productFamily: string
  readonly createdAt: number
  /** When it begins; until then it is scheduled. */
  readonly startsAt: number
  endsAt: number
  readonly createdBy: string
  readonly byApplication: boolean
  readonly parameters: Readonly<Record<string, string | boolean>>
  isDone: boolean
  /** Who took it back, before it began or while it ran. */
  canceledBy?: string
  /** Why it failed. */
  failure?: string
}

/** When an environment may be updated, as its administrator chose. */
export interface UpdateWindow {
  /** `HH:mm` in that time zone. */
  readonly start: string
  readonly end: string
  /** Windows name of the time zone. */
  readonly timeZoneId: string
}

/** Which partners may administer and use an environment; it holds for applications of other tenants too. */
export interface PartnerAccess {
  readonly status: 'Disabled' | 'AllowAllPartnerTenants' | 'AllowSelectedPartnerTenants'
  readonly allowedPartnerTenantIds: readonly string[]
}

/** Whom the people of an environment may ask for help. */
export interface SupportContact {
  readonly name: string
  readonly email: string
  readonly url: string
}

/** The update that was chosen for an environment. */
export interface SelectedUpdate {
  readonly targetVersion: string
  readonly targetVersionType: 'GA' | 'Preview'
  readonly at: number
  readonly ignoreUpdateWindow: boolean
  /** The operation that carries it out. */
  readonly operationId: string
}

/** What was set for an environment in the admin center; what is absent was never set. */
export interface EnvironmentSettings {
  appInsightsKey?: string
  /** Object id of the group whose members alone may use it. */
  securityGroup?: string
  partnerAccess?: PartnerAccess
  accessWithM365Licenses?: boolean
  appUpdateCadence?: string
  supportContact?: SupportContact
  powerPlatformEnvironmentId?: string
  selectedUpdate?: SelectedUpdate
  /** Embed applications may take no extensions of their tenants. */
  refusesPerTenantExtensions?: boolean
}

export interface Recipient {
  readonly id: string
  readonly email: string
  readonly name: string
}

export interface Outage {
  readonly environmentName: string
  readonly outageType: string
  readonly createdAt: number
  readonly version: string
  readonly ticket: string
}

export interface DatabaseExport {
  readonly applicationType: string
  readonly applicationVersion: string
  readonly blob: string
  readonly container: string
  readonly country: string
  readonly environmentName: string
  readonly storageAccount: string
  readonly at: number
  readonly user: string
}

/** What belongs to a tenant's admin center beside its environments. */
export interface TenantAdministration {
  readonly recipients: Recipient[]
  readonly outages: Outage[]
  readonly exports: DatabaseExport[]
}

/** The settings of an environment; made when somebody sets the first. */
export const settingsOf = (environment: { settings?: EnvironmentSettings }): EnvironmentSettings => {
  environment.settings ??= {}
  return environment.settings
}

/** What belongs to a tenant's admin center; made when somebody asks. */
export const administrationOf = (tenant: { administration?: TenantAdministration }): TenantAdministration => {
  tenant.administration ??= { recipients: [], outages: [], exports: [] }
  return tenant.administration
}
