import { limits, versions } from '@landbridge/model'
import { type CompanySwitches, newCompanyData, type Seed, seedNames, setSwitches } from '../bc/index.ts'
import type { Simulation } from '../simulation.ts'
import type { Company, Environment, EnvironmentStatus, Tenant } from '../world.ts'
import { conflict, invalid, needText, notFound } from './refused.ts'

export const environmentTypes = ['Production', 'Sandbox'] as const
export const environmentStatuses = [
  'Active',
  'NotReady',
  'Upgrading',
  'Preparing',
  'Removing',
  'CreatingFailed',
  'RemovingFailed',
  'SoftDeleting',
  'SoftDeletingFailed',
  'SoftDeleted',
  'Recovering',
  'RecoveringFailed',
] as const satisfies readonly EnvironmentStatus[]

/** Version of the base application that new environments have: the newest in production. */
export const currentVersion = versions.findLast(({ ring }) => ring === 'PROD')!.version

/** A version of the base application from what was asked: a major number such as `27`, or a version of one. */
export const findVersion = (asked: string): string | undefined => {
  const known = versions.find(({ major }) => String(major) === asked.trim().split('.')[0])
  if (known === undefined) return undefined
  return /^\d+(\.\d+){3}$/.test(asked.trim()) ? asked.trim() : known.version
}

const namePattern = /^[a-z][a-z0-9_-]{0,28}$/i

export interface EnvironmentDraft {
  readonly name: string
  /** @default 'Sandbox' */
  readonly type?: string
  /** @default the country of the tenant */
  readonly countryCode?: string
  /** @default 'BusinessCentral' */
  readonly applicationFamily?: string
  /** A major version such as `27`, or one with four numbers. @default the newest in production */
  readonly version?: string
}

/** @throws Refused for a name that Business Central does not allow, or that is taken. */
export const createEnvironment = (tenant: Tenant, draft: EnvironmentDraft): Environment => {
  const name = needText('name', draft.name, 29)
  const type = environmentTypes.find((each) => each === (draft.type ?? 'Sandbox'))
  if (!namePattern.test(name))
    throw invalid('name', 'The name must begin with a letter and hold letters, digits, _ and - only.')
  if (type === undefined) throw invalid('type', `type must be one of ${environmentTypes.join(', ')}.`)
  if (tenant.environments.has(name.toLowerCase())) throw conflict(`There is an environment '${name}' already.`)
  const version = findVersion(draft.version ?? currentVersion)
  if (version === undefined)
    throw invalid('version', `version must be of ${versions.map(({ major }) => major).join(', ')}.`)
  const environment: Environment = {
    name,
    type,
    countryCode: draft.countryCode ?? tenant.country,
    applicationFamily: draft.applicationFamily ?? 'BusinessCentral',
    version,
    status: 'Active',
    cards: new Map(),
    companies: new Map(),
  }
  tenant.environments.set(name.toLowerCase(), environment)
  return environment
}

/** Puts an environment into another state; only an active one serves its API. */
export const setEnvironmentStatus = (environment: Environment, status: string): void => {
  const known = environmentStatuses.find((each) => each === status)
  if (known === undefined) throw invalid('status', `status must be one of ${environmentStatuses.join(', ')}.`)
  environment.status = known
}

/** Changes what an environment is made of: its version, and whether it takes extensions of its tenant. */
export const changeEnvironment = (
  environment: Environment,
  changes: { readonly version?: string; readonly perTenantExtensions?: boolean },
): void => {
  if (changes.version !== undefined) {
    const version = findVersion(changes.version)
    if (version === undefined)
      throw invalid('version', `version must be of ${versions.map(({ major }) => major).join(', ')}.`)
    environment.version = version
  }
  if (changes.perTenantExtensions !== undefined)
    environment.settings = { ...environment.settings, refusesPerTenantExtensions: !changes.perTenantExtensions }
}

/** What a new company begins with: two years of trade, a million entries, its setup and a few records, or nothing. */
export const companySeeds: readonly Seed[] = seedNames

export interface CompanyDraft {
  readonly name: string
  /** @default the name */
  readonly displayName?: string
  /** What is in it at first: `demo`, `large`, `small` or `empty`. @default 'empty' */
  readonly data?: string
  /** @default a new one */
  readonly id?: string
}

/** @throws Refused for a name that is taken or too long. */
export const createCompany = (
  { random, clock }: Simulation,
  environment: Environment,
  draft: CompanyDraft,
): Company => {
  const name = needText('name', draft.name, 30)
  const taken = [...environment.companies.values()].some((each) => each.name.toLowerCase() === name.toLowerCase())
  if (taken) throw conflict(`There is a company '${name}' already.`)
  if (environment.companies.size >= limits.companies.value)
    throw conflict(`An environment holds ${limits.companies.value} companies at most.`)
  const seed = companySeeds.find((each) => each === (draft.data ?? 'empty'))
  if (seed === undefined) throw invalid('data', `data must be one of ${companySeeds.join(', ')}.`)
  const displayName = needText('displayName', draft.displayName ?? name, 250)
  const company: Company = {
    id: draft.id ?? random.guid(),
    name,
    displayName,
    evaluation: seed === 'demo' || seed === 'large',
    seed,
    createdAt: clock.now(),
    data: newCompanyData(seed, { now: clock.now, name: displayName, country: environment.countryCode }),
  }
  environment.companies.set(company.id, company)
  return company
}

/** @throws Refused when the environment has no company with this id or name. */
export const getCompany = (environment: Environment, named: string): Company => {
  const companies = environment.companies
  const company = companies.get(named.toLowerCase()) ?? [...companies.values()].find(({ name }) => name === named)
  if (company === undefined) throw notFound(`There is no company '${named}' in ${environment.name}.`)
  return company
}

const dayShape = /^(\d{4}-\d{2}-\d{2})?$/

/** Turns what decides about postings and mail in a company. @throws Refused for a day that is none. */
export const setUpCompany = (environment: Environment, named: string, switches: CompanySwitches): void => {
  for (const name of ['allowPostingFrom', 'allowPostingTo'] as const)
    if (!dayShape.test(switches[name] ?? ''))
      throw invalid(name, `${name} must be a day, such as 2030-01-31, or empty.`)
  setSwitches(getCompany(environment, named).data, switches)
}

export const deleteCompany = (environment: Environment, named: string): void => {
  environment.companies.delete(getCompany(environment, named).id)
}
