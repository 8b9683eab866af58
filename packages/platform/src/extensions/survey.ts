import { type AppSurroundings, compareAppVersions, type PublishedApp, sameApp } from '@landbridge/diagnosis'
import { businessCentralLink, Fault, type FaultCode } from '@landbridge/model'
import type { OpenPlace } from '../connections/open.ts'
import type { Parts } from '../parts.ts'
import { type AdminCenter, openAdminCenter } from './admin-center.ts'
import { type Automation, openAutomation } from './automation.ts'
import { refusalOf } from './causes.ts'

/** Which interface of Microsoft's lets us in, and what it shows. */
export interface Survey {
  readonly way: 'admin-center' | 'automation'
  readonly around: AppSurroundings
}

/** Base Application and Application: their version is that of Business Central. */
const applications = ['437dbf0e-84ff-417a-965d-ed2bb9650972', 'c1335042-3002-4257-bf8a-75c898ccb1b8']

/** What says that the Admin Center API is not for us, rather than that it is out of order. */
const closed: readonly FaultCode[] = [
  'bc.credentials_rejected',
  'bc.permission_missing',
  'bc.environment_unknown',
  'bc.route_unknown',
  'bc.record_unknown',
  'bc.not_supported',
  'bc.input_refused',
  'bc.unexpected',
]

/** The Admin Center API as the connection reaches it. */
export const adminCenterOf = async (
  { row, client, token }: OpenPlace,
  { outgoing, now }: Pick<Parts, 'outgoing' | 'now'>,
): Promise<AdminCenter> => {
  const environment = row.environment.name
  return openAdminCenter({
    outgoing,
    endpoints: row.endpoints,
    family: await familyOf(client, environment),
    environment,
    token,
    now,
  })
}

export const automationOf = ({ client }: Pick<OpenPlace, 'client'>): Promise<Automation> => openAutomation(client)

const usualFamily = 'BusinessCentral'

/** Embed applications have families of their own; where the list is refused, the usual one is tried. */
const familyOf = async (client: OpenPlace['client'], environment: string): Promise<string> => {
  try {
    const listed = await client.environments()
    const found = listed.find(({ name }) => name.toLowerCase() === environment.toLowerCase())
    return found?.applicationFamily || usualFamily
  } catch (error) {
    if (error instanceof Fault) return usualFamily
    throw error
  }
}

/**
 * Looks at the extensions of an environment: by the Admin Center API where the connection is authorised there, else by
 * the automation API.
 *
 * @throws Fault `bc.*`, `auth.*`, `net.*`, `extension.not_allowed`
 */
export const surveyExtensions = async (place: OpenPlace, parts: Pick<Parts, 'outgoing' | 'now'>): Promise<Survey> => {
  const { row } = place
  const at = { tenant: row.tenant_id, environment: row.environment.name }
  const common = { environment: at.environment, link: businessCentralLink(row.endpoints, at, 'extensionManagement') }
  const center = await adminCenterOf(place, parts)
  try {
    const apps = await center.apps()
    const { version = versionIn(apps), country } = await center.environment()
    return { way: 'admin-center', around: { ...common, version, country, apps } }
  } catch (error) {
    if (!(error instanceof Fault) || !closed.includes(error.code)) throw error
  }
  try {
    const apps = await (await automationOf(place)).apps()
    return { way: 'automation', around: { ...common, version: versionIn(apps), apps } }
  } catch (error) {
    throw error instanceof Fault ? refusalOf(error) : error
  }
}

const versionIn = (apps: readonly PublishedApp[]): string | undefined =>
  apps.find(({ id }) => applications.includes(id))?.version

/** The version of an extension that is installed; null where it is not. */
export const installedVersion = (app: { readonly id: string }, { around }: Survey): string | null => {
  const same = sameApp(app, around.apps)
  return same?.installed === true ? same.version : null
}

/** Whether an installed version will do. */
export const isEnough = (app: { readonly version: string }, installed: string | null): boolean =>
  installed !== null && compareAppVersions(installed, app.version) >= 0

/** What it means that an extension is missing or too old; undefined where it is as it should be. */
export const lackOf = (
  app: { readonly name: string; readonly version: string },
  environment: string,
  installed: string | null,
): Fault | undefined => {
  if (isEnough(app, installed)) return undefined
  return installed === null
    ? new Fault('extension.missing', { message: `The extension ${app.name} is not installed in ${environment}.` })
    : new Fault('extension.outdated', {
        message: `${environment} has ${app.name} ${installed}; ${app.version} is needed.`,
      })
}
