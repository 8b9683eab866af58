/** A role of people in a directory, and what it lets them do about applications. */
export interface DirectoryRole {
  readonly name: string
  /** Template id, the same in every tenant; tokens name roles by it. */
  readonly id: string
  readonly mayRegister: boolean
  /** Consent for the whole tenant to anything but application permissions of Microsoft Graph. */
  readonly mayConsent: boolean
  /** Consent to application permissions of Microsoft Graph too. */
  readonly mayConsentToGraph: boolean
}

/**
 * The roles that matter for a connection. A Dynamics 365 or Business Central administrator may not consent.
 *
 * @see Microsoft, "Microsoft Entra built-in roles", read 2026-08
 */
export const directoryRoles = {
  globalAdministrator: {
    name: 'Global Administrator',
    id: '62e90394-69f5-4237-9190-012177145e10',
    mayRegister: true,
    mayConsent: true,
    mayConsentToGraph: true,
  },
  privilegedRoleAdministrator: {
    name: 'Privileged Role Administrator',
    id: 'e8611ab8-c189-46e8-94e1-60213ab1f814',
    mayRegister: false,
    mayConsent: true,
    mayConsentToGraph: true,
  },
  applicationAdministrator: {
    name: 'Application Administrator',
    id: '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3',
    mayRegister: true,
    mayConsent: true,
    mayConsentToGraph: false,
  },
  cloudApplicationAdministrator: {
    name: 'Cloud Application Administrator',
    id: '158c047a-c907-4556-b7ef-446551a6b5f7',
    mayRegister: true,
    mayConsent: true,
    mayConsentToGraph: false,
  },
  dynamicsAdministrator: {
    name: 'Dynamics 365 Administrator',
    id: '44367163-eba1-44c3-98af-f5787879f96a',
    mayRegister: false,
    mayConsent: false,
    mayConsentToGraph: false,
  },
  businessCentralAdministrator: {
    name: 'Dynamics 365 Business Central Administrator',
    id: '963797fb-eb3b-4cde-8ce3-5878b3f32a3f',
    mayRegister: false,
    mayConsent: false,
    mayConsentToGraph: false,
  },
} as const satisfies Record<string, DirectoryRole>
