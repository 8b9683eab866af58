import { businessCentralLink, companyUrl, type Entity, Fault, noKey, routes, routeUrl } from '@landbridge/model'
import { type Answer, ask, rowsOf } from '../ask.ts'
import { type Facts, type Look, type Probe, placeOf, probe, type Reach, type VisibleCompany } from '../facts.ts'
import { type Cause, type Evidence, failed, pass, untold } from '../finding.ts'
import { findParent, type Parent } from './parents.ts'
import { describePermission, permissionCause, permissionPage } from './permission-cause.ts'
import { lineId, type WantedEntity } from './wanted-entity.ts'

/** In how many companies an entity set is read; the others are named as not read. */
const mostCompanies = 3

type Needed = 'endpoints' | 'tenantId' | 'environment' | 'token' | 'usableRoles' | 'companies'
type Given = Pick<Facts, Needed> & Partial<Facts>

/**
 * Whether records of one entity set can be read: asks for a single one in each picked company, three at most. What is
 * reached only below another record is read below the first one found. Nothing is written.
 */
export const entityReadable = (wanted: WantedEntity): Probe<Needed, never> =>
  probe({
    name: 'entityReadable',
    requests: mostCompanies * (findParent(wanted.entity) ? 2 : 1),
    needs: ['endpoints', 'tenantId', 'environment', 'token', 'usableRoles', 'companies'],
    gives: [],
    look: async (facts, reach) => {
      const { role } = routes[wanted.entity.route]
      if (facts.usableRoles.includes(role)) return readEverywhere(wanted, facts, reach)
      const why = `${wanted.entity.set} were not read, because ${role} is not granted.`
      return { finding: untold(lineId(wanted.entity), why), facts: {} }
    },
  })

const readEverywhere = async (wanted: WantedEntity, facts: Given, reach: Reach): Promise<Look<never>> => {
  const { entity } = wanted
  const companies = entity.everyCompany ? facts.companies.slice(0, 1) : facts.companies.slice(0, mostCompanies)
  const evidence: Evidence[] = []
  let unread: string | undefined
  for (const company of companies) {
    const seen = await readIn(company, wanted, facts, reach)
    if ('finding' in seen)
      return { finding: { ...seen.finding, evidence: [...evidence, ...seen.finding.evidence] }, facts: {} }
    evidence.push(...seen.evidence)
    unread ??= seen.unread
  }
  const left = entity.everyCompany ? 0 : facts.companies.length - companies.length
  if (left > 0) evidence.push({ label: 'Not read', value: left === 1 ? '1 more company' : `${left} more companies` })
  const id = lineId(entity)
  const finding = unread === undefined ? pass(id, `${entity.set} can be read.`, evidence) : untold(id, unread, evidence)
  return { finding, facts: {} }
}

type Seen = { readonly evidence: readonly Evidence[]; readonly unread?: string } | Pick<Look<never>, 'finding'>

const readIn = async (company: VisibleCompany, wanted: WantedEntity, facts: Given, reach: Reach): Promise<Seen> => {
  const { entity } = wanted
  const at = placeOf(facts)
  const base = (of: Entity) => (of.everyCompany ? routeUrl(at, entity.route) : companyUrl(at, company.id, entity.route))
  const read = (url: string): Promise<Answer> => ask(url, reach, facts.token)
  const label = entity.everyCompany ? 'Environment' : 'Company'
  const where = entity.everyCompany ? facts.environment : company.displayName
  try {
    if (!isBelow(entity)) {
      if (!entity.allows.includes('list'))
        return { evidence: [], unread: `Business Central gives no list of ${entity.set}; the first use decides.` }
      const { value, evidence } = await read(`${base(entity)}/${entity.set}?${queryOf(entity)}`)
      return { evidence: [{ label, value: `${where}, ${count(value)}` }, ...evidence] }
    }
    const parent = findParent(entity)
    if (parent === undefined)
      return { evidence: [], unread: `${entity.set} are reached only below other records; the first use decides.` }
    return await readBelow(parent, where, base(parent.entity), read)
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    return { finding: refusal(error, wanted, company, facts) }
  }
}

/** A single record; where Business Central wants a filter, one that finds none: what may not be read is refused all the same. */
const queryOf = ({ rules = [], key }: Entity): string =>
  rules.some(({ on, kind }) => on === 'read' && kind === 'filterRequired')
    ? `$top=1&$filter=${key[0]} eq ${noKey}`
    : '$top=1'

const isBelow = ({ needsParent, onlyBelow }: Entity): boolean => needsParent === true || onlyBelow !== undefined

const readBelow = async (
  { entity, key, by, many }: Parent,
  where: string,
  base: string,
  read: (url: string) => Promise<Answer>,
): Promise<Seen> => {
  const parents = await read(`${base}/${entity.set}?$top=1&$select=${key}`)
  const parentKey = rowsOf(parents.value)?.[0]?.[key]
  if (typeof parentKey !== 'string')
    return {
      evidence: parents.evidence,
      unread: `${where} has no record in ${entity.set}, so nothing below it could be read.`,
    }
  const { value, evidence } = await read(`${base}/${entity.set}(${parentKey})/${by}${many ? '?$top=1' : ''}`)
  return { evidence: [{ label: 'Company', value: `${where}, below ${entity.set}, ${count(value)}` }, ...evidence] }
}

const count = (value: unknown): string => {
  const rows = rowsOf(value)
  return rows === undefined ? 'one record' : rows.length === 0 ? 'no record there yet' : 'one record'
}

const refusal = (fault: Fault, wanted: WantedEntity, company: VisibleCompany, facts: Given) => {
  const { entity } = wanted
  const at = placeOf(facts)
  const { permission } = fault.details
  const evidence: Evidence[] = [
    { label: 'Company', value: company.displayName },
    ...(permission === undefined ? [] : [{ label: 'Missing permission', value: describePermission(permission) }]),
  ]
  return failed(lineId(entity), `${entity.set} cannot be read in ${company.displayName}.`, fault, {
    evidence,
    causes:
      fault.code === 'bc.permission_missing'
        ? [permissionCause(wanted, permission, facts)]
        : fault.code === 'bc.route_unknown' && entity.since > oldestVersion
          ? [tooOld(entity)]
          : [],
    link: businessCentralLink(facts.endpoints, at, permissionPage(facts)),
  })
}

/** What says since 17 may be older. */
const oldestVersion = 17

const tooOld = ({ set, since }: Entity): Cause => ({
  id: 'environment.too_old',
  text: `${set} came with version ${since} of Business Central, and the environment has an older one`,
  remedy: `Update the environment to version ${since} or later, or leave ${set} out of what the integration wants.`,
  who: 'admin-center-admin',
})
