import { type AppRole, adminCenterApi, businessCentralLink, companyUrl, Fault, routes } from '@landbridge/model'
import { compareAppVersions } from '../app-file/app-version.ts'
import { type Answer, ask, rowsOf, textOf } from '../ask.ts'
import { type Facts, type Probe, placeOf, probe, type Reach } from '../facts.ts'
import { type Evidence, failed, pass, untold } from '../finding.ts'

/** The extension that a connection needs, and the lowest version that will do. */
export interface WantedApp {
  readonly id: string
  readonly name: string
  readonly version: string
}

type Needed = 'endpoints' | 'tenantId' | 'environment' | 'token' | 'usableRoles' | 'companies'
type Given = Pick<Facts, Needed> & Partial<Facts>

const id = 'extension.installed'

/**
 * Whether an extension is installed in the version that is needed: by the automation API where it is open, else by the
 * Admin Center API.
 */
export const extensionInstalled = (app: WantedApp): Probe<Needed, never> =>
  probe({
    name: 'extensionInstalled',
    requests: 1,
    needs: ['endpoints', 'tenantId', 'environment', 'token', 'usableRoles', 'companies'],
    gives: [],
    look: async (facts, reach) => ({ finding: await find(app, facts, reach), facts: {} }),
  })

const find = async (app: WantedApp, facts: Given, reach: Reach) => {
  const at = placeOf(facts)
  const link = businessCentralLink(facts.endpoints, at, 'extensionManagement')
  const wanted: Evidence = { label: 'Needed', value: `${app.name} ${app.version} or newer` }
  let seen: Seen | undefined
  try {
    seen = await readInstalled(app, facts, reach)
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    return failed(id, `It cannot be seen whether ${app.name} is installed.`, error, { evidence: [wanted], link })
  }
  if (seen === undefined) return untold(id, 'No permission that lists extensions is granted.', [wanted])
  const { version, evidence } = seen
  const found = { label: 'Installed', value: version ?? 'not installed' }
  const all = [wanted, found, ...evidence]
  if (version === undefined) {
    const what = `The extension ${app.name} is not installed in ${facts.environment}.`
    return failed(id, what, new Fault('extension.missing', { message: what }), { evidence: all, link })
  }
  if (compareAppVersions(version, app.version) >= 0) return pass(id, `${app.name} ${version} is installed.`, all)
  const what = `${facts.environment} has ${app.name} ${version}; ${app.version} is needed.`
  return failed(id, what, new Fault('extension.outdated', { message: what }), { evidence: all, link })
}

interface Seen {
  readonly version: string | undefined
  readonly evidence: readonly Evidence[]
}

const automation: AppRole = routes.automation.role
const adminCenter = 'AdminCenter.ReadWrite.All'

/** @returns Undefined where no door is open. */
const readInstalled = async (app: WantedApp, facts: Given, reach: Reach): Promise<Seen | undefined> => {
  const { endpoints, tenantId: tenant, environment, token, companies, usableRoles, claims } = facts
  const [company] = companies
  if (usableRoles.includes(automation) && company !== undefined) {
    const url = companyUrl({ endpoints, tenant, environment }, company.id, 'automation')
    const { value, evidence } = await ask(
      `${url}/extensions?$filter=id eq ${app.id}`.replaceAll(' ', '%20'),
      reach,
      token,
    )
    const row = rowsOf(value)?.find((each) => textOf(each, 'id').toLowerCase() === app.id && each.isInstalled === true)
    const numbers = row && [row.versionMajor, row.versionMinor, row.versionBuild, row.versionRevision].map(Number)
    return { version: numbers?.join('.'), evidence }
  }
  if (claims?.roles?.includes(adminCenter) !== true) return undefined
  const family = facts.environments?.find(({ name }) => name === environment)?.family || 'BusinessCentral'
  const answer: Answer = await ask(
    `${adminCenterApi(endpoints)}/applications/${encodeURIComponent(family)}/environments/${encodeURIComponent(environment)}/apps`,
    reach,
    token,
  )
  const row = rowsOf(answer.value)?.find((each) => textOf(each, 'appId').toLowerCase() === app.id)
  return { version: row && textOf(row, 'version'), evidence: answer.evidence }
}
