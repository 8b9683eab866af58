import {
  deploymentUrl,
  environmentsUrl,
  environmentUrl,
  Fault,
  type RouteName,
  routes,
  routeUrl,
} from '@landbridge/model'
import { type Answer, ask, rowsOf, textOf } from '../ask.ts'
import { type ClueName, clue } from '../clues.ts'
import type { ListedEnvironment, VisibleCompany } from '../facts.ts'
import { entityReadable } from '../probes/entity-readable.ts'
import { findEnvironment } from '../probes/environment-listed.ts'
import type { Inquiry, Learned } from './inquiry.ts'

/** What the web client tells everybody about an environment. */
export const deploymentState: Inquiry = {
  name: 'deploymentState',
  asks: 'What does the web client say about the environment?',
  requests: 1,
  needs: ['endpoints', 'tenantId', 'environmentName'],
  gives: [],
  tells: ['deployment.ready', 'deployment.missing', 'deployment.busy'],
  isIdle: ({ endpoints }) => endpoints?.webClient === '',
  look: async ({ endpoints, tenantId, environmentName }, reach) => {
    const got = await attempt(() => ask(deploymentUrl(endpoints, tenantId, environmentName), reach))
    const status = got instanceof Fault ? '' : textOf({ ...(got.value as object | null) }, 'status')
    if (status === '') return { clues: [] }
    const evidence = [{ label: 'Status', value: status }]
    const name =
      status === 'Ready' ? 'deployment.ready' : status === 'DoesNotExist' ? 'deployment.missing' : 'deployment.busy'
    return { clues: [clue(name, evidence)], evidence }
  },
}

/** Which environments the token may see. */
export const environmentList: Inquiry = {
  name: 'environmentList',
  asks: 'Which environments does Business Central list for this token?',
  requests: 1,
  needs: ['endpoints', 'tenantId', 'token'],
  gives: ['environments', 'environment'],
  tells: ['environment.listed', 'environment.unlisted', 'address.other_family'],
  look: async ({ endpoints, tenantId, token, environmentName, sent }, reach) => {
    const url = environmentsUrl(endpoints)
    const got = await attempt(() => ask(url, reach, token))
    if (got instanceof Fault) return { clues: [], refusal: refusal(got, url) }
    const rows = (rowsOf(got.value) ?? []).filter((row) =>
      ['', tenantId].includes(textOf(row, 'aadTenantId').toLowerCase()),
    )
    const environments = rows.map(environmentOf)
    const evidence = [
      { label: 'Listed', value: environments.map(({ name }) => name).join(', ') || 'none' },
      ...got.evidence,
    ]
    const found = environmentName === undefined ? undefined : findEnvironment(environments, environmentName)
    const foreign =
      sent?.family !== undefined &&
      !environments.some(({ family }) => family.toLowerCase() === sent.family?.toLowerCase())
    return {
      clues: [
        ...(environmentName === undefined
          ? []
          : [clue(found ? 'environment.listed' : 'environment.unlisted', evidence)]),
        ...(foreign
          ? [
              clue('address.other_family', [
                {
                  label: 'Families',
                  value: [...new Set(environments.map(({ family }) => family))].join(', ') || 'none',
                },
              ]),
            ]
          : []),
      ],
      known: { environments, ...(found && { environment: found.name }) },
      evidence,
      ...(environments.length === 0 && { empty: { method: 'GET', path: pathOf(url) } }),
    }
  },
}

const environmentOf = (row: Readonly<Record<string, unknown>>): ListedEnvironment => ({
  name: textOf(row, 'name'),
  type: textOf(row, 'type'),
  family: textOf(row, 'applicationFamily'),
  country: textOf(row, 'countryCode'),
})

const companiesOn = (route: RouteName, told: { readonly open: ClueName; readonly refused: ClueName }): Inquiry => ({
  name: `${route}Companies`,
  asks: `Does ${routes[route].path} let the token in, and which companies does it show?`,
  requests: 1,
  needs: ['endpoints', 'tenantId', 'environment', 'token'],
  gives: route === 'standard' ? ['companies'] : [],
  tells: [told.open, told.refused, ...(route === 'standard' ? (['companies.none', 'standard.silent'] as const) : [])],
  look: async ({ endpoints, tenantId, environment, token }, reach) => {
    const url = `${routeUrl({ endpoints, tenant: tenantId, environment }, route)}/companies`
    const got = await attempt(() => ask(url, reach, token))
    const label = `companies on ${routes[route].path}`
    if (got instanceof Fault) {
      const evidence = [{ label, value: got.details.theirs ?? got.code }]
      const name = nameOf(got, told.refused, route)
      return { clues: name === undefined ? [] : [clue(name, evidence)], evidence, refusal: refusal(got, url) }
    }
    const companies = (rowsOf(got.value) ?? []).map(companyOf)
    const evidence = [{ label, value: String(companies.length) }, ...got.evidence]
    const isEmpty = companies.length === 0
    return {
      clues: [
        clue(told.open, evidence),
        ...(isEmpty && route === 'standard' ? [clue('companies.none', evidence)] : []),
      ],
      evidence,
      ...(route === 'standard' && !isEmpty && { known: { companies } }),
      ...(isEmpty && { empty: { method: 'GET', path: pathOf(url) } }),
    }
  },
})

const nameOf = (fault: Fault, refused: ClueName, route: RouteName): ClueName | undefined => {
  const { status = 0 } = fault.details
  if (status === 401 || status === 403) return refused
  return route === 'standard' && (status >= 500 || status === 0) ? 'standard.silent' : undefined
}

export const standardCompanies = companiesOn('standard', { open: 'standard.open', refused: 'standard.refused' })
export const automationCompanies = companiesOn('automation', { open: 'automation.open', refused: 'automation.refused' })

const companyOf = (row: Readonly<Record<string, unknown>>): VisibleCompany => ({
  id: textOf(row, 'id'),
  name: textOf(row, 'name'),
  displayName: textOf(row, 'displayName') || textOf(row, 'name'),
})

const mostElsewhere = 2

/** Whether the same token opens another environment: then it is the environment, not the application. */
export const elsewhere: Inquiry = {
  name: 'elsewhere',
  asks: 'Does another environment of the directory let the same token in?',
  requests: mostElsewhere,
  needs: ['endpoints', 'tenantId', 'environments', 'environmentName', 'token'],
  gives: [],
  tells: ['elsewhere.open', 'elsewhere.refused'],
  look: async ({ endpoints, tenantId, environments, environmentName, token }, reach) => {
    const others = environments
      .filter(({ name }) => name.toLowerCase() !== environmentName.toLowerCase())
      .slice(0, mostElsewhere)
    const seen = await Promise.all(
      others.map(async ({ name }) => {
        const url = `${routeUrl({ endpoints, tenant: tenantId, environment: name })}/companies`
        const got = await attempt(() => ask(url, reach, token))
        // A missing permission is a card all the same.
        return { name, isOpen: !(got instanceof Fault) || got.code === 'bc.permission_missing', got }
      }),
    )
    const evidence = seen.map(({ name, isOpen }) => ({
      label: name,
      value: isOpen ? 'lets the token in' : 'refuses the token',
    }))
    if (seen.some(({ isOpen }) => isOpen)) return { clues: [clue('elsewhere.open', evidence)], evidence }
    const isRefused = seen.every(({ got }) => got instanceof Fault && got.code === 'bc.credentials_rejected')
    return { clues: isRefused ? [clue('elsewhere.refused', evidence)] : [], evidence }
  },
}

/** Whether the API of an extension is there at all. */
export const extensionRoute: Inquiry = {
  name: 'extensionRoute',
  asks: 'Does the API of the extension answer at its root?',
  requests: 1,
  needs: ['endpoints', 'tenantId', 'environment', 'token', 'sent'],
  gives: [],
  tells: ['route.missing', 'route.answers'],
  isIdle: ({ sent }) => sent?.address === undefined || !sent.address.route.includes('/'),
  look: async ({ endpoints, tenantId, environment, token, sent }, reach) => {
    const root = `${environmentUrl({ endpoints, tenant: tenantId, environment })}/api/${sent.address?.route}/companies`
    const got = await attempt(() => ask(root, reach, token))
    if (!(got instanceof Fault)) return { clues: [clue('route.answers')] }
    const evidence = [{ label: sent.address?.route ?? '', value: got.details.theirs ?? got.code }]
    return { clues: got.details.status === 404 ? [clue('route.missing', evidence)] : [], evidence }
  },
}

/** Whether the same reading request fails again. */
export const sameAgain: Inquiry = {
  name: 'sameAgain',
  asks: 'Does the same request fail again?',
  requests: 1,
  needs: ['again', 'token'],
  gives: [],
  tells: ['retry.works', 'retry.fails'],
  look: async ({ again, token }, reach) => {
    const got = await attempt(() => ask(again, reach, token))
    return { clues: [clue(got instanceof Fault ? 'retry.fails' : 'retry.works')] }
  },
}

/** Whether the app that is being installed is one of AppSource. */
export const extensionKnown: Inquiry = {
  name: 'extensionKnown',
  asks: 'Does the environment know the app as one of AppSource?',
  requests: 1,
  needs: ['endpoints', 'tenantId', 'environment', 'token', 'companies', 'extensionId'],
  gives: [],
  tells: ['extension.global'],
  look: async ({ endpoints, tenantId, environment, token, companies, extensionId }, reach) => {
    const [company] = companies
    if (company === undefined) return { clues: [] }
    const base = routeUrl({ endpoints, tenant: tenantId, environment }, 'automation')
    const got = await attempt(() =>
      ask(`${base}/companies(${company.id})/extensions?$filter=id eq ${extensionId}`, reach, token),
    )
    if (got instanceof Fault) return { clues: [] }
    const row = rowsOf(got.value)?.find((each) => textOf(each, 'publishedAs').trim().toLowerCase() === 'global')
    if (row === undefined) return { clues: [] }
    return {
      clues: [
        clue('extension.global', [
          { label: 'Known as', value: `${textOf(row, 'displayName')} by ${textOf(row, 'publisher')}` },
        ]),
      ],
    }
  },
}

const mostEntities = 3

/** One harmless read of what the connection is for; asked where no failure was given and nothing else fails. */
export const wantedSets: Inquiry = {
  name: 'wantedSets',
  asks: 'Can the entity sets be read that the connection is for?',
  requests: mostEntities,
  needs: ['endpoints', 'tenantId', 'environment', 'token', 'companies', 'wanted'],
  gives: [],
  tells: [],
  look: async ({ endpoints, tenantId, environment, token, companies, wanted }, reach): Promise<Learned> => {
    const facts = {
      endpoints,
      tenantId,
      environment,
      token,
      companies: companies.slice(0, 1),
      usableRoles: Object.values(routes).map(({ role }) => role),
    }
    for (const each of wanted.slice(0, mostEntities)) {
      const { finding } = await entityReadable(each).look(facts, reach)
      if (finding.fault === undefined) continue
      const path = `/v2.0/${tenantId}/${environment}/${routes[each.entity.route].path}/companies(${companies[0]?.id})/${each.entity.set}`
      return { clues: [], refusal: { fault: finding.fault, method: 'GET', path }, evidence: finding.evidence }
    }
    return { clues: [] }
  },
}

const attempt = async (get: () => Promise<Answer>): Promise<Answer | Fault> => {
  try {
    return await get()
  } catch (error) {
    if (error instanceof Fault) return error
    throw error
  }
}

const pathOf = (url: string): string => decodeURIComponent(new URL(url).pathname)
const refusal = (fault: Fault, url: string) => ({ fault, method: 'GET', path: pathOf(url) })
