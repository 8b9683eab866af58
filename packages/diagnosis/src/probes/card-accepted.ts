import {
  type AppRole,
  type BusinessCentralPage,
  businessCentralLink,
  type DeepLink,
  Fault,
  type RouteName,
  routes,
  routeUrl,
} from '@landbridge/model'
import { ask, rowsOf, textOf } from '../ask.ts'
import { type Facts, type Look, placeOf, probe, type Reach, type VisibleCompany } from '../facts.ts'
import { type Cause, capital, type Evidence, type Finding, failed, isPassing, pass } from '../finding.ts'

type Needed = 'endpoints' | 'tenantId' | 'environment' | 'token' | 'usableRoles'
type Given = Pick<Facts, Needed> & Partial<Facts>
type Gift = 'visibleCompanies'

/** Whose token opens Business Central: words and causes differ, the question is the same. */
interface Caller {
  readonly id: string
  readonly name: string
  /** Why it may be refused although the token is good and the environment is there. */
  readonly refused: (facts: Given) => readonly Cause[]
  readonly mayNotList: readonly Cause[]
  /** The page of Business Central where it is mended. */
  readonly page: BusinessCentralPage
}

const accepted = (caller: Caller) =>
  probe({
    name: caller.id,
    requests: 2,
    needs: ['endpoints', 'tenantId', 'environment', 'token', 'usableRoles'],
    gives: ['visibleCompanies'],
    look: async (facts, reach) => {
      const open = routeNames.filter((name) => facts.usableRoles.includes(routes[name].role))
      const answers = await Promise.all(
        (open.length === 0 ? routeNames : open).map((name) => askRoute(name, facts, reach)),
      )
      return judge(caller, answers, facts)
    },
  })

const routeNames = Object.keys(routes) as RouteName[]

interface RouteAnswer {
  readonly route: RouteName
  readonly role: AppRole
  readonly companies?: readonly VisibleCompany[]
  readonly fault?: Fault
  readonly evidence: readonly Evidence[]
}

const askRoute = async (route: RouteName, facts: Given, reach: Reach): Promise<RouteAnswer> => {
  const { role, path } = routes[route]
  const label = `companies on ${path}`
  try {
    const { value, evidence } = await ask(`${routeUrl(placeOf(facts), route)}/companies`, reach, facts.token)
    const rows = rowsOf(value)
    if (rows === undefined) throw new Fault('bc.unexpected', { message: 'The list of companies cannot be read.' })
    return {
      route,
      role,
      companies: rows.map(companyOf),
      evidence: [{ label, value: rows.length === 1 ? '1 company' : `${rows.length} companies` }, ...evidence],
    }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    return { route, role, fault: error, evidence: [{ label, value: error.details.theirs ?? error.code }] }
  }
}

const companyOf = (row: Readonly<Record<string, unknown>>): VisibleCompany => ({
  id: textOf(row, 'id'),
  name: textOf(row, 'name'),
  displayName: textOf(row, 'displayName') || textOf(row, 'name'),
})

const judge = (caller: Caller, answers: readonly RouteAnswer[], facts: Given): Look<Gift> => {
  const { id, name } = caller
  const evidence = answers.flatMap((each) => each.evidence)
  const link = businessCentralLink(facts.endpoints, placeOf(facts), caller.page)
  const companies = answers.find((each) => each.companies !== undefined)?.companies
  const refused = answers.filter(({ fault }) => fault !== undefined && !isPassing(fault))
  const first = refused[0] ?? answers.find(({ fault }) => fault !== undefined)
  const known: Look<Gift>['facts'] = companies === undefined ? {} : { visibleCompanies: companies }
  if (first?.fault === undefined)
    return { finding: pass(id, `Business Central accepts ${name}.`, evidence), facts: known }
  const fail = (what: string, fault: Fault, causes: readonly Cause[], page: DeepLink = link): Finding =>
    failed(id, what, fault, { evidence, causes, link: page })
  const permission = refused.find(({ fault }) => fault?.code === 'bc.permission_missing')
  if (permission?.fault)
    return {
      finding: fail(`${capital(name)} is let in, but may not list companies.`, permission.fault, caller.mayNotList),
      facts: known,
    }
  if (first.fault.code !== 'bc.credentials_rejected')
    return { finding: fail(first.fault.message, first.fault, []), facts: known }
  // One door open and another shut: the card is there, the role of the other door is not.
  if (companies !== undefined)
    return {
      finding: fail(`Business Central accepts ${name}, but not on ${routes[first.route].path}.`, first.fault, [
        roleOf(first.role),
      ]),
      facts: known,
    }
  if (isUnlisted(facts))
    return {
      finding: fail(`Business Central refuses ${name} in ${facts.environment}.`, first.fault, [notThere]),
      facts: {},
    }
  if (caller.id === 'card.accepted' && !hasAnyRole(facts))
    return { finding: fail(`Business Central refuses ${name}.`, first.fault, [noRoles]), facts: {} }
  const what = `Business Central refuses ${name} in ${facts.environment}.`
  return { finding: fail(what, first.fault, caller.refused(facts)), facts: {} }
}

const isUnlisted = ({ environments, environment }: Given): boolean =>
  environments != null && !environments.some(({ name }) => name.toLowerCase() === environment.toLowerCase())

const hasAnyRole = ({ usableRoles, claims }: Given): boolean =>
  usableRoles.length > 0 ||
  (claims?.roles ?? []).some((role) => Object.values(routes).some((route) => route.role === role))

const cardMissing = ({ environment }: Given): Cause => ({
  id: 'card.missing',
  text: `Microsoft Entra Applications in ${environment} has no card with this client id`,
  remedy: `Open Microsoft Entra Applications in ${environment}. If the client id is not in the list, choose New and make its card.`,
  who: 'bc-admin',
})

const cardDisabled = ({ environment }: Given): Cause => ({
  id: 'card.disabled',
  text: 'State of that card is Disabled',
  remedy: `If it is in the list of ${environment}, open it and set State to Enabled.`,
  who: 'bc-admin',
})

const permissionSets: Cause = {
  id: 'card.no_permission_sets',
  text: 'the card has no permission set that covers it',
  remedy: 'Add the permission sets under User Permission Sets on the card; State must be Disabled meanwhile.',
  who: 'bc-admin',
}

const onlyAutomation: Cause = {
  id: 'consent.wrong_role',
  text: 'the application permission for this route is not granted',
  remedy: 'Compare the application permissions on the page API permissions.',
  who: 'entra-admin',
}

const roleOf = (role: AppRole): Cause => ({
  id: 'consent.role_missing',
  text: `${role} was not granted when the token was issued`,
  remedy: `Grant ${role} as an application permission, with admin consent.`,
  who: 'entra-admin',
})

const noRoles: Cause = {
  id: 'consent.missing',
  text: 'the token carries no application role of Business Central',
  remedy: 'Add the application permissions and choose Grant admin consent.',
  who: 'entra-admin',
}

const notThere: Cause = {
  id: 'environment.unlisted',
  text: 'the environment is not one that Business Central lists for this application',
  remedy: 'Choose the environment from the list.',
  who: 'builder',
}

const personMissing = ({ environment }: Given): Cause => ({
  id: 'person.missing',
  text: `the person is not a user of Business Central in ${environment}, or State of the user is Disabled`,
  remedy: `Open Users in ${environment} and look for the person; Update users from Microsoft 365 brings in new ones.`,
  who: 'bc-admin',
})

const personUnlicensed: Cause = {
  id: 'person.unlicensed',
  text: 'the person has no licence for Business Central',
  remedy:
    'Assign a Business Central licence in the Microsoft 365 admin center, then update the users in Business Central.',
  who: 'entra-admin',
}

const personPermissionSets: Cause = {
  id: 'person.no_permission_sets',
  text: 'the person has no permission set that covers it',
  remedy: 'Add the permission sets on the card of the user.',
  who: 'bc-admin',
}

/**
 * Whether Business Central lets the application in: reads the companies on every route that the granted roles open.
 * The same refusal has several causes, which only the other answers tell apart.
 */
export const cardAccepted = accepted({
  id: 'card.accepted',
  name: 'the application',
  refused: (facts) => [cardMissing(facts), cardDisabled(facts)],
  mayNotList: [permissionSets, onlyAutomation],
  page: 'entraApplications',
})

/** The same for the person who signed in. */
export const personAccepted = accepted({
  id: 'person.accepted',
  name: 'the person',
  refused: (facts) => [personMissing(facts), personUnlicensed],
  mayNotList: [personPermissionSets],
  page: 'users',
})
