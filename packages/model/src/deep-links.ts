import type { Endpoints } from './endpoints.ts'

/** How sure an address is: linked by Microsoft's documentation, read in source, used by public tools, or inferred. */
export type LinkEvidence = 'documented' | 'source' | 'observed' | 'inferred'

export interface DeepLinkFact {
  /** The name of the page as Microsoft shows it in English. */
  readonly page: string
  readonly evidence: LinkEvidence
}

const registered = '#view/Microsoft_AAD_RegisteredApps'

/** Pages of the Microsoft Entra admin center; the part after # is read in the browser only. */
const entraPages = {
  home: { page: 'Microsoft Entra admin center', evidence: 'observed', path: () => '' },
  appList: { page: 'App registrations', evidence: 'observed', path: () => `/${registered}/ApplicationsListBlade` },
  appNew: {
    page: 'Register an application',
    evidence: 'observed',
    path: () => `/${registered}/CreateApplicationBlade/quickStartType~/null/isMSAApp~/false`,
  },
  appOverview: { page: 'Overview', evidence: 'observed', path: (id: string) => app('Overview', id) },
  appCredentials: {
    page: 'Certificates & secrets',
    evidence: 'observed',
    path: (id: string) => app('Credentials', id),
  },
  appPermissions: { page: 'API permissions', evidence: 'observed', path: (id: string) => app('CallAnAPI', id) },
  appAuthentication: { page: 'Authentication', evidence: 'observed', path: (id: string) => app('Authentication', id) },
} as const satisfies Record<string, DeepLinkFact & { path: (clientId: string) => string }>

const app = (menu: string, clientId: string): string =>
  `/${registered}/ApplicationMenuBlade/~/${menu}/appId/${clientId}/isMSAApp~/false`

/** Pages of the Business Central web client, by their number. */
export const businessCentralPages = {
  entraApplications: { page: 'Microsoft Entra Applications', evidence: 'source', number: 9860 },
  entraApplicationCard: { page: 'Microsoft Entra Application Card', evidence: 'source', number: 9861 },
  users: { page: 'Users', evidence: 'documented', number: 9800 },
  userCard: { page: 'User Card', evidence: 'source', number: 9807 },
  permissionSets: { page: 'Permission Sets', evidence: 'source', number: 9802 },
  extensionManagement: { page: 'Extension Management', evidence: 'documented', number: 2500 },
  extensionUpload: { page: 'Upload and Deploy Extension', evidence: 'source', number: 2507 },
  extensionStatus: { page: 'Extension Installation Status', evidence: 'source', number: 2508 },
  companies: { page: 'Companies', evidence: 'source', number: 357 },
} as const satisfies Record<string, DeepLinkFact & { number: number }>

export type EntraPage = keyof typeof entraPages
export type BusinessCentralPage = keyof typeof businessCentralPages

/** An address for a person, with the name of the page as it is headed there. */
export interface DeepLink {
  readonly url: string
  readonly page: string
}

/**
 * A page of the Microsoft Entra admin center, pinned to one directory so that nobody acts in the wrong one.
 *
 * @param tenant   Directory id or verified domain; undefined where it is not known yet, which leaves the choice to Entra.
 * @param clientId Needed by the pages of one registration; ignored by the others.
 */
export const entraLink = (
  endpoints: Pick<Endpoints, 'entraAdminCenter'>,
  tenant: string | undefined,
  page: EntraPage,
  clientId = '',
): DeepLink => ({
  url: `${endpoints.entraAdminCenter}${tenant === undefined ? '' : `/${encodeURIComponent(tenant)}`}${entraPages[page].path(encodeURIComponent(clientId))}`,
  page: entraPages[page].page,
})

/** A page of the Business Central web client in one environment; the company may be left out. */
export const businessCentralLink = (
  endpoints: Pick<Endpoints, 'webClient'>,
  at: { readonly tenant: string; readonly environment: string; readonly company?: string },
  page: BusinessCentralPage,
): DeepLink => {
  const company = at.company === undefined ? '' : `company=${encodeURIComponent(at.company)}&`
  return {
    url: `${endpoints.webClient}/${encodeURIComponent(at.tenant)}/${encodeURIComponent(at.environment)}?${company}page=${businessCentralPages[page].number}`,
    page: businessCentralPages[page].page,
  }
}

/** The Business Central admin center of one directory. */
export const adminCenterLink = (endpoints: Pick<Endpoints, 'webClient'>, tenant: string): DeepLink => ({
  url: `${endpoints.webClient}/${encodeURIComponent(tenant)}/admin`,
  page: 'Business Central admin center',
})

/** How a page is headed in German, and whether Microsoft's own German pages say so. */
interface GermanName {
  readonly name: string
  readonly evidence: 'documented' | 'inferred'
}

const documented = (name: string): GermanName => ({ name, evidence: 'documented' })
const inferred = (name: string): GermanName => ({ name, evidence: 'inferred' })

/**
 * Names of the pages for people whose pages are in German. One that is inferred is shown with the English one behind
 * it, so that it is found whatever Microsoft calls it.
 */
const german = {
  'Microsoft Entra admin center': documented('Microsoft Entra Admin Center'),
  'App registrations': documented('App-Registrierungen'),
  'Register an application': documented('Anwendung registrieren'),
  Overview: documented('Übersicht'),
  'Certificates & secrets': documented('Zertifikate & Geheimnisse'),
  'API permissions': documented('API-Berechtigungen'),
  Authentication: documented('Authentifizierung'),
  'Microsoft Entra Applications': documented('Microsoft Entra-Anwendungen'),
  'Microsoft Entra Application Card': inferred('Microsoft Entra-Anwendungskarte'),
  Users: documented('Benutzende'),
  'User Card': inferred('Benutzerkarte'),
  'Permission Sets': documented('Berechtigungssätze'),
  'Extension Management': documented('Erweiterungsverwaltung'),
  'Upload and Deploy Extension': inferred('Erweiterung hochladen und bereitstellen'),
  'Extension Installation Status': inferred('Installationsstatus der Erweiterung'),
  Companies: documented('Mandanten'),
  'Business Central admin center': documented('Business Central-Verwaltungscenter'),
} as const satisfies Readonly<Record<string, GermanName>>

/** The German names of pages, by the English ones. */
export const germanPageNames: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries<GermanName>(german).map(([english, { name, evidence }]) => [
    english,
    evidence === 'documented' ? name : `${name} (${english})`,
  ]),
)
