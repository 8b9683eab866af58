import { adminCenterLink, endpointsOf, environmentsUrl, Fault } from '@landbridge/model'
import { ask, rowsOf, textOf } from '../ask.ts'
import { type Facts, type ListedEnvironment, probe, type Reach } from '../facts.ts'
import { type Cause, type Evidence, failed, pass } from '../finding.ts'

/** Which environments Business Central shows to this token; any token for Business Central will do. */
export const environmentsVisible = probe({
  name: 'environmentsVisible',
  requests: 1,
  needs: ['endpoints', 'tenantId', 'token'],
  gives: ['environments'],
  look: async (facts, reach) => {
    const id = 'environment.list'
    const list = await readList(facts, reach)
    if (list instanceof Fault) return { finding: failed(id, list.message, list), facts: {} }
    const evidence = [{ label: 'Environments', value: namesOf(list.environments) }, ...list.evidence]
    if (list.environments.length > 0)
      return {
        finding: pass(id, `${count(list.environments)} can be chosen.`, evidence),
        facts: { environments: list.environments },
      }
    const fault = new Fault('bc.environment_unknown', { message: 'Business Central shows no environment.' })
    const link = adminCenterLink(facts.endpoints, facts.tenantId)
    const what = 'Business Central shows no environment of this directory.'
    return { finding: failed(id, what, fault, { evidence, causes: [noneExists, partnerAccess], link }), facts: {} }
  },
})

/** Whether the environment is among those that Business Central lists, and how it is spelled there. */
export const environmentListed = probe({
  name: 'environmentListed',
  requests: 1,
  needs: ['endpoints', 'tenantId', 'token', 'environmentName'],
  gives: ['environments', 'environment', 'endpoints'],
  look: async (facts, reach) => {
    const id = 'environment.listed'
    const { environmentName } = facts
    const list = await readList(facts, reach)
    if (list instanceof Fault) {
      // The list is a help; without it the name as it was typed has to do.
      const guess = { environments: null, environment: environmentName }
      const finding = failed(id, list.message, list)
      return { finding: { ...finding, verdict: 'unknown' as const }, facts: guess }
    }
    const { environments, evidence } = list
    const found = findEnvironment(environments, environmentName)
    if (found)
      return {
        finding: pass(id, `${found.name} is listed.`, [...describe(found), ...evidence]),
        facts: { environments, environment: found.name, endpoints: endpointsOf(facts.endpoints, found) },
      }
    const fault = new Fault('bc.environment_unknown')
    const shown = [
      { label: 'Asked for', value: environmentName },
      { label: 'Listed', value: namesOf(environments) },
    ]
    const link = adminCenterLink(facts.endpoints, facts.tenantId)
    const finding = failed(id, `${environmentName} is not among the environments of this directory.`, fault, {
      evidence: [...shown, ...evidence],
      causes: [otherName, partnerAccess],
      link,
    })
    return { finding, facts: { environments } }
  },
})

type List = { readonly environments: readonly ListedEnvironment[]; readonly evidence: readonly Evidence[] }

const readList = async (
  { endpoints, tenantId, token }: Pick<Facts, 'endpoints' | 'tenantId' | 'token'>,
  reach: Reach,
): Promise<List | Fault> => {
  try {
    const { value, evidence } = await ask(environmentsUrl(endpoints), reach, token)
    const rows = rowsOf(value)
    if (rows === undefined) return new Fault('bc.unexpected', { message: 'The list of environments cannot be read.' })
    const ours = rows.filter((row) => ['', tenantId].includes(textOf(row, 'aadTenantId').toLowerCase()))
    return { environments: ours.map(readEnvironment).filter(({ name }) => name !== ''), evidence }
  } catch (error) {
    if (error instanceof Fault) return error
    throw error
  }
}

/** One row of the list of environments. */
export const readEnvironment = (row: Readonly<Record<string, unknown>>): ListedEnvironment => {
  const webServiceUrl = textOf(row, 'webServiceUrl')
  const login = textOf(row, 'webClientLoginUrl')
  return {
    name: textOf(row, 'name'),
    type: textOf(row, 'type'),
    family: textOf(row, 'applicationFamily'),
    country: textOf(row, 'countryCode'),
    ...(webServiceUrl !== '' && { webServiceUrl }),
    ...(URL.canParse(login) && { webClientUrl: new URL(login).origin }),
  }
}

/** By its name; upper and lower case do not count. */
export const findEnvironment = <E extends { readonly name: string }>(
  environments: readonly E[],
  name: string,
): E | undefined =>
  environments.find((each) => each.name === name) ??
  environments.find((each) => each.name.toLowerCase() === name.toLowerCase())

const describe = ({ name, type, family, country, webServiceUrl }: ListedEnvironment): Evidence[] => [
  { label: 'Name', value: name },
  { label: 'Type', value: type },
  ...(family === '' ? [] : [{ label: 'Application family', value: family }]),
  ...(country === '' ? [] : [{ label: 'Country', value: country }]),
  ...(webServiceUrl === undefined ? [] : [{ label: 'Web service URL', value: webServiceUrl }]),
]

const namesOf = (environments: readonly ListedEnvironment[]): string =>
  environments.length === 0 ? 'none' : environments.map(({ name }) => name).join(', ')

const count = ({ length }: readonly unknown[]): string => (length === 1 ? 'One environment' : `${length} environments`)

const otherName: Cause = {
  id: 'environment.other_name',
  text: 'the environment was renamed or deleted, or belongs to another directory',
  remedy: 'Choose the environment from the list.',
  who: 'builder',
}
const noneExists: Cause = {
  id: 'environment.none',
  text: 'this directory has no environment',
  remedy: 'Create an environment in the Business Central admin center, or choose the directory that has one.',
  who: 'admin-center-admin',
}
const partnerAccess: Cause = {
  id: 'environment.partner_access',
  text: 'its setting Partner Access keeps out applications of other directories',
  remedy: 'Allow the directory of the application under Partner Access in the settings of the environment.',
  who: 'admin-center-admin',
}
