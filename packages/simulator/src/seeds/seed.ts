import { directoryRoles } from '@landbridge/model'
import { readDocument } from '../scenarios/document.ts'
import { flag, listOf, mapOf, number, objectOf, oneOf, plain, type Shape, text } from '../scenarios/shapes.ts'
import type { PlainObject } from '../world.ts'

/** Name of a directory role, as in the table of the model. */
export type RoleName = keyof typeof directoryRoles

/** A world to begin with, in place of the demonstration. The same shape in TypeScript, JSON and YAML. */
export interface Seed {
  readonly tenants: readonly SeedTenant[]
}

export interface SeedTenant {
  readonly displayName: string
  /** Verified domains; the first is the initial one. */
  readonly domains: readonly string[]
  /** @default made from the name, the same at every start */
  readonly id?: string
  /** Two letters. @default 'US' */
  readonly country?: string
  /** Whether Business Central was ever activated there. @default true */
  readonly hasBusinessCentral?: boolean
  readonly policy?: {
    readonly usersMayRegister?: boolean
    readonly secretsAllowed?: boolean
    readonly secretMaxDays?: number
  }
  readonly users?: readonly SeedUser[]
  readonly environments?: readonly SeedEnvironment[]
  readonly applications?: readonly SeedApplication[]
}

export interface SeedUser {
  /** The part before the `@`. */
  readonly alias: string
  /** @default the alias */
  readonly displayName?: string
  /** @default by chance; it is in `sim.env` where the person is the first administrator */
  readonly password?: string
  readonly directoryRoles?: readonly RoleName[]
  /** Permission sets, by environment name. */
  readonly permissionSets?: Readonly<Record<string, readonly string[]>>
}

export interface SeedEnvironment {
  readonly name: string
  readonly type?: string
  readonly countryCode?: string
  readonly applicationFamily?: string
  readonly version?: string
  readonly companies?: readonly SeedCompany[]
}

export interface SeedCompany {
  readonly name: string
  readonly displayName?: string
  readonly id?: string
  /** Name of what its records begin with. @default 'empty' */
  readonly data?: string
  /** Further records by entity set, made in this order by the rules of the API; lines may be in their documents. */
  readonly records?: Readonly<Record<string, readonly PlainObject[]>>
}

export interface SeedApplication {
  readonly displayName: string
  readonly signInAudience?: string
  readonly redirectUris?: readonly string[]
  /** Text of a client secret. @default by chance */
  readonly secret?: string
  /** Application roles and delegated scopes of Business Central that it asks for. */
  readonly roles?: readonly string[]
  readonly scopes?: readonly string[]
  /** Whether an administrator consented. @default true */
  readonly consented?: boolean
  readonly cards?: readonly SeedCard[]
}

export interface SeedCard {
  readonly environment: string
  /** @default the name of the application */
  readonly description?: string
  /** @default 'Enabled' */
  readonly state?: 'Enabled' | 'Disabled'
  readonly permissionSets?: readonly string[]
}

const texts = listOf(text)
const record = mapOf(plain) as Shape<PlainObject>

const company: Shape<SeedCompany> = objectOf(
  { name: text },
  { displayName: text, id: text, data: text, records: mapOf(listOf(record)) },
)

const environment: Shape<SeedEnvironment> = objectOf(
  { name: text },
  { type: text, countryCode: text, applicationFamily: text, version: text, companies: listOf(company) },
)

const user: Shape<SeedUser> = objectOf(
  { alias: text },
  {
    displayName: text,
    password: text,
    directoryRoles: listOf(oneOf(Object.keys(directoryRoles) as RoleName[])),
    permissionSets: mapOf(texts),
  },
)

const card: Shape<SeedCard> = objectOf(
  { environment: text },
  { description: text, state: oneOf(['Enabled', 'Disabled']), permissionSets: texts },
)

const application: Shape<SeedApplication> = objectOf(
  { displayName: text },
  {
    signInAudience: text,
    redirectUris: texts,
    secret: text,
    roles: texts,
    scopes: texts,
    consented: flag,
    cards: listOf(card),
  },
)

const policy = objectOf({}, { usersMayRegister: flag, secretsAllowed: flag, secretMaxDays: number })

const tenant: Shape<SeedTenant> = objectOf(
  { displayName: text, domains: texts },
  {
    id: text,
    country: text,
    hasBusinessCentral: flag,
    policy,
    users: listOf(user),
    environments: listOf(environment),
    applications: listOf(application),
  },
)

/** A seed, checked as far as it can be without making it. @throws Refused that names the place that is wrong */
export const seedShape: Shape<Seed> = objectOf({ tenants: listOf(tenant) }, {})

/** Reads a seed from a JSON or YAML file. @throws Refused that names the file and the place in it */
export const readSeed = (path: string): Seed => readDocument(path, seedShape)
